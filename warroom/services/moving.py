"""Moving a room to another database, named by its address."""

from __future__ import annotations

from contextlib import closing

import msgspec

from warroom.store.heads import Head
from warroom.store.moving import Tell, address_of, move
from warroom.store.store import Store

__all__ = ["Moved", "Tell", "move_room"]


class Moved(msgspec.Struct, frozen=True):
    """Where a room is now, without any password, and its head row there."""

    address: str
    head: Head


def move_room(source: Store, incident: str, url: str, tell: Tell) -> Moved:
    """Move a room to the database at `url`; may take minutes. See `warroom.store.moving.move`."""
    with closing(Store(url)) as target:
        return Moved(address_of(target.engine), move(source, target, incident, tell))
