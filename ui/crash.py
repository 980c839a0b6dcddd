"""When the program itself fails: say so, keep the words, offer a report to save."""

from __future__ import annotations

import platform
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme.fonts import font
from ui.theme.scale import px
from ui.theme.words import button, plain_label, set_words, wrapped
from warroom import __version__, config
from warroom.clock import real_now
from warroom.errors import WarRoomError
from warroom.i18n import _
from warroom.services.saying import say


def report_text(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Write what happened for whoever mends it: versions and the trace, nothing from the room."""
    lines = [
        f"War Room {__version__}",
        f"{real_now()}",
        f"Python {sys.version.split()[0]}, {platform.platform()}",
        "",
        *traceback.format_exception(kind, error, trace),
    ]
    return "\n".join(lines)


def keep_report(report: str) -> Path:
    """Write a report beside the program's data; OSError or Unavailable where that cannot be."""
    stamp = real_now()[:19].replace(":", "")
    path = config.folders().data / f"crash-{stamp}.txt"
    path.write_text(report, encoding="utf-8")
    return path


class CrashDialog(QDialog):
    """Says what failed; what was typed is on disk already."""

    def __init__(self, report: str) -> None:
        super().__init__(_below())
        self.report = report
        self.setWindowTitle(_("Something failed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(px(720), px(440))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(20), px(24), px(18))
        layout.setSpacing(px(12))
        layout.addWidget(plain_label(_("The program failed here"), "title"))
        text = _(
            "The log is safe and what you typed is kept. Go on; if it fails again, start the program anew."
        )
        layout.addWidget(wrapped(plain_label(text, "small", "muted")))
        details = QPlainTextEdit(report)
        details.setReadOnly(True)
        details.setFont(font("mono_small"))
        details.setAccessibleName(_("Report"))
        layout.addWidget(details, 1)
        self._said = wrapped(plain_label("", "small", "info"))
        layout.addWidget(self._said)
        row = QHBoxLayout()
        row.addStretch(1)
        save = button(_("Save the report"))
        save.clicked.connect(self.save)
        row.addWidget(save)
        close = button(_("Go on"), main=True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout.addLayout(row)

    @Slot()
    def save(self) -> None:
        """Write the report beside the program's data."""
        try:
            path = keep_report(self.report)
        except OSError as wrong:
            set_words(self._said, str(wrong))
        except WarRoomError as wrong:
            set_words(self._said, say(wrong))
        else:
            set_words(self._said, str(path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(at, QPushButton):
            at.click()
            return
        super().keyPressEvent(event)


def _below() -> QWidget | None:
    """Give the window over which a person is told; nobody answers a dialog on the wall."""
    active = QApplication.activeWindow()
    wall = active is not None and active.cursor().shape() is Qt.CursorShape.BlankCursor
    return None if wall else active


class _Herald(QObject):
    """Carries a failure of any thread to the GUI thread."""

    failed = Signal(str)

    def __init__(self, dialogs: bool) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._kept: set[str] = set()
        self._dialog: CrashDialog | None = None
        """Held here: without a window below it nothing else keeps it."""
        self.failed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @Slot(str)
    def _show(self, report: str) -> None:
        if not self._dialogs:
            self._keep(report)
        elif self._dialog is None:
            self._dialog = CrashDialog(report)
            self._dialog.finished.connect(self._closed)
            self._dialog.open()

    def _keep(self, report: str) -> None:
        """Keep each failure once: what fails at every tick must not fill the disk."""
        trace = report.partition("\n\n")[2]
        if trace not in self._kept:
            self._kept.add(trace)
            with suppress(OSError, WarRoomError):  # the terminal has it
                keep_report(report)

    @Slot()
    def _closed(self) -> None:
        self._dialog = None


def install(dialogs: bool = True) -> None:
    """Show the crash dialog for every failure that nothing else caught, on any thread.

    Where nobody could answer a dialog, as on a wall, the reports are kept beside the program's data instead.
    """
    import threading

    herald = _Herald(dialogs)
    app = QApplication.instance()
    assert app is not None
    herald.setParent(app)

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        report = report_text(kind, error, trace)
        with suppress(AttributeError, OSError, ValueError):
            # A program without terminal has no such stream, or one that was closed.
            sys.stderr.write(report)
        herald.failed.emit(report)

    sys.excepthook = caught
    threading.excepthook = lambda args: caught(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
