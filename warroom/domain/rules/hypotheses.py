"""Rules of hypotheses: state, change, rule out, confirm, re-open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from warroom.domain.entry import Draft
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
from warroom.domain.state.hypotheses import Changed, Hypothesis, Stated, StatusSet
from warroom.errors import N_, Rejected


class StateHypothesis(Command, frozen=True, kw_only=True):
    """Put a possible cause on the table."""

    statement: str
    owner: str = ""
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    key: bool = False


class ChangeHypothesis(Command, frozen=True, kw_only=True):
    """Word it differently or give it another owner."""

    stream: str
    statement: str | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    reason: str = ""


class SetStatus(Command, frozen=True, kw_only=True):
    """Declare a hypothesis leading, ruled out (by evidence streams), confirmed, or open again."""

    stream: str
    status: str
    by: tuple[str, ...] = ()
    reason: str = ""
    key: bool = False


def require_owner(room: Room, owner: str) -> None:
    """Refuse an owner that is no station of the room; none at all is allowed."""
    if owner and owner not in room.stations.by_key:
        raise Rejected(N_("There is no station {key} in this room."), field="owner", key=owner)


def _state(room: Room, command: StateHypothesis) -> list[Draft]:
    require_open(room)
    statement = require(command.statement, "statement", 2000)
    require_owner(room, command.owner)
    require_streams(room, command.links, "links")
    same = statement.casefold()
    for other in room.hypotheses.values():
        if other.withdrawn is None and other.statement.casefold() == same:
            raise Rejected(N_("{ref} says this already."), field="statement", ref=other.ref)
    body = Stated(
        statement=statement,
        owner=command.owner or command.station,
        links=command.links,
        tags=clean_tags(command.tags),
        key=command.key,
    )
    return Drafting(room, command).new_stream("hypothesis", body).drafts


def _change(room: Room, command: ChangeHypothesis) -> list[Draft]:
    require_open(room)
    hypothesis: Hypothesis = require_known(room, command.stream, room.hypotheses, "stream")
    given: dict[str, Any] = {}
    if isinstance(command.statement, str):
        given["statement"] = require(command.statement, "statement", 2000)
    if isinstance(command.owner, str):
        require_owner(room, command.owner)
        given["owner"] = command.owner
    fresh = {name: value for name, value in given.items() if value != getattr(hypothesis, name)}
    if not fresh:
        raise Rejected(N_("Nothing is different from before."))
    return Drafting(room, command).add(command.stream, Changed(**fresh, reason=command.reason.strip())).drafts


def _set_status(room: Room, command: SetStatus) -> list[Draft]:
    require_open(room)
    hypothesis: Hypothesis = require_known(room, command.stream, room.hypotheses, "stream")
    if command.status == hypothesis.status:
        raise Rejected(N_("It has that status already."), field="status")
    by = tuple(dict.fromkeys(command.by))
    if any(stream not in room.evidence for stream in by):
        raise Rejected(N_("Only evidence of this room rules a hypothesis out."), field="by")
    if command.status == "ruled_out" and not by and not command.reason.strip():
        raise Rejected(N_("Say which evidence rules it out, or write why."), field="by")
    body = msgspec.convert(
        {"status": command.status, "by": by, "reason": command.reason.strip(), "key": command.key},
        StatusSet,
    )
    drafting = Drafting(room, command)
    if command.status == "leading":
        for stream, other in room.hypotheses.items():
            if other.status == "leading" and other.withdrawn is None and stream != command.stream:
                drafting.add(stream, StatusSet(status="open"))
    return drafting.add(command.stream, body).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    StateHypothesis: _state,
    ChangeHypothesis: _change,
    SetStatus: _set_status,
}
