"""Moving a room to another database, named by its address or as a saved connection."""

from __future__ import annotations

from contextlib import closing

import msgspec

from warroom.services.connections import named
from warroom.services.entrance import Ask, open_database
from warroom.store.heads import Head, refuse_moved
from warroom.store.moving import Tell, address_of, move
from warroom.store.store import Store

__all__ = ["Moved", "Tell", "move_room", "refuse_moved"]


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
