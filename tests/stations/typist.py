"""A desk in a process of its own, in which somebody types into everything that takes words; then it is killed.

`type` writes into each form, the line, the brief's question, the first minutes, the title and a paste;
`read` opens the same anew and says what stands there, one JSON line each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Final

import msgspec

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from tests.forms import forms, house_forms
from tests.rooms import ANNA
from tests.stations.station import say, told
from ui.app import application
from ui.desk.desk import Desk
from ui.desk.window import MainWindow
from ui.dialogs.fields import Control
from ui.dialogs.form import FormDialog
from ui.dialogs.pasting import PasteDialog
from ui.panels.brief import BriefPage
from ui.pictures import wait_loaded
from warroom import config
from warroom.services.database import Database

WORDS: Final = "Nobody logged this yet"


class Typist:
    """The window at a room, and everything in it that takes words."""

    def __init__(self, url: str, room: str) -> None:
        application("dark", "en")
        config.remember(person_id=ANNA)
        self.window = MainWindow(Database(url), config.load())
        self.window.show_start()
        assert self.window.start is not None
        self.title = self.window.start.title
        self.start = self.window.start
        self.room = room

    def desk(self) -> Desk:
        """Open the room."""
        self.window.open_room(self.room)
        assert self.window.bridge is not None
        assert self.window.desk is not None
        wait_loaded(self.window.bridge)
        return self.window.desk

    def forms(self, desk: Desk) -> Iterator[tuple[str, FormDialog]]:
        """Open every form of the desk and of the house, with those that have a place of their own."""
        seen: set[str] = set()
        for name, form in list(forms(desk.room)):
            if form.place not in seen:
                seen.add(form.place)
                yield name, desk.ask(form)
        self.window.show_house()
        while self.window.visit.view is None:
            QApplication.processEvents()
        view = self.window.visit.view
        for name, form in list(house_forms(view.room)):
            if form.place not in seen:
                seen.add(form.place)
                yield f"house {name}", view.ask(form)


def texts(dialog: FormDialog) -> list[Control]:
    """Give the controls of a form that take words."""
    return [each for each in dialog.controls.values() if isinstance(each.widget, QLineEdit | QPlainTextEdit)]


def type_all(url: str, room: str) -> None:
    """Type into everything, say where, and wait to be killed."""
    typist = Typist(url, room)
    typist.title.setText(f"{WORDS}: title")
    desk = typist.desk()
    desk.line.type_on(f"{WORDS}: line")
    desk.go("brief")
    brief = desk.pages.page
    assert isinstance(brief, BriefPage)
    brief.edit.insert(f"{WORDS}: brief")
    brief.edit.textEdited.emit(brief.edit.text())
    PasteDialog(desk.bridge, desk.drafts, f"{WORDS}: one\n{WORDS}: two", desk)
    for name, dialog in typist.forms(desk):
        for control in texts(dialog):
            control.set_value(f"{WORDS}: {name} {control.field.name}")
        say(msgspec.json.encode((name, len(texts(dialog)), dialog.place)).decode())
    say("typed")
    told()


def read_all(url: str, room: str) -> None:
    """Open everything anew and say what stands there."""
    typist = Typist(url, room)
    found = {"title": [typist.title.text()]}
    desk = typist.desk()
    found["line"] = [desk.line.text()]
    desk.go("brief")
    brief = desk.pages.page
    assert isinstance(brief, BriefPage)
    found["brief"] = [brief.edit.text()]
    found["paste"] = [row.text for row in PasteDialog(desk.bridge, desk.drafts, "", desk).rows]
    for name, dialog in typist.forms(desk):
        found[name] = [f"{each.field.name}={each.value()}" for each in texts(dialog)]
    say(msgspec.json.encode(found).decode())
    typist.window.leaving.quiet = True
    typist.window.close()
    typist.window.store.close()


def main() -> None:
    """Do what was asked for."""
    say("ready")
    told()
    {"type": type_all, "read": read_all}[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
