"""The verb brief: a room in ten lines, for a message, a screen reader or another program."""

from __future__ import annotations

import typer

from warroom.cli import asked, here, output
from warroom.cli.options import AsOf, Json, KnownAt, Room
from warroom.services.brief import as_text, brief_json


def brief(
    context: typer.Context, room: Room, json: Json = False, as_of: AsOf = "", known_at: KnownAt = ""
) -> None:
    """Say a room in ten lines."""
    with here.of(context).store(reads=True) as store:
        shown = asked.state(store, store.find(room), as_of, known_at)
    if json:
        output.say_json(brief_json(shown))
    else:
        output.say(as_text(shown))
