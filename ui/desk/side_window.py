"""A window beside the main one: the inspector in a window of its own, or a second desk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.ending import end, end_now


class SideWindow(QWidget):
    """Holds one part of the room; tells when a person closed it."""

    closed = Signal(str)

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.name = name
        self.held: QWidget | None = None
        self._quiet = False
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def hold(self, widget: QWidget) -> None:
        """Hold another part instead of the one held until now, which goes."""
        old = self.let_go()
        if old is not None:
            end_now(old)
        self.held = widget
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)
        widget.show()

    def let_go(self) -> QWidget | None:
        """Give away the part that is held."""
        held, self.held = self.held, None
        layout = self.layout()
        if held is not None and layout is not None:
            layout.removeWidget(held)
        return held

    def end(self) -> None:
        """Close without telling anybody."""
        self._quiet = True
        self.close()
        end(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._quiet:
            self.closed.emit(self.name)
