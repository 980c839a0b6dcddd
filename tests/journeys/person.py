"""A person at the window who has a keyboard and eyes, and nothing else: keys are counted, steps pictured."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QComboBox, QTableView, QWidget

from tests.gates.source import ROOT
from tests.screens import Screens, focused, press, type_in
from ui.desk.desk import Desk
from ui.desk.window import MainWindow
from ui.dialogs.form import FormDialog
from warroom.domain.room import Room

PICTURES = ROOT / "build" / "journey"


class Person:
    """Presses keys, waits until the log has what was written, and takes a picture of every step."""

    def __init__(self, screens: Screens, window: MainWindow, folder: Path = PICTURES) -> None:
        self.screens = screens
        self.window = window
        self.folder = folder
        self.keys = 0
        self._steps = 0
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()

    @property
    def desk(self) -> Desk:
        """The desk in the window."""
        assert self.window.desk is not None
        return self.window.desk

    @property
    def room(self) -> Room:
        """The room at the desk."""
        return self.desk.room

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for each in keys:
            press(each)
            self.keys += 1

    def type(self, text: str) -> None:
        """Type a text; every letter is a key."""
        type_in(text)
        self.keys += len(text)

    def look(self, name: str) -> None:
        """Take a picture of what is on the screen: the window, and the form over it."""
        self._steps += 1
        QApplication.processEvents()
        picture = self.window.grab()
        above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(above, QWidget):
            draw_above(picture, self.window, above)
        picture.save(str(self.folder / f"{self._steps:02d}-{name}.png"))

    def log(self, line: str) -> Room:
        """Write into the entry line and press Enter."""
        before = self.room.seq
        self.type(line)
        self.press("Return")
        return self.taken(before)

    def taken(self, before: int) -> Room:
        """Wait until the log took something that was written after an entry."""
        self.screens.qtbot.waitUntil(lambda: self.room.seq > before and not self.desk.bridge.sending)
        return self.screens.settled(self.desk.bridge)

    def form(self, key: str) -> FormDialog:
        """Open a form by its key."""
        self.press(key)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog), key
        return dialog

    def to(self, label: str) -> None:
        """Go to a field of the form by Tab."""
        for _key in range(40):
            if focused().accessibleName() == label:
                return
            self.press("Tab")
        raise AssertionError(f"{label} is not reached by Tab")

    def choose(self, label: str, words: str) -> None:
        """Go to a choice and pick what its words begin with."""
        self.to(label)
        box = focused()
        assert isinstance(box, QComboBox)
        for _key in range(box.count()):
            if box.currentText().startswith(words):
                return
            self.press("Down")
        self.press("Home")
        for _key in range(box.count()):
            if box.currentText().startswith(words):
                return
            self.press("Down")
        raise AssertionError(f"{label} has no {words}")

    def write(self, label: str, text: str) -> None:
        """Go to a field and write in it."""
        self.to(label)
        self.type(text)

    def send(self) -> Room:
        """Send the form and wait until the log took it."""
        before = self.room.seq
        self.press("Ctrl+Return")
        self.screens.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        return self.taken(before)

    def select(self, page: str, words: str) -> None:
        """Go to a page and walk to the line that says something."""
        self.press(page)
        self.press("Escape")
        self.press("Home")
        view = focused()
        assert isinstance(view, QTableView)
        for _key in range(200):
            if words in str(view.currentIndex().data()):
                return
            self.press("Down")
        raise AssertionError(f"{words} is not in the list")


def draw_above(picture: QPixmap, window: QWidget, above: QWidget) -> None:
    """Draw what stands over the window into its picture, in the middle, where a large screen has it."""
    painter = QPainter(picture)
    place = window.rect().center() - above.rect().center()
    painter.drawPixmap(place, above.grab())
    painter.end()
