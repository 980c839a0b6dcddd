"""A program that writes a byte when it has painted: the desk as `warroom` opens it, or an empty window."""

from __future__ import annotations

import sys
from collections.abc import Callable


def desk() -> int:
    """Open the program as its console script does; the byte comes with the first frame that holds rows."""
    from warroom import __main__ as program

    class Windows(program.Windows):
        """The windows of the program, watched from the moment at which the desk is asked for."""

        def desk(self, url: str, room: str, theme: str, language: str) -> int:
            watch_rows()
            return super().desk(url, room, theme, language)

    program.Windows = Windows  # type: ignore[misc]
    return program.main([])


def watch_rows() -> None:
    """Tell when a list of the desk has painted rows; the desk imports the same modules anyway."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QTableView

    from ui.panels.line_list import RowView

    def paint(view: QTableView, event: QPaintEvent) -> None:
        QTableView.paintEvent(view, event)
        if view.model().rowCount():
            tell()
            del RowView.paintEvent

    RowView.paintEvent = paint  # type: ignore[method-assign]


def empty() -> int:
    """Open a window with nothing in it."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Empty(QMainWindow):
        """Tells when it is painted."""

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            tell()

    app = QApplication(sys.argv[:1])
    window = Empty()
    window.resize(window.screen().availableSize() * 0.94)
    window.show()
    return int(app.exec())


def tell() -> None:
    """Send the byte and close the window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    sys.stdout.write(".")
    sys.stdout.flush()
    QTimer.singleShot(0, QApplication.closeAllWindows)


PROGRAMS: dict[str, Callable[[], int]] = {"desk": desk, "empty": empty}

if __name__ == "__main__":
    sys.exit(PROGRAMS[sys.argv[1]]())
