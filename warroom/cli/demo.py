"""The verb demo: a real incident as a room, as it stood or whole, in a window or as pictures."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from warroom.cli import here, output
from warroom.cli.here import Here, Shot
from warroom.cli.options import Json
from warroom.cli.rooms import tell
from warroom.cli.screenshot import PAGES
from warroom.errors import N_, Unavailable
from warroom.i18n import language
from warroom.reports.keeping import keep_record, write_now
from warroom.services import demonstration
from warroom.services.scenario import read_scenario
from warroom.services.session import Session
from warroom.store.heads import Head
from warroom.store.store import Store

SIZE = (1920, 1080)
"""Pixels of the demonstration's pictures."""

Name = Annotated[
    str, typer.Argument(metavar="NAME", help=N_("Which demonstration; apollo13 if nothing is said."))
]
Complete = Annotated[
    bool, typer.Option("--complete", help=N_("The whole incident, closed, with its record."))
]
NoWindow = Annotated[bool, typer.Option("--no-window", help=N_("Do not open the desk."))]
Pictures = Annotated[
    str,
    typer.Option(
        "--pictures",
        metavar=N_("FOLDER"),
        help=N_("Instead of opening the desk, write pictures of its pages, and the record."),
    ),
]


def demo(
    context: typer.Context,
    name: Name = "apollo13",
    complete: Complete = False,
    no_window: NoWindow = False,
    pictures: Pictures = "",
    json: Json = False,
) -> None:
    """Put a demonstration into the database and open it."""
    this = here.of(context)
    folder = _folder(pictures) if pictures else None
    with this.store(fresh=True) as store:
        head = store.head(_whole(store, name) if complete else _running(store, name))
        tell(head, json)
        written = [_write_record(store, head, name, folder)] if folder else []
    if folder:
        written += _take_pictures(this, head, folder)
        if not json:
            output.say(*map(str, written))
    elif not no_window:
        raise typer.Exit(this.desk(head.id))


def _running(store: Store, name: str) -> str:
    return demonstration.resume(store, name, here.person(store))


def _whole(store: Store, name: str) -> str:
    """Give the closed room of a demonstration, installed if need be, with its record kept in it."""
    slug = read_scenario(demonstration.scenario_file(name))[0].slug
    closed = [head for head in store.heads() if _is_whole(head, slug)]
    incident = closed[-1].id if closed else demonstration.install(store, name, complete=True)
    session = Session(store, incident, here.person(store))
    if not session.room.records:
        keep_record(session, language())
    return incident


def _is_whole(head: Head, slug: str) -> bool:
    number = head.slug.removeprefix(slug).removeprefix("-")
    return (
        head.nature == "history"
        and head.phase == "closed"
        and head.slug.startswith(slug)
        and (not number or number.isdigit())
    )


def _folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise Unavailable(
            N_("The folder {folder} cannot be made: {reason}"), folder=folder, reason=trouble.strerror
        ) from trouble
    return folder


def _write_record(store: Store, head: Head, name: str, folder: Path) -> Path:
    """Write the record of the whole incident, also where the room is still running."""
    path = folder / "record.pdf"
    if head.phase == "closed":
        write_now(store, head.id, path)
        return path
    with tempfile.TemporaryDirectory() as place:
        aside = Store(f"sqlite:///{(Path(place) / 'whole.db').as_posix()}")
        try:
            write_now(aside, demonstration.install(aside, name, complete=True), path)
        finally:
            aside.close()
    return path


def _take_pictures(this: Here, head: Head, folder: Path) -> list[Path]:
    paths = []
    for page in PAGES:
        path = folder / f"desk-{page}.png"
        width, height = SIZE
        shot = Shot(
            url=this.url,
            room=head.id,
            path=path,
            width=width,
            height=height,
            page=page,
            theme=this.theme,
            language=language(),
        )
        this.screens.picture(shot)
        paths.append(path)
    return paths
