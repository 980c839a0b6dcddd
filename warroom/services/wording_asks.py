"""What rows about asks and calls say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from warroom.domain.room import Room
from warroom.domain.state import asks, calls
from warroom.domain.state.timeline import Row
from warroom.i18n import _
from warroom.services.said import Words, reason_words
from warroom.services.times import shown_time
from warroom.services.vocabulary import word


def tell_asked(room: Room, row: Row, body: asks.Asked, _names: bool) -> Words:
    """Say who is asked what, and until when."""
    chips: tuple[str, ...] = (word("ask_kind", body.kind),)
    if body.due:
        chips += (_("due {time}").format(time=shown_time(room, body.due)),)
    found = room.asks.get(row.stream)
    if found is not None and found.state != "open":
        chips += (ask_state(found),)
    bold = f"{body.to}:" if body.to else ""
    return Words(room.ref(row.stream), bold, body.text, chips, bool(found and found.state == "dropped"))


def tell_ask_step(room: Room, row: Row, body: Any, _names: bool) -> Words:
    """Say what became of an ask: heard, answered, done, dropped, open again."""
    found = room.asks.get(row.stream)
    asked = found.text if found else ""
    said = getattr(body, "text", "") or reason_words(body.reason if hasattr(body, "reason") else "")
    match body:
        case asks.Acknowledged():
            bold = _("Heard.") if body.stands else _("Not heard after all.")
        case asks.Answered():
            bold = _("Done.") if found and found.kind == "task" else _("Answered.")
        case asks.Dropped():
            bold = _("Dropped.")
        case _other:
            bold = _("Open again.")
    return Words(
        room.ref(row.stream), bold, f"{asked.rstrip('.')} · {said}" if said and asked else said or asked
    )


def ask_state(ask: asks.Ask) -> str:
    """Say how an ask stands: a task that was answered is done."""
    return word("ask_state", "done" if ask.state == "answered" and ask.kind == "task" else ask.state)


def tell_call(room: Room, row: Row, body: Any, _names: bool) -> Words:
    """Say a call as it is said on the loop: whom, who."""
    call = room.calls.get(row.stream)
    caller = call.station if call else row.station
    match body:
        case calls.Called():
            lead = room.stations.with_duty("lead")
            bold = f"{lead.key}, {caller}." if lead else f"{caller}."
            return Words("", bold, body.text, (_("call"),))
        case calls.Heard():
            return Words(
                "", _("Go, {station}.").format(station=caller), body.text or (call.text if call else "")
            )
        case _other:
            return Words(
                "", _("{station} takes the call back.").format(station=caller), reason_words(body.reason)
            )


TELLERS: Final[dict[type, Callable[[Room, Row, Any, bool], Words]]] = {
    asks.Asked: tell_asked,
    asks.Acknowledged: tell_ask_step,
    asks.Answered: tell_ask_step,
    asks.Dropped: tell_ask_step,
    asks.Reopened: tell_ask_step,
    calls.Called: tell_call,
    calls.Heard: tell_call,
    calls.TakenBack: tell_call,
}
