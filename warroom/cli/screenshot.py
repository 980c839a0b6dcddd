"""The verb screenshot: the desk or the first page of a record as a picture."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

import msgspec
import typer

from warroom.cli import asked, here
from warroom.cli.here import Here, Shot
from warroom.cli.options import AsOf, Force, KnownAt, Room
from warroom.cli.output import say
from warroom.cli.report import check_free
from warroom.cli.show import log_head
from warroom.cli.wall import Diagonal, Distance, Public, Quiet, read_manner, read_seat
from warroom.errors import N_, Rejected
from warroom.i18n import language
from warroom.reports.pdf_picture import first_page
from warroom.reports.write import put_file, record_pdf
from warroom.services.house import company_of

SUBJECTS: Final = ("desk", "wall", "record")
PAGES: Final = (
    "timeline",
    "hypotheses",
    "fixes",
    "asks",
    "procedures",
    "owners",
    "files",
    "closeout",
    "brief",
)
SMALLEST, LARGEST = 100, 16_384
"""Pixels of a side that make sense."""

Subject = Annotated[str, typer.Argument(metavar="|".join(SUBJECTS), help=N_("What the picture shows."))]
File = Annotated[
    str, typer.Option("-o", "--output", metavar=N_("FILE"), help=N_("Where it goes; ends in .png."))
]
Size = Annotated[
    str,
    typer.Option(
        "--size", metavar=N_("WIDTHxHEIGHT"), help=N_("How large, in pixels; 1920x1080 if nothing is said.")
    ),
]
Page = Annotated[str, typer.Option("--page", metavar="|".join(PAGES), help=N_("Which page of the desk."))]
Scale = Annotated[
    str, typer.Option("--scale", metavar="1|2|3", help=N_("Dots for each pixel, as on a dense screen."))
]


def screenshot(  # noqa: PLR0913, PLR0917 - each option of the verb is a parameter
    context: typer.Context,
    subject: Subject,
    room: Room,
    file: File,
    size: Size = "1920x1080",
    page: Page = "timeline",
    scale: Scale = "1",
    diagonal: Diagonal = "",
    distance: Distance = "",
    public: Public = False,
    quiet: Quiet = None,
    as_of: AsOf = "",
    known_at: KnownAt = "",
    force: Force = False,
) -> None:
    """Take a picture of a room."""
    asked.one_of("SUBJECT", subject, SUBJECTS)
    width, height = read_size(size)
    target = _target(file, force)
    this, seat = here.of(context), read_seat(diagonal, distance)
    shot = Shot(
        url=this.url,
        room=room,
        path=target,
        width=width,
        height=height,
        page=asked.one_of("--page", page, PAGES),
        theme=this.theme,
        language=language(),
        as_of=as_of,
        known_at=known_at,
        scale=read_scale(scale),
        subject=subject,
        diagonal=seat.diagonal,
        distance=seat.distance,
        manner=read_manner(public, quiet),
    )
    (_record if subject == "record" else _desk)(this, shot)
    say(str(target))


def _target(file: str, force: bool) -> Path:
    target = Path(file)
    if target.suffix.lower() != ".png":
        raise Rejected(N_("A picture ends in .png: {file}"), file=target)
    check_free(target, force)
    return target


def read_size(text: str) -> tuple[int, int]:
    """Read a size like 1920x1080, in pixels."""
    found = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text.strip().lower())
    sides = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(SMALLEST <= side <= LARGEST for side in sides):
        raise Rejected(N_("A size is written like 1920x1080, not {given}."), field="size", given=text)
    return sides


def read_scale(text: str) -> float:
    """Read how many dots a pixel has."""
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0.5 <= scale <= 4:
        raise Rejected(N_("A scale goes from 0.5 to 4, not {given}."), field="scale", given=text)
    return scale


def _desk(this: Here, shot: Shot) -> None:
    """Draw the desk or the wall; room and times are checked here, so that a refusal needs no window."""
    with this.store(reads=True) as store:
        head = store.find(shot.room)
        shown = asked.state(store, head, shot.as_of, shot.known_at)
    this.screens.picture(
        msgspec.structs.replace(shot, room=head.id, as_of=shown.as_of, known_at=shown.known_at)
    )


def _record(this: Here, shot: Shot) -> None:
    with this.store(reads=True) as store:
        head = store.find(shot.room)
        shown = asked.state(store, head, shot.as_of, shot.known_at)
        intact = log_head(store, head).intact
        company = company_of(store)
    pdf = record_pdf(shown, "verified" if intact else "broken", company).pdf
    put_file(shot.path, first_page(pdf, shot.width, shot.height, shot.scale))
