"""Rules of calls: a station calls the lead once, waits in order, is heard or takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require_known, require_open
from warroom.domain.state.calls import Call, Called, Heard, TakenBack, waiting
from warroom.errors import N_, Rejected

LIMIT: Final = 500


class CallLead(Command, frozen=True, kw_only=True):
    """Ask for the lead's word, and say about what, if there is time."""

    text: str = ""


class HearCall(Command, frozen=True, kw_only=True):
    """Give a station that called the lead's word; an empty stream is the next one in the queue."""

    stream: str = ""
    text: str = ""


class TakeCallBack(Command, frozen=True, kw_only=True):
    """Take a call back."""

    stream: str
    reason: str = ""


def queue(room: Room) -> list[Call]:
    """Give the calls that wait for the lead's word in the order in which they came; none once closed."""
    return [] if room.incident.phase == "closed" else waiting(room.calls)


def call_of(room: Room, station: str) -> Call | None:
    """Give the call with which a station waits."""
    return next((each for each in queue(room) if each.station == station), None)


def _clean(text: str, field: str) -> str:
    clean = text.strip()
    if len(clean) > LIMIT:
        raise Rejected(N_("Too long: at most {limit} characters."), field=field, limit=LIMIT)
    return clean


def _call(room: Room, command: CallLead) -> list[Draft]:
    require_open(room)
    if not command.station:
        raise Rejected(N_("Take a station first."))
    if call_of(room, command.station) is not None:
        raise Rejected(N_("{key} is in the queue already."), field="text", key=command.station)
    return Drafting(room, command).new_stream("call", Called(text=_clean(command.text, "text"))).drafts


def _waiting(room: Room, stream: str) -> Call:
    call: Call = require_known(room, stream, room.calls, "stream")
    if not call.waiting:
        raise Rejected(N_("That call does not wait any more."), field="stream")
    return call


def _hear(room: Room, command: HearCall) -> list[Draft]:
    require_open(room)
    following = queue(room)
    if not following:
        raise Rejected(N_("Nobody is calling the lead."))
    call = _waiting(room, command.stream) if command.stream else following[0]
    return Drafting(room, command).add(call.id, Heard(text=_clean(command.text, "text"))).drafts


def _take_back(room: Room, command: TakeCallBack) -> list[Draft]:
    require_open(room)
    call = _waiting(room, command.stream)
    return Drafting(room, command).add(call.id, TakenBack(reason=_clean(command.reason, "reason"))).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    CallLead: _call,
    HearCall: _hear,
    TakeCallBack: _take_back,
}
