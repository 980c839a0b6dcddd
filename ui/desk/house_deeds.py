"""What a desk does with the house: opens it in front of the room, takes station sets from it, gives it what was learnt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.bridge import Bridge
from ui.dialogs import house, station_sets
from ui.dialogs.form import FormDialog
from warroom.domain.rules.command import require_known
from warroom.errors import WarRoomError
from warroom.i18n import _
from warroom.services.procedure_draft import procedure_of
from warroom.services.saying import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.house.view import HouseView


def show_house(desk: Desk) -> None:
    """Ask the window to show the house."""
    desk.house_wanted.emit(None)


def open_set(desk: Desk) -> None:
    """Ask which station set of the house is opened."""
    _with_house(desk, lambda bridge: desk.ask(station_sets.open_set(bridge.ready)))


def keep_set(desk: Desk) -> None:
    """Ask under which name the stations of this room are kept in the house."""

    def ask(bridge: Bridge) -> None:
        dialog = FormDialog(station_sets.keep_set(desk.room), bridge, desk.drafts, desk)
        dialog.accepted.connect(lambda: desk.say(_("The set is in the house.")))
        dialog.open()

    _with_house(desk, ask)


def make_standard(desk: Desk) -> None:
    """Show the house with the procedure that the selected fix becomes, to be read before it is written."""
    fix = require_known(desk.room, desk.selected, desk.room.fixes, "stream")
    begin = procedure_of(desk.room, fix)

    def go_on(view: HouseView) -> None:
        view.go("procedures")
        view.ask(house.procedure(view.room, begin=begin))

    desk.house_wanted.emit(go_on)


def _with_house(desk: Desk, run: Callable[[Bridge], object]) -> None:
    def go_on(bridge: Bridge) -> None:
        try:
            run(bridge)
        except WarRoomError as wrong:
            desk.complain(say(wrong))

    desk.house.open(go_on, lambda wrong: desk.complain(say(wrong)))
