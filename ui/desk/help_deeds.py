"""Help wherever one is: what the page is for, all keys, and about the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.dialogs.about import AboutDialog
from ui.dialogs.help import HelpDialog, keys_of_page
from ui.dialogs.keys import KeysDialog
from ui.house.pages import BY_NAME as HOUSE_PAGES
from ui.panels.page_table import BY_NAME
from ui.shortcuts import key_words
from warroom.errors import N_
from warroom.i18n import _

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.desk.window import MainWindow
    from ui.house.view import HouseView

EVERYWHERE: Final = ("line", "palette", "keys")
"""Actions whose keys stand under those of every page."""
START: Final = N_(
    "Here a room begins: one line about what customers live through is enough, and the clock runs. "
    "Below are all rooms, open and closed; a closed one can still be read."
)


def show_help(desk: Desk) -> None:
    """Say what the page in sight is for."""
    from ui.actions import BY_ID

    kind = BY_NAME[desk.pages.current]
    names = (*kind.buttons, *(EVERYWHERE if not desk.directors else EVERYWHERE[1:]))
    keys = keys_of_page([BY_ID[name] for name in names])
    ways = (
        (_("All keys"), "", lambda: desk.do_by_id("keys")),
        (_("About War Room"), "", lambda: desk.do_by_id("about")),
    )
    HelpDialog(_(kind.words), _(kind.purpose), keys, ways, desk).open()


def show_keys(desk: Desk) -> None:
    """List all actions with their keys."""
    KeysDialog(desk, lambda sheet: desk.papers.print_sheet(sheet, "keys")).open()


def show_about(desk: Desk) -> None:
    """Say which versions are at work, and offer the diagnostics."""
    AboutDialog(desk.bridge.store, desk, desk.bridge).open()


def help_house(view: HouseView) -> None:
    """Say what the house's page in sight is for."""
    from ui.house.actions import BY_ID

    kind = HOUSE_PAGES[view.current]
    names = (*kind.buttons, "house.change", "house.palette", "house.back")
    ways = (
        (_("All keys"), "", lambda: view.do_by_id("house.keys")),
        (_("About War Room"), "", lambda: view.do_by_id("house.about")),
    )
    keys = keys_of_page([BY_ID[name] for name in names])
    HelpDialog(_(kind.words), _(kind.purpose), keys, ways, view).open()


def keys_house(view: HouseView) -> None:
    """List all actions with their keys, from the house."""
    KeysDialog(view).open()


def about_house(view: HouseView) -> None:
    """Say which versions are at work, from the house."""
    AboutDialog(view.bridge.store, view).open()


def help_start(window: MainWindow) -> None:
    """Say what the start page is for."""
    keys = [
        (_("Enter"), _("Declare, when the title has the keyboard; open, in the list")),
        ("↓", _("From the title into the list of rooms")),
        ("F8", _("The house")),
        (key_words("Shift+F8"), _("Servers on which rooms are shared")),
        (key_words("Shift+F11"), _("The wall: what is open, or what is still to be done")),
    ]
    ways = (
        (_("All keys"), "Ctrl F1", lambda: keys_start(window)),
        (_("About War Room"), "", lambda: about_start(window)),
    )
    HelpDialog(_("Start"), _(START), keys, ways, window).open()


def about_start(window: MainWindow) -> None:
    """Say which versions are at work, before a room is open."""
    AboutDialog(window.store, window).open()


def keys_start(window: MainWindow) -> None:
    """List all actions with their keys, before a room is open."""
    KeysDialog(window).open()
