"""All verbs, put together in the language in use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final

import typer

from warroom import __version__
from warroom.cli import admin, connections, copies, output
from warroom.cli.brief import brief
from warroom.cli.demo import demo
from warroom.cli.erase import erase
from warroom.cli.files import attach, files
from warroom.cli.help_pages import Verb, Verbs
from warroom.cli.here import stand
from warroom.cli.house import house
from warroom.cli.log import log
from warroom.cli.move import move
from warroom.cli.refusals import REFUSED
from warroom.cli.report import report
from warroom.cli.rooms import declare, list_rooms
from warroom.cli.screenshot import screenshot
from warroom.cli.show import show
from warroom.cli.verify import verify
from warroom.cli.wall import wall
from warroom.errors import N_

PURPOSE: Final = N_(
    "A room for the people who work on an incident: timeline, owners, hypotheses, fixes and the record."
    " Without a verb the desk opens."
)
EVERYWHERE: Final = N_(
    "Options of every verb: --room URL, --lang CODE, --theme dark|light. ROOM is a reference, a short name or"
    " an id. TIME is 2026-11-21T14:05:00, T+01:30:00 after the first hurt, or mission time 055:54:53."
    " Exit codes: 0 good, 1 found wrong, 2 misuse or refused."
)
VERBS: Final[tuple[tuple[str, str, Callable[..., None]], ...]] = (
    ("demo", N_("Open a demonstration: a real incident as it stood, its clock running on."), demo),
    ("list", N_("List the rooms."), list_rooms),
    ("declare", N_("Open a room for an incident. Only the title is needed."), declare),
    ("log", N_("Log a line in a room."), log),
    ("attach", N_("Attach files to a room."), attach),
    ("files", N_("List the files of a room, or write them into a folder."), files),
    ("show", N_("Show a room, now or as it was."), show),
    ("brief", N_("Say a room in ten lines."), brief),
    ("report", N_("Write the record of a room as PDF, Markdown, CSV or JSON."), report),
    ("house", N_("Show what the house holds: procedures, station sets, people, thresholds."), house),
    ("verify", N_("Check that nothing in the logs was altered, or name the first entry that was."), verify),
    ("erase", N_("Erase the words of entries for good; an entry says that it was done, and why."), erase),
    ("screenshot", N_("Take a picture of the desk, the wall, or the record's first page."), screenshot),
    ("wall", N_("Show a room on a big screen, for people who read it across the room."), wall),
    ("move", N_("Move a room to another database, with its chain; here it is sealed."), move),
    ("backup", N_("Copy the database into a file, also while desks are at work."), copies.backup),
    ("restore", N_("Bring a backup back. Close all desks first."), copies.restore),
)
GROUPS: Final = (
    ("connections", connections.PURPOSE, connections.VERBS),
    ("admin", admin.PURPOSE, admin.VERBS),
)


Address = Annotated[
    str,
    typer.Option(
        "--room",
        metavar="URL",
        help=N_(
            "The database: sqlite:///FILE, postgresql://NAME@HOST/DATABASE or a saved connection, else what"
            " WARROOM_ROOM says, else the one used last."
        ),
    ),
]
Language = Annotated[str, typer.Option("--lang", metavar=N_("CODE"), help=N_("The language, like en or es."))]
Theme = Annotated[str, typer.Option("--theme", metavar="dark|light", help=N_("The colours of the desk."))]
Version = Annotated[bool, typer.Option("--version", help=N_("Print the version."))]


def build() -> typer.Typer:
    """Make the command line; its help pages are translated when they are shown."""
    app = typer.Typer(name="warroom", add_completion=False, rich_markup_mode=None)
    app.callback(cls=Verbs, invoke_without_command=True, help=PURPOSE, epilog=EVERYWHERE)(begin)
    for name, purpose, verb in VERBS:
        app.command(name, cls=Verb, help=purpose, epilog=EVERYWHERE)(verb)
    for name, purpose, verbs in GROUPS:
        group = typer.Typer(rich_markup_mode=None)
        group.callback(cls=Verbs, invoke_without_command=True, help=purpose, epilog=EVERYWHERE)(explain)
        for inner, words, verb in verbs:
            group.command(inner, cls=Verb, help=words, epilog=EVERYWHERE)(verb)
        app.add_typer(group, name=name)
    return app


def explain(context: typer.Context) -> None:
    """Show what verbs a group has, when none was said."""
    if context.invoked_subcommand is None:
        output.say(context.get_help())
        raise typer.Exit(REFUSED)


def begin(
    context: typer.Context,
    room: Address = "",
    lang: Language = "",
    theme: Theme = "",
    version: Version = False,
) -> None:
    """Find out what the verb stands on; without a verb, open the desk."""
    if version:
        output.say(f"War Room {__version__}")
        raise typer.Exit
    context.obj = stand(context.obj, room, lang, theme)
    if context.invoked_subcommand is None:
        raise typer.Exit(context.obj.desk())
