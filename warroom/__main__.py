"""The program `warroom`; the only place that may start the windows."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from warroom import qt_ready
from warroom.errors import N_, Unavailable

if TYPE_CHECKING:
    from warroom.cli.here import Shot, WallWanted

GARBAGE_AFTER: Final = 50_000
"""How many more objects make the collector look for garbage: a start makes many, and nearly all stay."""


class Windows:
    """The windows of this program, loaded when the first one is asked for."""

    def desk(self, url: str, room: str, theme: str, language: str) -> int:
        """Open the desk; raises `Unavailable` where there is no screen or Qt cannot start."""
        if not qt_ready.has_screen() and not os.environ.get("QT_QPA_PLATFORM"):
            raise Unavailable(
                N_("There is no screen here. “warroom show” and “warroom report” work without one.")
            )
        try:
            from ui.app import run_desk
        except ImportError as lacking:
            raise qt_is_lacking(lacking) from lacking
        return run_desk(url=url, room=room, theme=theme, language=language)

    def picture(self, shot: Shot) -> None:
        """Draw the desk or the wall into a file, with a screen or without."""
        if not qt_ready.has_screen():
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        try:
            from ui.pictures import Look, desk_picture, wall_picture
            from warroom.services.legibility import Seat
        except ImportError as lacking:
            raise qt_is_lacking(lacking) from lacking
        look = Look(
            width=shot.width,
            height=shot.height,
            page=shot.page,
            as_of=shot.as_of,
            known_at=shot.known_at,
            scale=shot.scale,
            seat=Seat(shot.diagonal, shot.distance),
            manner=shot.manner,
        )
        draw = wall_picture if shot.subject == "wall" else desk_picture
        draw(shot.url, shot.room, shot.path, look, shot.theme, shot.language)

    def wall(self, wanted: WallWanted, theme: str, language: str) -> int:
        """Open the wall; raises `Unavailable` where there is no screen or Qt cannot start."""
        if not qt_ready.has_screen() and not os.environ.get("QT_QPA_PLATFORM"):
            raise Unavailable(
                N_("There is no screen here. “warroom screenshot wall” draws the wall without one.")
            )
        try:
            from ui.wall.run import run_wall
            from warroom.services.legibility import Seat
        except ImportError as lacking:
            raise qt_is_lacking(lacking) from lacking
        seat = Seat(wanted.diagonal, wanted.distance)
        return run_wall(wanted.url, wanted.room, wanted.screen, seat, wanted.manner, theme, language)


def qt_is_lacking(lacking: ImportError) -> Unavailable | ImportError:
    """Say which packages of the system Qt needs; any other missing module is a bug."""
    plugin = qt_ready.platform_plugin()
    trial = qt_ready.try_qt(plugin)
    if trial.started:
        return lacking
    libraries = qt_ready.missing_libraries(plugin) if sys.platform == "linux" else ()
    advice = qt_ready.advice(plugin, trial, libraries, qt_ready.family())
    return Unavailable(N_("The windows cannot open. {advice}"), advice=advice)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code."""
    gc.set_threshold(GARBAGE_AFTER)
    from warroom.cli.start import run, write_utf8

    write_utf8()
    return run(sys.argv[1:] if arguments is None else arguments, Windows())


if __name__ == "__main__":
    sys.exit(main())
