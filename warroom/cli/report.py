"""The verb report: the record of a room as a file, in the format that the file's name asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final

import typer

from warroom.cli import asked, here, output
from warroom.cli.options import AsOf, Force, KnownAt
from warroom.cli.options import Room as RoomName
from warroom.cli.refusals import FOUND_WRONG
from warroom.cli.show import log_head
from warroom.domain.room import Room
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.reports.csv_timeline import timeline_csv
from warroom.reports.markdown import markdown
from warroom.reports.record import Chain, build_record
from warroom.reports.room_json import LogHead, room_json
from warroom.reports.write import put_file, record_pdf
from warroom.services.house import Company, company_of


def _pdf(room: Room, log: LogHead, company: Company) -> bytes:
    return record_pdf(room, _chain(log), company).pdf


def _markdown(room: Room, log: LogHead, _company: Company) -> bytes:
    return markdown(build_record(room, _chain(log))).encode()


def _csv(room: Room, _log: LogHead, _company: Company) -> bytes:
    """Spreadsheets take UTF-8 for what it is only behind its mark."""
    return timeline_csv(room).encode("utf-8-sig")


def _json(room: Room, log: LogHead, _company: Company) -> bytes:
    return output.json_text(room_json(room, log)).encode()


FORMATS: Final[dict[str, Callable[[Room, LogHead, Company], bytes]]] = {
    ".pdf": _pdf,
    ".md": _markdown,
    ".csv": _csv,
    ".json": _json,
}

File = Annotated[
    str,
    typer.Option(
        "-o", "--output", metavar=N_("FILE"), help=N_("Where it goes; ends in .pdf, .md, .csv or .json.")
    ),
]


def report(
    context: typer.Context,
    room: RoomName,
    file: File,
    as_of: AsOf = "",
    known_at: KnownAt = "",
    force: Force = False,
) -> None:
    """Write the record of a room."""
    target = Path(file)
    make = FORMATS.get(target.suffix.lower())
    if make is None:
        raise Rejected(N_("A record ends in .pdf, .md, .csv or .json: {file}"), file=target)
    check_free(target, force)
    with here.of(context).store(reads=True) as store:
        head = store.find(room)
        shown = asked.state(store, head, as_of, known_at)
        log = log_head(store, head)
        company = company_of(store)
    put_file(target, make(shown, log, company))
    output.say(str(target))
    if not log.intact:
        output.warn(_("The log of {room} is damaged; the record says so.").format(room=head.reference))
        raise typer.Exit(FOUND_WRONG)


def check_free(target: Path, force: bool) -> None:
    """Refuse to write over a file, unless that is wanted, or over a folder."""
    if target.is_dir():
        raise Rejected(N_("{file} is a folder."), file=target)
    if target.exists() and not force:
        raise Rejected(N_("{file} is there already. --force replaces it."), file=target)


def _chain(log: LogHead) -> Chain:
    return "verified" if log.intact else "broken"
