"""Moving a room to another database, named by its address or as a saved connection."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec

from warroom.errors import N_, Rejected, Unavailable, WarRoomError
from warroom.services.connections import named
from warroom.services.entrance import Ask, open_database
from warroom.store.heads import Head, refuse_moved
from warroom.store.moving import Tell, address_of, move, open_again
from warroom.store.store import Store

__all__ = ["Moved", "Tell", "file_of", "move_room", "refuse_moved", "take_back"]

FILE: Final = "sqlite:///"


class Moved(msgspec.Struct, frozen=True):
    """Where a room is now, without any password, and its head row there."""

    address: str
    head: Head


def move_room(source: Store, incident: str, to: str, tell: Tell, ask: Ask | None = None) -> Moved:
    """Move a room to a database; may take minutes. See `warroom.store.moving.move`.

    `ask` gives the password of a server that wants one which nothing else says.
    """
    with closing(open_database(named(to), ask)) as target:
        return Moved(address_of(target.engine), move(source, target, incident, tell))


def take_back(store: Store, incident: str, lost: bool, ask: Ask | None = None) -> Head:
    """Open a room again that was moved away, when its new database is no more or never opened it.

    Raises `Rejected` while the room is open there, and unless `lost` says so for a database that cannot be
    asked: what was written there since the move is not in this log.
    """
    address = store.head(incident).moved_to
    if address and _is_open_there(incident, address, lost, ask):
        raise Rejected(N_("The room is open at {address}. Move it here from there."), address=address)
    return open_again(store, incident)


def file_of(address: str) -> Path | None:
    """Give the file that an address leads to, as a room says it that moved there; None for a server."""
    return Path(address.removeprefix(FILE)) if address.startswith(FILE) else None


def _is_open_there(incident: str, address: str, lost: bool, ask: Ask | None) -> bool:
    file = file_of(address)
    if file is not None and not file.is_file():
        wrong: WarRoomError = Unavailable(N_("{place} is not there."), place=address)
    else:
        try:
            with closing(open_database(address, ask)) as there:
                found = {head.id: head.moved_to for head in there.heads()}
        except WarRoomError as away:
            wrong = away
        else:
            # Sealed there too, it waits for the log to arrive: that move did not end.
            return found.get(incident) == ""
    if not lost:
        raise Rejected(
            N_(
                "{why} If the room is lost there for good, say it again with --lost:"
                " what was written there since the move is not in this log."
            ),
            why=wrong,
        )
    return False
