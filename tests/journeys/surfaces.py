"""Every surface of the program, one after the other: windows, pages, forms, dialogs, bars.

`classes()` finds the widgets of the program in its code, so that a new one that nobody walks is noticed.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

import ui
from tests.asking import answer, ask, call
from tests.files import attach, png
from tests.forms import forms, house_forms
from tests.houses import PROCEDURE, SET, fill, run
from tests.rooms import ANNA, Bench, busy_room
from tests.screens import Screens, press
from ui.actions import BY_ID
from ui.crash import CrashDialog
from ui.desk import help_deeds, menus
from ui.desk.desk import Desk
from ui.desk.window import MainWindow
from ui.dialogs.about import AboutDialog
from ui.dialogs.confirm import Confirm
from ui.dialogs.connection import ConnectionDialog
from ui.dialogs.for_me import ForMe
from ui.dialogs.keys import KeysDialog, keys_sheet
from ui.dialogs.new_keys import NewKeys
from ui.dialogs.notice import Notice
from ui.dialogs.one_line import OneLine
from ui.dialogs.password import PasswordPrompt
from ui.dialogs.pasting import PasteDialog
from ui.dialogs.sheet import SheetDialog
from ui.dialogs.too_many import TooMany
from ui.dialogs.unsent import UnsentDialog
from ui.dialogs.waiting import Waiting
from ui.dialogs.wall import WallSetup
from ui.house.pages import PAGES as HOUSE_PAGES
from ui.panels.page_table import PAGES
from ui.wall.view import WallView
from ui.wall.window import WallWindow
from warroom.clock import real_now
from warroom.domain.rules.eyes import CallEyes
from warroom.domain.rules.guards import SetGuard
from warroom.errors import N_, Unavailable
from warroom.services.connections import MARKS, Address
from warroom.services.drafts import Drafts
from warroom.services.legibility import Seat
from warroom.services.unsent import unsent
from warroom.services.wall.manner import Manner

BASES: Final = {"Page", "NoticeBar", "Zone"}
"""What is only there to be made something of."""


def classes() -> set[str]:
    """Name every widget that the program's code defines."""
    found = set()
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        loaded = importlib.import_module(module.name)
        for name, each in inspect.getmembers(loaded, inspect.isclass):
            if each.__module__ == module.name and issubclass(each, QWidget) and name not in BASES:
                found.add(name)
    return found


def room_of(text: str) -> Bench:
    """Make a room in which a text stands everywhere."""
    bench = busy_room()
    bench.change(title=text[:190], customer_words=text)
    bench.log(text)
    bench.hypothesis(text, "NETWORK")
    bench.evidence(text)
    bench.fix(text[:190])
    answer(bench, ask(bench, text))
    ask(bench, text, due_in=1)
    call(bench, "NETWORK", text)
    bench.submit(SetGuard(text=text[:100]))
    bench.submit(CallEyes(text=text[:100], minutes=60, written_at=real_now()))
    attach(bench)
    attach(bench, "picture.png", png(60, 40), media_type="image/png")
    run(bench)
    bench.agree(text)
    return bench


def name_of(text: str) -> str:
    """Make a name that a connection may have."""
    kept = "".join(sign for sign in text if sign not in MARKS and sign.isprintable()).strip().lstrip("-")
    return kept or "A server"


class Walk:
    """Shows surfaces one by one, each with its name; those it makes are closed when the next one comes."""

    def __init__(self, screens: Screens, text: str) -> None:
        self.screens = screens
        self.text = text
        self.window: MainWindow = screens.window()

    @property
    def desk(self) -> Desk:
        """The desk in the window."""
        assert self.window.desk is not None
        return self.window.desk

    def surfaces(self) -> Iterator[tuple[str, QWidget]]:
        """Give every surface while it is in sight."""
        assert self.window.start is not None
        yield "start", self.window
        yield from self._of_start()
        self.screens.enter(self.window, room_of(self.text))
        yield from self._pages()
        yield from self._forms()
        yield from self._dialogs()
        yield from self._windows()
        yield from self._house()
        yield from self._wall()

    def _wall(self) -> Iterator[tuple[str, QWidget]]:
        yield from self._over("wall setup", WallSetup(self.window.settings, self.window))
        wall = WallWindow(Seat(), self.window.bridge, self.screens.store)
        wall.resize(1920, 1080)
        wall.view.show_stale((self.text[:80], self.text))
        yield from self._over("wall", wall)
        assert self.window.bridge is not None
        public = WallView(Seat(), Manner(public=True))
        public.resize(1920, 1080)
        public.show_room(self.window.bridge.ready)
        yield from self._over("public wall", public)

    def _of_start(self) -> Iterator[tuple[str, QWidget]]:
        help_deeds.help_start(self.window)
        yield from self._modal("help of the start page")
        yield from self._over("settings", self.window.open_settings())
        yield from self._over("notice", Notice(self.text))
        yield from self._over("crash", CrashDialog(self.text))
        yield from self._servers()

    def _servers(self) -> Iterator[tuple[str, QWidget]]:
        """Show where rooms are on servers, and what is asked on the way there."""
        doors, name = self.window.doors, self.text[:60]
        made = doors.connections.save(name_of(name), Address(host="localhost", database="rooms", user="ana"))
        yield from self._over("servers", doors.manage())
        dialog = ConnectionDialog(doors.connections, doors.drafts, made, self.window)
        dialog.show_trouble(Unavailable(N_("{place} is away."), place=name))
        yield from self._over("connection", dialog)
        yield from self._over("password", PasswordPrompt(name, name, name, self.window))
        yield from self._over("waiting", Waiting(name, self.text, self.window))
        doors.connections.remove(made)

    def _pages(self) -> Iterator[tuple[str, QWidget]]:
        for kind in PAGES:
            self.desk.go(kind.name)
            self.desk.pages.page.setFocus()
            yield f"page {kind.name}", self.window
        self.desk.go("timeline")
        for name in ("timeline.search", "first", "incident.show"):
            self.desk.do_by_id(name)
            yield name, self.window
        for stream in self.desk.room.timeline.first:
            self.desk.choose(stream)
        yield "inspector", self.window
        yield from self._over("menu", menus.open_menu(self.desk, QPoint(10, 10)))
        self.desk.focus_line()
        self.desk.line.edit.setText("")
        self.desk.line.type_on("/")
        yield "completion", self.window
        press("Esc")
        self.desk.line.forget()
        self.desk.complain(self.text)
        self.desk.say(self.text)
        yield "message", self.window
        yield from self._files()

    def _files(self) -> Iterator[tuple[str, QWidget]]:
        """Show the picture of a file, and a file that cannot be attached, which stays to be read."""
        stream = next(key for key, each in self.desk.room.attachments.items() if each.name == "picture.png")
        self.desk.choose(stream)
        yield "picture", self.window
        program = Path(self.screens.file).parent / f"{self.text[:60]}.exe".replace("/", "∕")
        program.write_bytes(b"MZ")
        self.desk.files.attach_paths([program])
        self.screens.qtbot.waitUntil(lambda: not self.desk.files.uploads.busy)
        yield "upload", self.window

    def _forms(self) -> Iterator[tuple[str, QWidget]]:
        for name, form in forms(self.desk.room):
            yield from self._over(f"form {name}", self.desk.ask(form))

    def _over(self, name: str, dialog: QWidget) -> Iterator[tuple[str, QWidget]]:
        dialog.show()
        QApplication.processEvents()
        yield name, dialog
        dialog.close()
        QApplication.processEvents()

    def _modal(self, name: str) -> Iterator[tuple[str, QWidget]]:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, name
        yield from self._over(name, dialog)

    def _dialogs(self) -> Iterator[tuple[str, QWidget]]:
        desk, text = self.desk, self.text
        drafts = Drafts(Path(self.screens.file).parent / "walk", "walk")
        drafts.put("line", text)
        for name in (
            "palette",
            "help",
            "keys",
            "about",
            "notices",
            "here",
            "timeline.views",
            "timeline.jump",
            "since",
        ):
            desk.do_by_id(name)
            yield from self._modal(name)
        QGuiApplication.clipboard().setText(f"{text[:80]}\nA second line")
        yield from self._over("paste", PasteDialog(desk.bridge, drafts, f"{text[:80]}\nb", desk))
        yield from self._over("new keys", NewKeys(BY_ID["theme"], desk))
        yield from self._over("all keys", KeysDialog(desk))
        yield from self._over("sheet", SheetDialog(keys_sheet(), lambda: None, desk))
        yield from self._over("too many", TooMany(2000, 1000, desk))
        yield from self._over("confirm", Confirm(text, text, text[:40], desk))
        yield from self._over("one line", OneLine(text[:90], text, text, text[:40], desk))
        yield from self._over("unsent", UnsentDialog(unsent(drafts), desk))
        yield from self._over("for me", ForMe(desk.room, ANNA, desk))
        yield from self._over("about", AboutDialog(desk.bridge.store, desk, desk.bridge))

    def _windows(self) -> Iterator[tuple[str, QWidget]]:
        self.window.windows.toggle_inspector(self.desk)
        self.window.windows.toggle_second()
        QApplication.processEvents()
        for name, window in self.window.windows.beside.items():
            yield f"window {name}", window
        self.window.windows.toggle_second()
        self.window.windows.toggle_inspector(self.desk)

    def _house(self) -> Iterator[tuple[str, QWidget]]:
        fill(self.screens.store, PROCEDURE, SET)
        self.window.show_house()
        self.screens.qtbot.waitUntil(lambda: self.window.visit.view is not None)
        view = self.window.visit.view
        assert view is not None
        for kind in HOUSE_PAGES:
            view.go(kind.name)
            yield f"house {kind.name}", self.window
        for name, form in house_forms(view.room):
            yield from self._over(f"house form {name}", view.ask(form))
        view.open_palette()
        yield from self._modal("house palette")
        view.leave()
