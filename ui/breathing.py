"""Long work on the GUI thread, in steps with a breath between them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEventLoop


def breathe() -> None:
    """Let the window paint, news come in and timers run; keys and clicks wait, and keep their order."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
