"""One call of the program, from its words to its exit code; no error leaves a traceback."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence

from warroom.cli import refusals
from warroom.cli.here import Screens, stand
from warroom.cli.opening import Opening, read_opening, speak
from warroom.cli.output import warn
from warroom.errors import WarRoomError
from warroom.i18n import _


def run(arguments: Sequence[str], screens: Screens) -> int:
    """Run one call and give its exit code: 0 good, 1 found wrong, 2 misuse or refused, 70 a bug."""
    opening = read_opening(arguments)
    try:
        speak_early(opening)
        code = _run(opening, screens)
        sys.stdout.flush()
    except WarRoomError as refused:
        warn(refusals.words(refused))
        return refusals.code(refused)
    except KeyboardInterrupt:
        return refusals.INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return refusals.GOOD
    except Exception as bug:  # noqa: BLE001 - whatever it is, the person gets one line and a report
        from warroom.cli import crash_report

        place = crash_report.save(bug, _verb(opening))
        warn(_("Something went wrong inside the program. A report is in {place}.").format(place=place))
        return refusals.BUG
    return code


def _run(opening: Opening, screens: Screens) -> int:
    """Run the verb; the desk is opened without loading the verbs, so that it is there sooner."""
    if not opening.rest:
        return stand(screens, opening.room, opening.language, opening.theme).desk()
    import typer.main

    from warroom.cli.app import build

    program = typer.main.get_command(build())
    try:
        code = program.main(opening.arguments, prog_name="warroom", standalone_mode=False, obj=screens)
    except typer.TyperException as misuse:
        warn(refusals.misuse(misuse))
        return refusals.REFUSED
    except SystemExit as ended:
        # In this mode typer ends by itself only when nobody reads its output any more.
        raise BrokenPipeError from ended
    return code if isinstance(code, int) else refusals.GOOD


def speak_early(opening: Opening) -> None:
    """Choose the language before the first word; one that there is not is refused later, in English."""
    with contextlib.suppress(WarRoomError):
        speak(opening.language)


def write_utf8() -> None:
    """Write UTF-8 whatever the system's habit is, and never fail for a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _verb(opening: Opening) -> str:
    return next((word for word in opening.rest if not word.startswith("-")), "desk")


def _forget_output() -> None:
    """Let what is left go nowhere: whoever read it went away."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
