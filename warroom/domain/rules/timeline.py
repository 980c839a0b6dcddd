"""Rules of the timeline: log a line, correct it, mark it, withdraw it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from warroom.clock import Instant, later
from warroom.domain.entry import Draft, is_instant
from warroom.domain.room import Room
from warroom.domain.rules.command import (
    Command,
    Drafting,
    require,
    require_open,
    require_readable,
    require_streams,
)
from warroom.domain.state.timeline import Corrected, Logged, Marked, Row, Withdrawn
from warroom.errors import N_, Rejected

SLACK: Final = 120
"""Seconds by which a written time may be ahead of the room's clock: two machines' clocks differ."""


class Log(Command, frozen=True, kw_only=True):
    """Write a line: note, observation, decision, action or communication."""

    type: str = "note"
    text: str
    supersedes: str = ""
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    key: bool = False


class Correct(Command, frozen=True, kw_only=True):
    """Correct a line (stream); what is not given stays."""

    stream: str
    text: str | UnsetType = UNSET
    type: str | UnsetType = UNSET
    new_occurred_at: Instant | UnsetType = UNSET
    new_precision: str | UnsetType = UNSET
    reason: str = ""


class Mark(Command, frozen=True, kw_only=True):
    """Set key moment, tags or links of a line (stream)."""

    stream: str
    key: bool | UnsetType = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET
    links: tuple[str, ...] | UnsetType = UNSET


class Withdraw(Command, frozen=True, kw_only=True):
    """Take back a line, a hypothesis, evidence, a fix, a file or a close-out item (stream)."""

    stream: str
    reason: str


def clean_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Give tags without `#`, blanks and doubles, in their order."""
    found = dict.fromkeys(" ".join(tag.lstrip("#").split()) for tag in tags)
    return tuple(tag for tag in found if tag)


def check_occurred(room: Room, at: Instant, written_at: Instant, field: str = "occurred_at") -> None:
    """Refuse a time that is none, or that lies ahead of the writing."""
    if at and not is_instant(at):
        raise Rejected(N_("This is no time."), field=field)
    if at and at > later(written_at or room.clock.now(), SLACK):
        raise Rejected(N_("That time is in the future."), field=field)


def _row(room: Room, stream: str) -> Row:
    row = room.timeline.first.get(stream)
    if row is None:
        raise Rejected(N_("That is not in this room."), field="stream")
    if row.withdrawn is not None:
        raise Rejected(N_("That was withdrawn."), field="stream")
    require_readable(room, stream)
    return row


def _log(room: Room, command: Log) -> list[Draft]:
    text = require(command.text, "text")
    if room.incident.phase == "closed" and command.type != "note":
        raise Rejected(N_("This room is closed: a follow-up note is the only line that can be added."))
    require_streams(room, command.links, "links")
    if command.supersedes:
        if command.type != "decision" or command.supersedes not in room.timeline.decisions:
            raise Rejected(N_("Only a decision replaces a decision of this room."), field="supersedes")
        if room.timeline.replaced(command.supersedes):
            raise Rejected(N_("That decision was replaced already."), field="supersedes")
    body = msgspec.convert(
        {
            "type": command.type,
            "text": text,
            "supersedes": command.supersedes,
            "links": command.links,
            "tags": clean_tags(command.tags),
            "key": command.key,
        },
        Logged,
    )
    return Drafting(room, command).new_stream("entry", body).drafts


def _correct(room: Room, command: Correct) -> list[Draft]:
    require_open(room)
    row = _row(room, command.stream)
    if not isinstance(row.body, Logged) and not (command.text is UNSET and command.type is UNSET):
        raise Rejected(N_("Here only the time can be corrected; change the words on its own page."))
    given: dict[str, Any] = {}
    if isinstance(command.text, str):
        given["text"] = require(command.text, "text")
    if isinstance(command.new_occurred_at, str):
        check_occurred(room, command.new_occurred_at, command.written_at, "new_occurred_at")
        given["occurred_at"] = command.new_occurred_at
    if isinstance(command.new_precision, str):
        given["precision"] = command.new_precision
    if isinstance(command.type, str):
        given["type"] = command.type
    fresh = {name: value for name, value in given.items() if value != getattr(row, name)}
    if not fresh:
        raise Rejected(N_("Nothing is different from before."))
    body = msgspec.convert({**fresh, "reason": command.reason.strip()}, Corrected)
    return Drafting(room, command).add(command.stream, body).drafts


def _mark(room: Room, command: Mark) -> list[Draft]:
    row = _row(room, command.stream)
    links = command.links
    if not isinstance(links, UnsetType):
        require_streams(room, links, "links")
    tags = command.tags if isinstance(command.tags, UnsetType) else clean_tags(command.tags)
    body = Marked(
        set_key=UNSET if command.key == row.key else command.key,
        set_tags=UNSET if tags == row.tags else tags,
        set_links=UNSET if links == row.links else links,
    )
    if body == Marked():
        raise Rejected(N_("Nothing is different from before."))
    return Drafting(room, command).add(command.stream, body).drafts


def _withdraw(room: Room, command: Withdraw) -> list[Draft]:
    require_open(room)
    row = _row(room, command.stream)
    if room.item(command.stream) is None and not isinstance(row.body, Logged):
        raise Rejected(N_("This cannot be withdrawn; change it instead."))
    reason = require(command.reason, "reason", 2000)
    return Drafting(room, command).add(command.stream, Withdrawn(reason=reason)).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    Log: _log,
    Correct: _correct,
    Mark: _mark,
    Withdraw: _withdraw,
}
