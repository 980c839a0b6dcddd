"""Rules of asks: ask a station, copy, change, answer, drop, open again; and which ones are late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from warroom.clock import Instant, later, seconds_between
from warroom.domain.entry import Draft, is_instant
from warroom.domain.room import Room
from warroom.domain.rules.command import (
    Command,
    Drafting,
    require,
    require_known,
    require_open,
    require_streams,
)
from warroom.domain.rules.timeline import clean_tags
from warroom.domain.state.asks import Acknowledged, Answered, Ask, Asked, Changed, Dropped, Reopened
from warroom.errors import N_, Rejected

SOON_SECONDS: Final = 5 * 60
SOON_SHARE: Final = 0.25
"""An ask is soon due when less than this is left, in seconds or as a share of its whole time."""
LONGEST: Final = 60 * 24 * 366
"""Minutes after which nobody asks for an answer."""


class AskStation(Command, frozen=True, kw_only=True):
    """Ask a station (`to`); due at an instant or in so many minutes (0 = no time)."""

    text: str
    to: str = ""
    kind: str = "question"
    due: Instant = ""
    due_in: int = 0
    origin: str = ""
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    key: bool = False


class Acknowledge(Command, frozen=True, kw_only=True):
    """Say that one has heard an ask."""

    stream: str
    text: str = ""


class ChangeAsk(Command, frozen=True, kw_only=True):
    """Word an ask differently, ask another station, or set another time; an empty due is no time."""

    stream: str
    text: str | UnsetType = UNSET
    to: str | UnsetType = UNSET
    due: Instant | UnsetType = UNSET
    reason: str = ""


class AnswerAsk(Command, frozen=True, kw_only=True):
    """Answer a question, or say that a task is done."""

    stream: str
    text: str = ""
    key: bool = False


class DropAsk(Command, frozen=True, kw_only=True):
    """Drop an ask that nobody needs any more."""

    stream: str
    reason: str


class ReopenAsk(Command, frozen=True, kw_only=True):
    """Open an ask again."""

    stream: str
    reason: str = ""


def late_by(room: Room, ask: Ask) -> float:
    """Say by how many seconds an open ask is late; 0 while it is not, or nobody waits any more."""
    if not ask.open or not is_instant(ask.due) or room.incident.phase == "closed":
        return 0.0
    return max(0.0, seconds_between(ask.due, room.now))


def is_soon(room: Room, ask: Ask) -> bool:
    """Say whether an open ask that is not late has little of its time left."""
    if not ask.open or not is_instant(ask.due) or late_by(room, ask):
        return False
    whole, left = seconds_between(ask.asked_at, ask.due), seconds_between(room.now, ask.due)
    return left < max(SOON_SECONDS, whole * SOON_SHARE)


def late_asks(room: Room) -> list[Ask]:
    """Give the asks that are late, the latest first."""
    late = [each for each in room.asks.values() if late_by(room, each)]
    return sorted(late, key=lambda each: (each.due, each.seq))


def _check_station(room: Room, to: str) -> None:
    if not to:
        raise Rejected(N_("Say which station is asked."), field="to")
    if to not in room.stations.by_key:
        raise Rejected(N_("There is no station {key} in this room."), field="to", key=to)


def _check_due(room: Room, due: Instant, written_at: Instant) -> None:
    if due and not is_instant(due):
        raise Rejected(N_("This is no time."), field="due")
    if due and due < (written_at or room.clock.now()):
        raise Rejected(N_("That time is over already. Give one that is still to come."), field="due")


def _due(room: Room, command: AskStation) -> Instant:
    if not 0 <= command.due_in <= LONGEST:
        raise Rejected(N_("Give the time in minutes from now, at most a year."), field="due")
    if command.due_in:
        return later(command.written_at or room.clock.now(), command.due_in * 60)
    return command.due


def _ask(room: Room, command: AskStation) -> list[Draft]:
    require_open(room)
    text = require(command.text, "text", 2000)
    lead = room.stations.with_duty("lead")
    to = command.to or (lead.key if lead and command.origin else "")
    _check_station(room, to)
    due = _due(room, command)
    _check_due(room, due, command.written_at)
    require_streams(room, command.links, "links")
    plain: dict[str, Any] = {
        "text": text,
        "kind": command.kind,
        "to": to,
        "due": due,
        "origin": command.origin,
    }
    plain |= {"links": command.links, "tags": clean_tags(command.tags), "key": command.key}
    return Drafting(room, command).new_stream("ask", msgspec.convert(plain, Asked)).drafts


def _known(room: Room, stream: str, state: str = "open") -> Ask:
    require_open(room)
    ask: Ask = require_known(room, stream, room.asks, "stream")
    if state == "open" and ask.state == "answered":
        raise Rejected(N_("{ref} is answered already. Open it again first."), field="stream", ref=ask.ref)
    if state == "open" and ask.state == "dropped":
        raise Rejected(N_("{ref} was dropped. Open it again first."), field="stream", ref=ask.ref)
    if state != "open" and ask.state == "open":
        raise Rejected(N_("{ref} is open."), field="stream", ref=ask.ref)
    return ask


def _acknowledge(room: Room, command: Acknowledge) -> list[Draft]:
    ask = _known(room, command.stream)
    if ask.copied_at:
        raise Rejected(N_("{ref} was heard already."), field="stream", ref=ask.ref)
    return Drafting(room, command).add(command.stream, Acknowledged(text=command.text.strip())).drafts


def _change(room: Room, command: ChangeAsk) -> list[Draft]:
    ask = _known(room, command.stream)
    given: dict[str, Any] = {
        name: value
        for name in ("text", "to", "due")
        if not isinstance(value := getattr(command, name), UnsetType) and value != getattr(ask, name)
    }
    if "text" in given:
        given["text"] = require(given["text"], "text", 2000)
    if "to" in given:
        _check_station(room, given["to"])
    if "due" in given:
        _check_due(room, given["due"], command.written_at)
    if all(value == getattr(ask, name) for name, value in given.items()):
        raise Rejected(N_("Nothing is different from before."))
    return Drafting(room, command).add(command.stream, Changed(**given, reason=command.reason.strip())).drafts


def _answer(room: Room, command: AnswerAsk) -> list[Draft]:
    ask = _known(room, command.stream)
    text = command.text.strip()
    if ask.kind == "question" or text:
        text = require(text, "text")
    return Drafting(room, command).add(command.stream, Answered(text=text, key=command.key)).drafts


def _drop(room: Room, command: DropAsk) -> list[Draft]:
    _known(room, command.stream)
    if not command.reason.strip():
        raise Rejected(N_("Say why."), field="reason")
    reason = require(command.reason, "reason", 2000)
    return Drafting(room, command).add(command.stream, Dropped(reason=reason)).drafts


def _reopen(room: Room, command: ReopenAsk) -> list[Draft]:
    _known(room, command.stream, "settled")
    return Drafting(room, command).add(command.stream, Reopened(reason=command.reason.strip())).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    AskStation: _ask,
    Acknowledge: _acknowledge,
    ChangeAsk: _change,
    AnswerAsk: _answer,
    DropAsk: _drop,
    ReopenAsk: _reopen,
}
