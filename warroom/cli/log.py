"""The verb log: a line for a room's timeline, from a keyboard or from another program."""

from __future__ import annotations

from typing import Annotated, Final, get_args

import typer

from warroom.cli import asked, here, output
from warroom.cli.options import Json, Room
from warroom.domain.entry import Entry
from warroom.domain.rules.timeline import Log
from warroom.domain.state.timeline import LogType
from warroom.errors import N_
from warroom.i18n import _
from warroom.services.session import Session

TYPES: Final[tuple[str, ...]] = get_args(LogType)

Text = Annotated[
    list[str],
    typer.Argument(metavar="TEXT", help=N_("What happened; “-” reads it from the standard input.")),
]
At = Annotated[str, typer.Option("--at", metavar=N_("TIME"), help=N_("When it happened, if not now."))]
Station = Annotated[str, typer.Option("--station", metavar=N_("KEY"), help=N_("The station that says it."))]
Type = Annotated[str, typer.Option("--type", metavar="|".join(TYPES), help=N_("What kind of line it is."))]
Tag = Annotated[list[str] | None, typer.Option("--tag", metavar=N_("WORD"), help=N_("A word to find it by."))]
Key = Annotated[bool, typer.Option("--key", help=N_("Mark it as a key moment."))]


def log(  # noqa: PLR0913, PLR0917 - each option of the verb is a parameter
    context: typer.Context,
    room: Room,
    text: Text,
    at: At = "",
    station: Station = "",
    type_: Type = "note",
    tag: Tag = None,
    key: Key = False,
    json: Json = False,
) -> None:
    """Log a line in a room."""
    words = asked.words_or_input(" ".join(text))
    tags = tuple(asked.words(each) for each in tag or ())
    with here.of(context).store() as store:
        session = Session(store, store.find(room).id, here.person(store))
        command = Log(
            type=asked.one_of("--type", type_, TYPES),
            text=words,
            station=asked.station(session.room, station),
            occurred_at=asked.time_in(session.room, at),
            tags=tags,
            key=key,
        )
        entry = session.submit(command)[-1]
    _tell(session, entry, json)


def _tell(session: Session, entry: Entry, json: bool) -> None:
    ref = session.room.ref(entry.stream)
    if json:
        output.say_json(
            {
                "id": entry.id,
                "seq": entry.seq,
                "at": entry.occurred_at,
                "ref": ref,
                "hash": entry.hash.hex(),
            }
        )
    else:
        said = _("{room} entry {seq}").format(room=session.room.incident.reference, seq=entry.seq)
        output.say(f"{said} {ref}".strip())
