"""The verb move: a room goes to another database, whole, and is sealed where it was."""

from __future__ import annotations

import shlex
from typing import Annotated, Final

import typer

from warroom.cli import here, output, secrets
from warroom.cli.options import Json, Room
from warroom.cli.rooms import plain
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services import moving
from warroom.services.moving import move_room

To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="URL",
        help=N_("Where it goes: postgresql://NAME@HOST/DATABASE, sqlite:///FILE, or a saved connection."),
    ),
]
EVERY: Final = 2500
"""Entries between two lines of progress."""


TakeBack = Annotated[
    bool,
    typer.Option(
        "--take-back",
        help=N_("Open a room again that is sealed here, when where it went it is no more."),
    ),
]
Lost = Annotated[
    bool,
    typer.Option("--lost", help=N_("With --take-back: the database it went to is lost for good.")),
]


def move(
    context: typer.Context,
    room: Room,
    to: To = "",
    take_back: TakeBack = False,
    lost: Lost = False,
    json: Json = False,
) -> None:
    """Move a room to another database, and back. Said again, it goes on where it was interrupted."""
    if bool(to) == take_back:
        raise Rejected(N_("Say where the room goes with --to URL, or take it back with --take-back."))
    if take_back:
        _take_back(context, room, lost, json)
        return
    with here.of(context).store() as store:
        moved = move_room(store, store.find(room).id, to, _silence if json else _Progress(), secrets.asker())
    if json:
        output.say_json({**plain(moved.head), "address": moved.address})
        return
    head = moved.head
    said = _("{room} {slug} is at {address} now, verified: {count} entries, head {hash}.")
    output.say(
        said.format(
            room=head.reference,
            slug=head.slug,
            address=moved.address,
            count=head.seq,
            hash=head.hash.hex()[:12],
        ),
        _("Here it is sealed and can still be read. It is opened with:"),
        f"  warroom --room {shlex.quote(moved.address)}",
    )


def _take_back(context: typer.Context, room: str, lost: bool, json: bool) -> None:
    with here.of(context).store() as store:
        head = moving.take_back(store, store.find(room).id, lost, secrets.asker())
    if json:
        output.say_json(plain(head))
        return
    said = _("{room} {slug} is open here again: {count} entries, head {hash}.")
    output.say(said.format(room=head.reference, slug=head.slug, count=head.seq, hash=head.hash.hex()[:12]))


def _silence(_done: int, _total: int) -> None:
    """Print nothing between the JSON."""


class _Progress:
    """Prints how far a long room is."""

    def __init__(self) -> None:
        self._next = EVERY

    def __call__(self, done: int, total: int) -> None:
        """Hear how many entries are there."""
        if done >= self._next and done < total:
            self._next = done + EVERY
            output.say(_("{done} of {total} entries are there.").format(done=done, total=total))
