"""The timeline as CSV for a spreadsheet: one line for each entry, times in UTC."""

from __future__ import annotations

import csv
import io
from typing import Final

from warroom.domain.room import Room
from warroom.domain.state.timeline import Row
from warroom.services.times import mission_time, t_plus
from warroom.services.wording import row_words

COLUMNS: Final = (
    "seq",
    "occurred_at",
    "precision",
    "written_at",
    "recorded_at",
    "elapsed",
    "mission_time",
    "station",
    "type",
    "ref",
    "text",
    "remarks",
    "key_moment",
    "withdrawn",
)
"""Names of the columns; they are part of the format and stay English."""


def timeline_csv(room: Room) -> str:
    """Give the timeline in the order in which it happened, with a header line."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in sorted(room.timeline.rows, key=lambda each: (each.occurred_at, each.seq)):
        writer.writerow([harmless(cell) for cell in _cells(room, row)])
    return sheet.getvalue()


def harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _cells(room: Room, row: Row) -> tuple[str, ...]:
    told = row_words(room, row, names=False)
    return (
        str(row.seq),
        row.occurred_at,
        row.precision,
        row.written_at,
        row.recorded_at,
        t_plus(room, row.occurred_at),
        mission_time(room, row.occurred_at),
        row.station,
        row.type,
        told.ref,
        " ".join(filter(None, (told.bold, told.text))),
        " · ".join(told.chips),
        "1" if row.key else "",
        row.withdrawn or "",
    )
