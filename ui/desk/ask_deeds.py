"""What the actions of asks and calls do at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs import asks
from warroom.domain.rules.asks import Acknowledge
from warroom.domain.rules.calls import CallLead, HearCall, TakeCallBack, call_of
from warroom.errors import N_, Rejected
from warroom.services.links import owed_asks

if TYPE_CHECKING:
    from ui.desk.desk import Desk


def new_ask(desk: Desk) -> None:
    """Ask for a question or task; a station that is selected is the one asked."""
    desk.ask(asks.new_ask(desk.room, to=desk.selected.partition(":")[2] if _on_station(desk) else ""))


def _on_station(desk: Desk) -> bool:
    return desk.selected.partition(":")[2] in desk.room.stations.by_key and not desk.selected_seq


def answer(desk: Desk) -> None:
    """Ask for the answer to the selected ask, else to the one that my stations owe first."""
    selected = desk.room.asks.get(desk.selected)
    if selected is not None and selected.open:
        desk.ask(asks.answer_ask(desk.room, selected.id))
        return
    owed = [ask for key in desk.held_stations() for ask in owed_asks(desk.room, key)]
    if not owed:
        raise Rejected(N_("Nobody waits for an answer of yours. Select the ask that you answer."))
    first = min(owed, key=lambda ask: (not ask.due, ask.due, ask.seq))
    desk.choose(first.id)
    desk.ask(asks.answer_ask(desk.room, first.id))


def copy(desk: Desk) -> None:
    """Say that the selected ask was heard."""
    desk.submit(Acknowledge(stream=desk.selected))


def drop(desk: Desk) -> None:
    """Ask why the selected ask is dropped."""
    desk.ask(asks.drop_ask(desk.room, desk.selected))


def reopen(desk: Desk) -> None:
    """Ask why the selected ask is open again."""
    desk.ask(asks.reopen_ask(desk.room, desk.selected))


def change(desk: Desk) -> None:
    """Ask for what is different about the selected ask."""
    desk.ask(asks.change_ask(desk.room, desk.selected))


def call_lead(desk: Desk) -> None:
    """Call the lead from one's station; a call that waits is taken back."""
    waiting = call_of(desk.room, desk.bridge.station)
    desk.submit(TakeCallBack(stream=waiting.id) if waiting else CallLead())


def hear_call(desk: Desk) -> None:
    """Give the lead's word to the selected call, else to the one that waits longest."""
    call = desk.room.calls.get(desk.selected)
    desk.submit(HearCall(stream=call.id if call is not None and call.waiting else ""))
