"""The start page in the window: made, filled with the rooms of the database in use, and where others are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.desk import help_deeds, wishes
from ui.dialogs.house import sets, titles
from ui.panels.start import StartPage
from warroom.services.listing import Listing, listed
from warroom.services.saying import say

if TYPE_CHECKING:
    from ui.desk.window import MainWindow


def make(window: MainWindow, draft: str) -> StartPage:
    """Make the start page; `draft` is the title that was typed before."""
    page = StartPage(window.store.place, window.person, draft)
    page.declared.connect(window.declare)
    page.opened.connect(window.open_room)
    page.demo_wanted.connect(window.open_demo)
    page.typed.connect(window.keep_title)
    page.house_wanted.connect(window.show_house)
    page.settings_wanted.connect(window.open_settings)
    page.help_wanted.connect(lambda: help_deeds.help_start(window))
    page.servers_wanted.connect(window.doors.manage)
    page.server_opened.connect(window.doors.open)
    window.doors.shown.connect(page.show_servers)
    wishes.add_keys(page, window)
    return page


def list_rooms(window: MainWindow) -> None:
    """Read the rooms beside the window, and show them on the page that is in sight then."""
    page = window.start
    assert page is not None

    def failed(wrong: BaseException) -> None:
        if window.start is page:
            page.show_rooms([])
            page.complain(say(wrong))

    def done(found: Listing) -> None:
        if window.start is page:
            page.show_rooms(found.heads, found.as_of)
            page.show_away(found.away, found.more)
            page.show_sets(sets(found.house), window.settings.station_set)
            page.show_titles(titles(found.house))
            if found.away is not None:
                window.away.wait()

    window.errands.run(partial(listed, window.store), done, failed)
