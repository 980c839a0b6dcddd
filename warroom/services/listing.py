"""What the start page shows of a database: its rooms and its house, or their copies while a server is away."""

from __future__ import annotations

import msgspec

from warroom.clock import Instant
from warroom.domain.room import Room, fold
from warroom.errors import Unavailable
from warroom.services.copying import keep_beside, leave
from warroom.store.heads import HOUSE, Head
from warroom.store.store import Store


class Listing(msgspec.Struct, frozen=True):
    """Rooms and house; with `away` they are copies, each as of a time, and `more` rooms have none."""

    heads: list[Head]
    house: Room
    away: Unavailable | None = None
    as_of: dict[str, Instant] = {}
    more: int = 0


def listed(store: Store) -> Listing:
    """Read what there is; a server that does not answer any more is read from its copies from now on."""
    try:
        heads = store.heads()
    except Unavailable as wrong:
        if not leave(store, wrong):
            raise
        heads = store.heads()
    away, copies = store.away, store.copies
    if away is None or copies is None:
        house = store.house()
        keep_beside(store, heads, house)
        return Listing(heads, fold(HOUSE, house))
    return Listing(heads, fold(HOUSE, store.house()), away, copies.as_of(), copies.known().rooms - len(heads))
