"""The lessons-learned record of a room, made from its log alone."""

from __future__ import annotations

from typing import Literal

import msgspec

from warroom.domain.room import Room
from warroom.i18n import _, language, ngettext
from warroom.reports import record_actions as actions
from warroom.reports import record_labels as labels
from warroom.reports import record_reasoning as reasoning
from warroom.reports import record_strip, record_summary
from warroom.reports.paper_times import whole
from warroom.reports.record_data import Proof, RecordData
from warroom.reports.record_files import files
from warroom.reports.record_timeline import timeline

Chain = Literal["verified", "unchecked", "broken"]
"""What is known of the log's chain when the record is made."""


def build_record(room: Room, chain: Chain = "unchecked") -> RecordData:
    """Put the record together in the language in use; the chain was checked by the caller, or not."""
    data = RecordData(
        language=language(),
        labels=labels.labels(),
        head=record_summary.head(room),
        figures=record_summary.figures(room),
        strip=record_strip.strip(room),
        story=record_summary.story(room),
        beliefs=reasoning.beliefs(room),
        changes=actions.changes(room),
        factors=actions.factors(room),
        went_well=actions.learnings(room, "went_well"),
        lucky=actions.learnings(room, "luck"),
        decisions=reasoning.decisions(room),
        hypotheses=reasoning.hypotheses(room),
        evidence=reasoning.evidence(room),
        fixes=actions.fixes(room),
        moments=record_strip.moments(room),
        files=files(room),
        seats=actions.seats(room),
        checks=actions.checks(room),
        override=actions.override(room),
        thanks=actions.thanks(room),
        timeline=timeline(room),
        reading=labels.reading(room),
        proof=proof(room, chain),
    )
    return msgspec.structs.replace(data, absent=labels.absent(data))


def proof(room: Room, chain: Chain) -> Proof:
    """Say from what the record was made and how anybody can check it."""
    head = room.hash.hex()
    made = ngettext("Made from {count} log entry", "Made from {count} log entries", room.seq)
    if room.as_of or room.known_at:
        made = _("The state of an earlier time, up to log entry {count}")
    state = {
        "verified": _("chain verified"),
        "unchecked": _("chain not checked"),
        "broken": _("chain broken"),
    }[chain]
    made_from = _("This record was computed from the log of {reference} up to entry {seq}, as of {time}.")
    return Proof(
        foot=f"{made.format(count=room.seq)} · {state} · {head[:4]}…{head[-4:]}",
        hash_caption=_("Hash (SHA-256) of entry {seq}, the head of the log").format(seq=room.seq),
        hash=tuple(head[start : start + 16] for start in range(0, len(head), 16)),
        words=(
            made_from.format(reference=room.incident.reference, seq=room.seq, time=whole(room, room.now)),
            _chain_words(chain),
            _(
                "To check it, verify the log: as long as nothing was altered, entry {seq} has this hash."
            ).format(seq=room.seq),
        ),
    )


def _chain_words(chain: Chain) -> str:
    match chain:
        case "verified":
            return _(
                "Every entry is chained to the one before it; the whole chain was checked and is intact."
            )
        case "broken":
            return _("The chain was checked and is broken: the log was altered. Do not rely on this record.")
        case _unchecked:
            return _(
                "Every entry is chained to the one before it; the chain was not checked for this record."
            )
