"""The verb show: a room as text for a person or as JSON for a program, now or at any time."""

from __future__ import annotations

import typer

from warroom.cli import asked, here, output, room_page
from warroom.cli.options import AsOf, Json, KnownAt, Room
from warroom.reports.room_json import LogHead, room_json
from warroom.store.heads import Head
from warroom.store.store import Store


def show(
    context: typer.Context, room: Room, json: Json = False, as_of: AsOf = "", known_at: KnownAt = ""
) -> None:
    """Show a room."""
    with here.of(context).store(reads=True) as store:
        head = store.find(room)
        shown = asked.state(store, head, as_of, known_at)
        log = log_head(store, head)
    if json:
        output.say_json(room_json(shown, log))
    else:
        output.say(*room_page.lines(shown, log))


def log_head(store: Store, head: Head) -> LogHead:
    """Say how long a log is and whether it is intact."""
    return LogHead(head.seq, head.hash.hex(), store.verify(head.id) is None)
