"""Fixtures that the tests of the screens and the journeys share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QtMsgType, QUrl, Slot, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.screens import Screens
from tests.servers import empty_server, server_url
from ui import shortcuts
from ui.theme import apply, current
from warroom import i18n

__all__ = ["database", "empty_server", "look", "opener", "qt_messages", "screens", "server_url"]

PREPARED = "prepared"
LOUD = {"QtWarningMsg", "QtCriticalMsg", "QtFatalMsg"}
NOT_OURS = ("This plugin does not support ", "Mouse event ")
"""What Qt says of the screen that is not there, and of clicks that a test makes without one."""


@pytest.fixture
def qt_messages() -> Iterator[list[str]]:
    """Give Qt's warnings that a program on a real screen would cause too."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _place: QMessageLogContext, text: str) -> None:
        if kind.name in LOUD and not text.startswith(NOT_OURS):
            heard.append(text)

    before = qInstallMessageHandler(hear)
    yield heard
    qInstallMessageHandler(before)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Give the program's look and English, take both back afterwards, and let what was ended be gone."""
    if not qapp.property(PREPARED):
        apply.prepare()
        qapp.setProperty(PREPARED, True)
    i18n.use("en")
    shortcuts.use({})
    if current.name() != "dark" or not qapp.styleSheet():
        apply.use_theme("dark")
    yield
    i18n.use("en")
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Give the address of a server's database for a test marked `both`, in one of its two runs; else nothing."""
    on_server = getattr(request, "param", "sqlite") == "postgresql"
    return str(request.getfixturevalue("server_url")) if on_server else ""


@pytest.fixture
def screens(qtbot: QtBot, tmp_path: Path, database: str) -> Iterator[Screens]:
    """Give screens over a database of the test's own."""
    made = Screens(qtbot, tmp_path / "rooms.db", database)
    yield made
    made.close()


class Opener(QObject):
    """Takes the files that would be opened with a program of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Note a file."""
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def opener() -> Iterator[Opener]:
    """Give what was opened, instead of opening it."""
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "take")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("file")
