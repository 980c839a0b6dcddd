"""The verb wall: the big screen of the room, in a process of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from warroom import config
from warroom.cli import here
from warroom.cli.here import WallWanted
from warroom.errors import N_, Rejected
from warroom.i18n import language
from warroom.services.legibility import Seat, read_diagonal, read_distance
from warroom.services.wall.manner import Manner, manner_of, read_rotation

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

Public = Annotated[
    bool,
    typer.Option("--public", help=N_("Leave out all that customers should not see, for a public place.")),
]
Quiet = Annotated[
    bool | None,
    typer.Option(
        "--quiet/--no-quiet",
        help=N_("Mark nothing as new, show no seconds, make no sound; else as it was set."),
    ),
]
Rotate = Annotated[
    str,
    typer.Option(
        "--rotate",
        metavar="30s",
        help=N_("Show all open rooms in turn, each for so long; without a room only."),
    ),
]


def wall(  # noqa: PLR0913, PLR0917 - each option of the verb is a parameter
    context: typer.Context,
    room: Room = "",
    screen: Screen = "",
    diagonal: Diagonal = "",
    distance: Distance = "",
    sound: Sound = None,
    public: Public = False,
    quiet: Quiet = None,
    rotate: Rotate = "",
) -> None:
    """Show a room on a big screen, for people who read it across the room; Esc closes it."""
    this = here.of(context)
    seat = read_seat(diagonal, distance)
    manner = read_manner(public, quiet, rotate, sound)
    if room and rotate:
        raise Rejected(
            N_("Only a wall without a room shows several in turn. Leave out the room, or --rotate.")
        )
    found = ""
    if room:
        with this.store(reads=True) as store:
            found = store.find(room).id
    wanted = WallWanted(
        url=this.url,
        room=found,
        screen=screen or config.load().wall_screen,
        diagonal=seat.diagonal,
        distance=seat.distance,
        manner=manner,
    )
    code = this.screens.wall(wanted, this.theme, language())
    if code:
        raise typer.Exit(code)


def read_manner(public: bool, quiet: bool | None, rotate: str = "", sound: bool | None = None) -> Manner:
    """Read how the wall behaves from the call, else from the settings; a public one must be asked for."""
    kept = manner_of(config.load())
    return Manner(
        public=public,
        quiet=kept.quiet if quiet is None else quiet,
        rotate=read_rotation(rotate) if rotate else kept.rotate,
        sound=kept.sound if sound is None else sound,
    )


def read_seat(diagonal: str, distance: str) -> Seat:
    """Read screen and seat from the call, else from the settings, else a 55-inch screen at 4 m."""
    kept = config.load()
    usual = Seat(kept.wall_diagonal, kept.wall_distance or Seat().distance)
    return Seat(
        read_diagonal(diagonal) if diagonal else usual.diagonal,
        read_distance(distance) if distance else usual.distance,
    )
