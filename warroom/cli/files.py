"""The verbs attach and files: bring files into a room, list them, get them out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import msgspec
import typer

from warroom.cli import asked, here, output
from warroom.cli.options import Json
from warroom.cli.options import Room as RoomName
from warroom.domain.room import Room
from warroom.domain.rules.attachments import room_size
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.reports.keeping import save_all
from warroom.reports.room_json import attachments_json, records_json
from warroom.services.attachments import Content, bring_in
from warroom.services.links import about as about_streams
from warroom.services.session import Session, load
from warroom.services.sizes import size_words
from warroom.services.wording import refs

DASH: Final = "–"

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help=N_("The files, at most 50 MB each."))]
About = Annotated[
    str, typer.Option("--about", metavar="REF", help=N_("What they are about, like E9, F2 or D1."))
]
Station = Annotated[
    str, typer.Option("--station", metavar=N_("KEY"), help=N_("The station that brings them."))
]
Note = Annotated[str, typer.Option("--note", metavar=N_("TEXT"), help=N_("What is to be seen in them."))]
Save = Annotated[
    str, typer.Option("--save", metavar=N_("FOLDER"), help=N_("Write all of them into a folder."))
]


def attach(  # noqa: PLR0917 - each option of the verb is a parameter
    context: typer.Context,
    room: RoomName,
    files: Files,
    about: About = "",
    station: Station = "",
    note: Note = "",
    json: Json = False,
) -> None:
    """Attach files to a room; those before one that is refused stay attached."""
    attached: list[str] = []
    with here.of(context).store() as store:
        session = Session(store, store.find(room).id, here.person(store))
        links = _links(session.room, about)
        at = asked.station(session.room, station)
        for path in files:
            brought = bring_in(store, session.room.id, Content(path.name, path), room_size(session.room))
            command = msgspec.structs.replace(brought, links=links, station=at, note=asked.words(note))
            stream = session.submit(command)[0].stream
            attached.append(stream)
            if not json:
                item = session.room.attachments[stream]
                output.say(output.one_line(f"{item.ref} {item.name}, {size_words(item.size)}"))
        told = attachments_json(session.room)
    if json:
        mine = {session.room.ref(stream) for stream in attached}
        output.say_json([each for each in told if each["ref"] in mine])


def files(context: typer.Context, room: RoomName, save: Save = "", json: Json = False) -> None:
    """List the files of a room, or write them into a folder."""
    with here.of(context).store(reads=True) as store:
        shown = load(store, store.find(room).id)
        if save:
            attached = [each for each in shown.attachments.values() if each.withdrawn is None and each.chunks]
            records = [each for each in shown.records.values() if each.chunks]
            written = save_all(store, shown.id, [*attached, *records], Path(save))
            output.say(*(str(path) for path in written))
            return
    if json:
        output.say_json({"attachments": attachments_json(shown), "records": records_json(shown)})
        return
    output.say(*output.table(_rows(shown)) or [_("No files are attached.")])


def _links(room: Room, ref: str) -> tuple[str, ...]:
    stream = room.stream_of(ref) if ref else ""
    if ref and not stream:
        raise Rejected(N_("There is no {ref} in this room."), field="about", ref=ref)
    return (stream,) if stream else ()


def _rows(room: Room) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (
            each.ref,
            each.name,
            size_words(each.size),
            each.station or DASH,
            refs(room, about_streams(room, each)),
        )
        for each in room.attachments.values()
        if each.withdrawn is None
    ]
    rows += [
        (DASH, each.name, size_words(each.size), DASH, _("kept record")) for each in room.records.values()
    ]
    return rows
