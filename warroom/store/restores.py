"""Attesting a restore in the house log, and finding what was attested of a log."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Engine

from warroom import ids
from warroom.clock import Instant, real_now
from warroom.domain.catalog import read_body
from warroom.domain.entry import Draft, Entry, encode_body
from warroom.domain.state.restores import Restored, RestoredLog
from warroom.store.append import append_within
from warroom.store.engine import place_of, writing
from warroom.store.heads import HOUSE, read_head, read_heads
from warroom.store.logs import open_house_within
from warroom.store.read import read_within
from warroom.store.trouble import explained

KIND: Final = "house.restored"


def attest_restore(engine: Engine, made_at: Instant, actor: str, by: str) -> Entry:
    """Append to the house log that a backup came back, and where each log ends in it; on a server for admins."""
    with explained(place_of(engine)), writing(engine).begin() as connection:
        heads = [*read_heads(connection), *filter(None, (read_head(connection, HOUSE),))]
        logs = tuple(RestoredLog(head.id, head.seq, head.hash.hex()) for head in heads)
        open_house_within(connection)
        now = real_now()
        draft = Draft(
            id=ids.new(),
            stream=f"restore:{ids.new()}",
            version=1,
            kind=KIND,
            body=encode_body(Restored(made_at=made_at, by=by, logs=logs)),
            actor=actor,
            station="",
            occurred_at=now,
            written_at=now,
        )
        return append_within(connection, HOUSE, [draft])[0]


def restores_of(engine: Engine, incident: str) -> list[tuple[Entry, Restored, RestoredLog]]:
    """List the attested restores that brought a log back, the newest first."""
    with explained(place_of(engine)), engine.connect() as connection:
        attested = [entry for entry in read_within(connection, HOUSE) if entry.kind == KIND]
    found = []
    for entry in reversed(attested):
        body = read_body(entry.kind, entry.schema, entry.body)
        if isinstance(body, Restored):
            found += [(entry, body, log) for log in body.logs if log.incident == incident]
    return found
