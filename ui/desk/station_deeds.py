"""What is done with stations beyond sitting down: report, hand over with a sheet, put under another one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.desk.deeds import chosen_station, mine
from ui.dialogs import stations
from ui.dialogs.sheet import SheetDialog
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services.handover import handover_sheet
from warroom.services.since import since_sheet

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from warroom.services.sheets import Sheet


def report(desk: Desk) -> None:
    """Ask how one's station stands: conditions, what still works, actions, needs."""
    desk.ask(stations.report(desk.room, mine(desk)))


def place(desk: Desk) -> None:
    """Ask to whom the selected station reports."""
    key = chosen_station(desk)
    if not key:
        raise Rejected(N_("Select a station first."))
    desk.ask(stations.place(desk.room, key))


def accept(desk: Desk) -> None:
    """Take over the station that was offered, with its sheet: to oneself, else the selected one."""
    offers = {key: each.offer for key, each in desk.room.stations.by_key.items() if each.offer}
    own = [key for key, offer in offers.items() if offer.person == desk.bridge.actor]
    chosen = chosen_station(desk)
    key = chosen if chosen in offers else next(iter(own or offers), "")
    if not key:
        raise Rejected(N_("No station is offered to anybody."))
    desk.ask(stations.take_over(desk.room, key, offers[key].person))


def answer_first(desk: Desk) -> None:
    """Put the keyboard where the first unanswered question is answered."""
    if desk.bars.first.isHidden():
        raise Rejected(N_("The questions of the first minutes are answered."))
    desk.bars.first.focus_answer()


def show_handover(desk: Desk) -> None:
    """Show the hand-over sheet of the selected station, else of one's own."""
    key = chosen_station(desk) or mine(desk)
    show(desk, handover_sheet(desk.room, key), f"handover-{key}", _("Read-back of the incoming person"))


def show_since(desk: Desk) -> None:
    """Show what others did since this person last saw the room."""
    show(desk, since_sheet(desk.room, desk.bars.seen.before, desk.bridge.actor), "since")


def show(desk: Desk, sheet: Sheet, name: str, room_for: str = "") -> SheetDialog:
    """Show a sheet over the desk; it can be printed under a name, with room to write on."""
    print_ = partial(desk.papers.print_sheet, sheet, name, room_for)
    dialog = SheetDialog(sheet, print_, desk)
    dialog.opened.connect(desk.open_stream)
    dialog.open()
    return dialog
