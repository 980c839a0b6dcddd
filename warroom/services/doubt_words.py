"""What a person reads when a log does not extend what the desk saw of it."""

from __future__ import annotations

from warroom.domain.room import Room
from warroom.i18n import _, ngettext
from warroom.services.times import full_time
from warroom.services.witness import Doubt


def doubt_words(room: Room, doubt: Doubt) -> str:
    """Say what does not fit and what to do, or which restore explains it."""
    found = doubt.restored
    if found is not None:
        return _(
            "This database was restored on {at} by {by}, from a backup of {made}."
            " Entries after {seq} were lost: enter again what still counts."
        ).format(
            at=full_time(room, found.at),
            by=found.by or _("an admin"),
            made=full_time(room, found.made_at),
            seq=found.entries,
        )
    return " ".join((_what(room, doubt), _todo()))


def _what(room: Room, doubt: Doubt) -> str:
    seen = full_time(room, doubt.sight.at)
    if not doubt.shorter:
        return _(
            "Entry {seq} of this log is another one than this desk saw on {seen}: the log was replaced or altered."
        ).format(seq=doubt.sight.seq, seen=seen)
    return ngettext(
        "This desk saw entry {seq} of this log on {seen}, and now the log has {count} entry:"
        " it was cut, or an older copy took its place.",
        "This desk saw entry {seq} of this log on {seen}, and now the log has {count} entries:"
        " it was cut, or an older copy took its place.",
        doubt.length,
    ).format(seq=doubt.sight.seq, seen=seen, count=doubt.length)


def _todo() -> str:
    return _(
        "Tell the lead and whoever runs the database, and compare with another desk or the last export"
        " before you rely on it."
    )
