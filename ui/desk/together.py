"""Others in the room: what this desk tells of itself, and how those who are here are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.dialogs.form import FormDialog
from ui.dialogs.who_is_here import WhoIsHere
from ui.panels.page_table import BY_NAME
from warroom.domain.entry import Entry
from warroom.services.presence_words import count_words, writing_words

if TYPE_CHECKING:
    from ui.desk.desk import Desk

PAUSE_MS: Final = 4000
"""Milliseconds after the last letter for which one still counts as writing."""


class Together(QObject):
    """Tells the others page, station, open form and typing of a desk in sight; shows who else is here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._here: frozenset[str] = frozenset()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._stopped)
        desk.pages.stack.currentChanged.connect(self.look)
        desk.line.edit.textChanged.connect(self._typed)
        desk.bridge.loaded.connect(self.look)
        desk.bridge.company_changed.connect(self._show)
        desk.bridge.wrote.connect(self._mark)
        desk.footer.here_pressed.connect(self.show_list)
        self._show()

    @Slot()
    def look(self) -> None:
        """Tell the page and the station, where a person sees this desk; a picture of one is nobody."""
        desk = self._desk
        if desk.isVisible() and desk.bridge.room is not None and (desk.isActiveWindow() or not self._told):
            desk.bridge.tell_others(page=desk.pages.current)

    @property
    def _told(self) -> bool:
        return bool(self._desk.bridge.here.page)

    @Slot(str)
    def _typed(self, text: str) -> None:
        """Tell that one writes; what was sent or taken away is written no more."""
        if not self._told:
            return
        if text.strip() and self._desk.line.edit.hasFocus():
            self.write()
        else:
            self._pause.stop()
            self._stopped()

    @Slot()
    def write(self) -> None:
        """Tell that one writes, until some time after the last letter."""
        if self._told:
            self._pause.start()
            self._desk.bridge.tell_others(typing=True)

    @Slot()
    def _stopped(self) -> None:
        self._desk.bridge.tell_others(typing=False)

    def watch(self, dialog: FormDialog) -> None:
        """Tell what a form is open on, until it is closed."""
        if self._told:
            self._desk.bridge.tell_others(stream=dialog.about)
            dialog.typed.connect(self.write)
            dialog.finished.connect(self._closed)

    @Slot()
    def _closed(self) -> None:
        self._pause.stop()
        self._desk.bridge.tell_others(stream="", typing=False)

    @Slot()
    def _show(self) -> None:
        """Show who is here: how many in the footer, who writes by the entry line, whose stations on their page."""
        desk, bridge = self._desk, self._desk.bridge
        others = bridge.company.others
        desk.footer.show_here(count_words(others, bridge.actor))
        if bridge.room is None:
            return
        desk.line.show_others(writing_words(bridge.room, others, bridge.actor))
        if bridge.room.here != self._here:
            self._here = bridge.room.here
            if desk.pages.current == "owners":
                desk.pages.refresh()

    @Slot(object)
    def _mark(self, entries: tuple[Entry, ...]) -> None:
        """Mark what others wrote as new, for a while."""
        self._desk.pages.timeline.model.new.mark(entry.seq for entry in entries)

    @Slot()
    def show_list(self) -> None:
        """List who is here."""
        dialog = WhoIsHere(self._desk.bridge, self._desk)
        dialog.chosen.connect(self._go)
        dialog.open()

    @Slot(str, str)
    def _go(self, page: str, stream: str) -> None:
        """Go where somebody is: to what they change, else to their page."""
        if stream in self._desk.room.versions:
            self._desk.open_stream(stream)
        elif page in BY_NAME:
            self._desk.go(page)


def show_here(desk: Desk) -> None:
    """List who is here."""
    desk.together.show_list()
