"""The pages of the desk: made when first shown, refreshed when what they show changed and is in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import timeline_deeds
from ui.panels.list_page import ListPage
from ui.panels.page import Page
from ui.panels.page_table import BY_NAME, PageKind
from ui.panels.timeline import TimelinePage
from warroom.domain.changes import Changes
from warroom.domain.room import Room

if TYPE_CHECKING:
    from ui.desk.desk import Desk

AGE_EVERY: Final = 15
"""Seconds after which ages in a list are written anew."""


class _Made(dict[str, Page]):
    """The pages by name, each made when it is first asked for: the desk opens on one page."""

    def __init__(self, make: Callable[[str], Page]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> Page:
        page = self[name] = self._make(name)
        return page


class Pages:
    """Knows the pages by name and which one is in sight."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ticks = 0
        self.current = "timeline"
        self.stack = QStackedWidget()
        self.stack.setMinimumSize(
            1, 1
        )  # bars above and below it are never cut for a list that can be scrolled
        self.timeline = TimelinePage()
        self.timeline.picked.connect(desk.choose)
        self.timeline.view.typed.connect(desk.type_on)
        self.timeline.view.menu_wanted.connect(desk.show_menu)
        timeline_deeds.attach(desk, self.timeline)
        self.stack.addWidget(self.timeline)
        self.made = _Made(self._make)

    def list_page(self, name: str) -> ListPage:
        """Give a page that is a list."""
        page = self.made[name]
        assert isinstance(page, ListPage), name
        return page

    def _make(self, name: str) -> Page:
        kind = BY_NAME[name]
        page = kind.widget(self._desk) if kind.widget else self._make_list(kind)
        self.stack.addWidget(page)
        return page

    def _make_list(self, kind: PageKind) -> ListPage:
        from ui.actions import BY_ID

        desk, page = self._desk, ListPage(kind)
        page.more = partial(kind.more, desk)
        page.list.view.space_opens = kind.space
        page.list.picked.connect(partial(self._pick, desk))
        page.list.view.typed.connect(desk.type_on)
        page.list.view.menu_wanted.connect(desk.show_menu)
        page.list.opened.connect(lambda _stream: self._open(kind.opens))
        actions = [BY_ID[each] for each in kind.buttons]
        page.add_buttons([(action.words, "", partial(desk.do, action)) for action in actions])
        return page

    @staticmethod
    def _pick(desk: Desk, stream: str) -> None:
        desk.choose(stream)

    def _open(self, action: str) -> None:
        from ui.actions import BY_ID

        self._desk.do(BY_ID[action])

    def go(self, name: str) -> None:
        """Bring a page into sight, refreshed, with its list ready for the arrows."""
        self.current = name
        self.stack.setCurrentWidget(self.page)
        self.refresh()
        if not self._desk.line.edit.hasFocus():
            self.focus_current()

    @property
    def page(self) -> QWidget:
        """The page in sight."""
        return self.timeline if self.current == "timeline" else self.made[self.current]

    def focus_current(self) -> None:
        """Put the keyboard into the list of the page in sight."""
        self.page.setFocus()

    def show_room(self, room: Room) -> None:
        """Show a whole room."""
        self.timeline.show_room(room)
        for page in self.made.values():
            page.stale = True
        self.refresh()

    def take(self, changes: Changes) -> None:
        """Take changes in: the timeline row by row, lists when they are in sight."""
        self.timeline.take(changes)
        for page in self.made.values():
            page.stale = page.stale or changes.concern(*page.slices)
        if self.current != "timeline" and self.made[self.current].stale:
            self.refresh()

    def refresh(self) -> None:
        """Show the page in sight as the room is now."""
        if self._desk.bridge.room is None:
            return
        if self.current == "timeline":
            return
        room = self._desk.room
        self.made[self.current].show_room(room, self._desk.selected)

    def reveal(self, stream: str) -> None:
        """Bring a stream into sight on the list in sight, as it is now."""
        self.refresh()
        if self.current != "timeline":
            self.made[self.current].reveal(stream)

    def age(self) -> None:
        """Write ages anew from time to time."""
        self._ticks += 1
        if self._ticks % AGE_EVERY == 0:
            self.refresh()
