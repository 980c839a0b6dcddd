"""The lines of the paste's preview: one for each entry, as it would be logged."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ui.models.lines import Cell, Column, Line
from warroom.clock import Instant
from warroom.domain.room import Room
from warroom.i18n import _
from warroom.services.pasting import Pasted, reading_of
from warroom.services.times import day, shown_time
from warroom.services.vocabulary import word


def columns() -> tuple[Column, ...]:
    """Give the columns of the preview."""
    return (
        Column("", 34, mono=True),
        Column(_("Time"), 150, mono=True),
        Column(_("Station"), 130),
        Column(_("Kind"), 140),
        Column(_("Words")),
    )


def lines(room: Room, rows: Sequence[Pasted], station: str, held: Collection[str]) -> list[Line]:
    """Give a line for each entry; `station` is the one that speaks where nobody else is named."""
    return [_line(room, number, row, station, held) for number, row in enumerate(rows)]


def _line(room: Room, number: int, row: Pasted, station: str, held: Collection[str]) -> Line:
    read = reading_of(room, row, held)
    tone = "" if row.on else "dim"
    marks = [f"#{tag}" for tag in read.tags if f"#{tag}" not in read.text] + [f"@{read.to}"] * bool(read.to)
    kind = word("ask_kind", read.kind) if read.to else word("type", read.kind)
    return Line(
        str(number),
        (
            Cell("●" if row.on else "○", tone=tone or "info"),
            Cell(_when(room, read.occurred_at), tone=tone or "muted"),
            Cell(read.station or station or "–", tone=tone, bold=bool(read.station) and row.on),
            Cell(kind, tone=tone or "muted"),
            Cell(" ".join((read.text, *marks)), tone=tone, struck=not row.on),
        ),
    )


def _when(room: Room, at: Instant) -> str:
    """Write a time, with its day where that is not the room's today."""
    said = shown_time(room, at) or _("now")
    return f"{day(room, at)[5:]} {said}" if at and day(room, at) != day(room, room.now) else said
