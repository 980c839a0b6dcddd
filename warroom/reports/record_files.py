"""The files of the room as the record lists them: what they are, and by which hash they are known."""

from __future__ import annotations

from warroom.domain.room import Room
from warroom.domain.state.attachments import Attachment
from warroom.i18n import _
from warroom.reports.paper_times import minute
from warroom.reports.record_data import File
from warroom.services.links import about
from warroom.services.sizes import size_words


def files(room: Room) -> tuple[File, ...]:
    """List what was attached, in the order it came; what was taken back is struck."""
    return tuple(
        File(
            ref=each.ref,
            name=each.name or _("a file that was erased"),
            note=each.note,
            about=_about(room, each),
            station=each.station,
            size=size_words(each.size) if each.chunks else "–",
            digest=f"{each.sha256[:8]}…{each.sha256[-8:]}" if each.sha256 else "–",
            tone="plain" if each.withdrawn is None else "struck",
        )
        for each in room.attachments.values()
    )


def _about(room: Room, item: Attachment) -> str:
    """Name what a file is about; a line without reference by when it happened."""
    rows = [room.timeline.first[stream] for stream in about(room, item) if stream in room.timeline.first]
    called = (room.ref(row.stream) or minute(room, row.occurred_at) for row in rows)
    return ", ".join(called) or _("timeline")
