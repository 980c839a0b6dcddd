"""The inspector's sheet of a file: an attached one, or a record that was kept."""

from __future__ import annotations

from warroom.domain.room import Room
from warroom.i18n import _
from warroom.services.links import about, attached_to
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.sizes import size_words
from warroom.services.times import shown_time
from warroom.services.wording import reason_words


def file_sheet(room: Room, stream: str) -> Sheet:
    """Say what an attached file is, what it is about, and by which hash it is known."""
    item = room.attachments[stream]
    facts = [
        Fact(_("Size"), size_words(item.size)),
        Fact(_("Type"), item.media_type or "–"),
        Fact(_("About"), _about(room, about(room, item))),
        Fact(_("From"), item.station or "–"),
        Fact(_("SHA-256"), short_hash(item.sha256)),
    ]
    if item.note:
        facts.append(Fact(_("Note"), item.note))
    if item.withdrawn is not None:
        facts.append(Fact(_("Withdrawn"), reason_words(item.withdrawn) or _("yes"), "caution"))
    if not item.chunks:
        facts.append(Fact(_("Content"), _("erased"), "caution"))
    picture = stream if item.chunks and item.media_type.startswith("image/") else ""
    title = item.name or _("a file that was erased")
    caption = _("File {ref}").format(ref=item.ref)
    return Sheet(caption, title, tuple(facts), (), item.withdrawn is not None, picture)


def record_sheet(room: Room, stream: str) -> Sheet:
    """Say what a kept record is and from which entry of the log it was made."""
    kept = room.records[stream]
    facts = (
        Fact(_("Size"), size_words(kept.size)),
        Fact(_("Type"), kept.media_type or "–"),
        Fact(_("Made from"), _("entry {seq}").format(seq=kept.head_seq)),
        Fact(_("Hash of it"), short_hash(kept.head_hash)),
    )
    return Sheet(_("Kept record"), kept.name or _("a file that was erased"), facts)


def attached_section(room: Room, stream: str) -> tuple[Section, ...]:
    """List what is attached to a stream, each line a way to it; nothing where nothing is."""
    lines = tuple(
        Line(each.ref, each.name, each.id, end=size_words(each.size)) for each in attached_to(room, stream)
    )
    return (Section(_("Attached"), lines),) if lines else ()


def short_hash(digest: str) -> str:
    """Write a hash so that two people can compare it by telephone."""
    return f"{digest[:8]} … {digest[-8:]}" if digest else "–"


def _about(room: Room, streams: tuple[str, ...]) -> str:
    """Name what a file is about; a line without reference by when it happened."""
    rows = [room.timeline.first[stream] for stream in streams if stream in room.timeline.first]
    called = (room.ref(row.stream) or shown_time(room, row.occurred_at) for row in rows)
    return ", ".join(called) or _("timeline")
