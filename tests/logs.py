"""Drafts and logs for tests of the store: entries as a station would write them, without its rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from warroom import ids
from warroom.domain.entry import Body, Draft, Entry, encode_body
from warroom.domain.state.incident import Declared
from warroom.domain.state.timeline import Logged
from warroom.services.copying import Copying
from warroom.store.store import Store

AT: Final = "2026-03-02T14:00:00.000000Z"
LATER: Final = "2026-03-02T14:05:00.250000Z"


def draft(kind: str, body: Body | bytes, stream: str = "", version: int = 1, **fields: Any) -> Draft:
    """Write a draft by hand; `fields` are further fields of `Draft`."""
    plain = Draft(
        id=ids.new(),
        stream=stream or f"entry:{ids.new()}",
        version=version,
        kind=kind,
        body=body if isinstance(body, bytes) else encode_body(body),
        actor="person-anna",
        station="station-lead",
        occurred_at=AT,
        written_at=LATER,
        precision="estimated",
    )
    return msgspec.structs.replace(plain, **fields)


def note(text: str = "Terminals say 'try again'", stream: str = "", version: int = 1, **fields: Any) -> Draft:
    """Write a line of the timeline."""
    return draft("entry.logged", Logged(text=text), stream, version, **fields)


def declared(reference: str, slug: str, /, **facts: Any) -> Draft:
    """Write the first entry of a room; `facts` are further fields of `Declared`."""
    plain = {"reference": reference, "slug": slug, "title": "Card payments fail", **facts}
    return draft("incident.declared", msgspec.convert(plain, Declared), "incident")


def open_room(
    store: Store, *more: Draft, slug: str = "payments", nature: str = "live", **facts: Any
) -> list[Entry]:
    """Open a room with a declaration and more drafts, and give its entries; they name its id."""

    def make(reference: str, given: str) -> Sequence[Draft]:
        return [declared(reference, given, nature=nature, **facts), *more]

    return store.open_log(ids.new(), slug, nature, make)


def keep_copy(store: Store, room: str) -> None:
    """Copy a room as its follower would."""
    copying = Copying(store, room)
    copying.begin(store.read_on(room), store.head(room))
    while copying.patience() < 1:
        copying.turn()
    copying.pause()
    copying.abandon()
