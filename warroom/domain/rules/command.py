"""The command: what a person at a station wants, before the rules turned it into entries."""

from __future__ import annotations

from typing import Any

import msgspec

from warroom import ids
from warroom.clock import Instant
from warroom.domain.catalog import KINDS, NAMES
from warroom.domain.entry import Body, Draft, Precision, encode_body
from warroom.domain.room import Room
from warroom.errors import N_, Rejected


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """Who wants it, at which station, when it was written and when it happened (instants).

    `id` makes sending it again harmless: the entries' ids are derived from it.
    """

    id: str = msgspec.field(default_factory=ids.new)
    actor: str = ""
    station: str = ""
    written_at: Instant = ""
    occurred_at: Instant = ""
    precision: Precision = "exact"


class Drafting:
    """Collects the entries one command makes, with the versions that follow from the room."""

    def __init__(self, room: Room, command: Command) -> None:
        self.room = room
        self.command = command
        self.drafts: list[Draft] = []
        self._versions: dict[str, int] = {}

    def add(self, stream: str, body: Body, occurred_at: Instant = "") -> Drafting:
        """Add an entry to a stream, at its next version; refuses a body that could not be read back."""
        command = self.command
        require_readable(self.room, stream)
        encoded = encode_body(body)
        msgspec.json.decode(encoded, type=type(body))
        kind = NAMES[type(body)]
        version = self._versions.get(stream, self.room.versions.get(stream, 0)) + 1
        self._versions[stream] = version
        self.drafts.append(
            Draft(
                id=ids.derived(command.id, str(len(self.drafts))),
                stream=stream,
                version=version,
                kind=kind,
                body=encoded,
                actor=command.actor,
                station=command.station,
                occurred_at=occurred_at or command.occurred_at or command.written_at,
                written_at=command.written_at,
                precision=command.precision,
                schema=KINDS[kind].schema,
            )
        )
        return self

    def new_stream(self, prefix: str, body: Body) -> Drafting:
        """Begin a stream of its own for a new thing."""
        return self.add(f"{prefix}:{self.command.id}", body)


def require(text: str, field: str, limit: int = 20_000) -> str:
    """Give a text without outer blanks; refuse an empty or an endless one."""
    clean = text.strip()
    if not clean:
        raise Rejected(N_("Write a few words here."), field=field)
    if len(clean) > limit:
        raise Rejected(N_("Too long: at most {limit} characters."), field=field, limit=limit)
    return clean


def require_open(room: Room) -> None:
    """Refuse work in a room that is closed; follow-ups have rules of their own."""
    if room.incident.phase == "closed":
        raise Rejected(N_("This room is closed. Only follow-ups can be added."))


def require_readable(room: Room, stream: str) -> None:
    """Refuse to change what a newer version of the program changed."""
    if stream in room.unreadable:
        raise Rejected(N_("This was changed by a newer version of the program; here it is read-only."))


def require_known(room: Room, stream: str, slice_: dict[str, Any], field: str) -> Any:
    """Find what a command is about; refuse what is not there, withdrawn, or made by a newer version."""
    item = slice_.get(stream)
    if item is None:
        raise Rejected(N_("That is not in this room."), field=field)
    if item.withdrawn is not None:
        raise Rejected(N_("That was withdrawn."), field=field)
    require_readable(room, stream)
    return item


def require_streams(room: Room, streams: tuple[str, ...], field: str) -> None:
    """Refuse links to what is not in the room."""
    if any(stream not in room.versions for stream in streams):
        raise Rejected(N_("A link points to something that is not in this room."), field=field)
