"""An excerpt of the timeline on paper: what was shown or selected, by which search, of which log."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from warroom.domain.room import Room
from warroom.i18n import _, language, ngettext
from warroom.reports.keeping import chain_of, paper_place
from warroom.reports.paper_times import local_date, whole
from warroom.reports.record import Chain, proof
from warroom.reports.record_data import Day, Proof
from warroom.reports.record_labels import labels
from warroom.reports.record_summary import RUNNING, shorten
from warroom.reports.record_timeline import timeline
from warroom.reports.typeset import compile_pdf
from warroom.reports.write import put_file
from warroom.services.database import Database
from warroom.services.house import company_of
from warroom.services.session import load
from warroom.services.vocabulary import severity_word


class ExcerptData(msgspec.Struct, frozen=True, kw_only=True):
    """All that an excerpt says; `day` is year, month, day of the state that is told."""

    language: str
    labels: dict[str, str]
    kind: str
    facts: tuple[str, ...]
    title: str
    running: str
    shown: str
    count: str
    author: str
    notice: str
    day: tuple[int, int, int]
    timeline: tuple[Day, ...]
    proof: Proof


def build_excerpt(room: Room, seqs: Sequence[int], shown: str, chain: Chain = "unchecked") -> ExcerptData:
    """Put an excerpt together in the language in use; `shown` says in words what was searched."""
    incident = room.incident
    rows = [room.timeline.by_seq[seq] for seq in seqs if seq in room.timeline.by_seq]
    title = incident.title or incident.reference
    date = local_date(room, room.now)
    total = len(room.timeline.rows)
    count = ngettext("{count} of {total} entry", "{count} of {total} entries", total)
    return ExcerptData(
        language=language(),
        labels={**labels(), "timeline": _("Entries"), "proof": _("How to check this paper")},
        kind=_("Excerpt of the timeline"),
        facts=(incident.reference, severity_word(incident.severity), whole(room, room.now)),
        title=title,
        running=" · ".join(filter(None, (incident.reference, shorten(title, RUNNING)))),
        shown=shown,
        count=count.format(count=len(rows), total=total),
        author=_("War Room"),
        notice=_("Rehearsal") if incident.nature == "rehearsal" else "",
        day=(date.year, date.month, date.day),
        timeline=timeline(room, rows),
        proof=_proof(room, chain, len(rows)),
    )


def _proof(room: Room, chain: Chain, count: int) -> Proof:
    """Say of the excerpt what the record says of itself."""
    made = proof(room, chain)
    text = ngettext(
        "This paper shows {count} entry of the log of {reference}, read up to log entry {seq}, as of {time}. "
        "What else stands in the log is left out.",
        "This paper shows {count} entries of the log of {reference}, read up to log entry {seq}, as of {time}. "
        "What else stands in the log is left out.",
        count,
    )
    said = text.format(
        count=count, reference=room.incident.reference, seq=room.seq, time=whole(room, room.now)
    )
    return msgspec.structs.replace(made, words=(said, *made.words[1:]))


def write_excerpt(store: Database, incident: str, seqs: Sequence[int], shown: str, folder: Path) -> Path:
    """Write an excerpt of a room into a folder and say where it is.

    Raises Unavailable when it cannot be typeset or written.
    """
    room = load(store, incident)
    made = compile_pdf(
        build_excerpt(room, seqs, shown, chain_of(store, incident)), "excerpt", company_of(store)
    )
    asked = hashlib.sha256(repr((room.seq, tuple(seqs), shown, language())).encode()).hexdigest()
    path = paper_place(folder, f"{room.incident.reference}-{asked[:8]}")
    put_file(path, made.pdf)
    return path
