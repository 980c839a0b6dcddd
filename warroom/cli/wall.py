"""The verb wall: the big screen of the room, in a process of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from warroom import config
from warroom.cli import here
from warroom.cli.here import WallWanted
from warroom.errors import N_
from warroom.i18n import language
from warroom.services.legibility import Seat, read_diagonal, read_distance

Room = Annotated[
    str,
    typer.Argument(
        metavar="[ROOM]", help=N_("Reference, short name or id of the room; else the most severe open one.")
    ),
]
Screen = Annotated[
    str,
    typer.Option("--screen", metavar="N", help=N_("Which screen, by its number from 1 or its name.")),
]
Diagonal = Annotated[
    str,
    typer.Option("--diagonal", metavar="55in", help=N_("The diagonal of the screen, like 55in or 140cm.")),
]
Distance = Annotated[
    str, typer.Option("--distance", metavar="4m", help=N_("How far the farthest seat is, like 4m or 13ft."))
]

Sound = Annotated[
    bool | None,
    typer.Option(
        "--sound/--no-sound",
        help=N_("Ring when the severity changes or an ask becomes overdue, at most once a minute."),
    ),
]


def wall(
    context: typer.Context,
    room: Room = "",
    screen: Screen = "",
    diagonal: Diagonal = "",
    distance: Distance = "",
    sound: Sound = None,
) -> None:
    """Show a room on a big screen, for people who read it across the room; Esc closes it."""
    this = here.of(context)
    seat = read_seat(diagonal, distance)
    found = ""
    if room:
        with this.store(reads=True) as store:
            found = store.find(room).id
    kept = config.load()
    wanted = WallWanted(
        url=this.url,
        room=found,
        screen=screen or kept.wall_screen,
        diagonal=seat.diagonal,
        distance=seat.distance,
        sound=kept.wall_sound if sound is None else sound,
    )
    code = this.screens.wall(wanted, this.theme, language())
    if code:
        raise typer.Exit(code)


def read_seat(diagonal: str, distance: str) -> Seat:
    """Read screen and seat from the call, else from the settings, else a 55-inch screen at 4 m."""
    kept = config.load()
    usual = Seat(kept.wall_diagonal, kept.wall_distance or Seat().distance)
    return Seat(
        read_diagonal(diagonal) if diagonal else usual.diagonal,
        read_distance(distance) if distance else usual.distance,
    )
