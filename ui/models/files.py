"""The lines of the files page: what was attached, the newest first, then the records that were kept."""

from __future__ import annotations

from ui.models.lines import Cell, Column, Line
from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.state.attachments import Attachment
from warroom.domain.state.records import KeptFile
from warroom.i18n import _
from warroom.services.links import about
from warroom.services.sizes import size_words
from warroom.services.times import shown_time
from warroom.services.wording import row_words


def columns() -> tuple[Column, ...]:
    """Give the columns of the page."""
    return (
        Column("", 40, mono=True),
        Column(_("File")),
        Column(_("About"), 190, above=700),
        Column(_("From"), 96, above=860),
        Column(_("Size"), 84, mono=True, right=True),
        Column(_("Age"), 60, mono=True, right=True, above=520),
    )


def lines(room: Room) -> list[Line]:
    """Give the files that were not taken back, the newest first, then the kept records."""
    made = [_line(room, each) for each in reversed(live(room))]
    kept = [_record(room, each) for each in reversed(room.records.values())]
    if kept:
        made += [Line("heading:records", (Cell(_("Kept records")),), heading=True), *kept]
    return made


def live(room: Room) -> list[Attachment]:
    """Give the attached files that were not taken back, in the order they came."""
    return [each for each in room.attachments.values() if each.withdrawn is None]


def _line(room: Room, item: Attachment) -> Line:
    name = item.name or _("a file that was erased")
    return Line(
        item.id,
        (
            Cell(item.ref, tone="muted"),
            Cell(name, item.note or item.media_type, "" if item.chunks else "dim"),
            _about(room, item),
            Cell(item.station or "–", tone="muted"),
            Cell(size_words(item.size) if item.chunks else "–", tone="muted"),
            Cell(age_text(seconds_between(item.at, room.now)), tone="muted"),
        ),
    )


def _about(room: Room, item: Attachment) -> Cell:
    """Say what a file is about: its reference over its words, or when a line without one happened."""
    first = next((row for row in map(room.timeline.first.get, about(room, item)) if row is not None), None)
    if first is None:
        return Cell(_("timeline"), tone="muted")
    more = len(about(room, item)) - 1
    called = room.ref(first.stream) or shown_time(room, first.occurred_at)
    return Cell(f"{called} +{more}" if more else called, row_words(room, first).text)


def _record(room: Room, kept: KeptFile) -> Line:
    return Line(
        kept.id,
        (
            Cell(""),
            Cell(kept.name or _("a file that was erased"), kept.media_type, "" if kept.chunks else "dim"),
            Cell(_("entry {seq}").format(seq=kept.head_seq), tone="muted"),
            Cell("–", tone="muted"),
            Cell(size_words(kept.size), tone="muted"),
            Cell(age_text(seconds_between(kept.at, room.now)), tone="muted"),
        ),
    )
