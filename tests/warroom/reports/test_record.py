"""The record as a whole: made from the log alone, honest about its chain."""

from __future__ import annotations

import pytest

from tests.warroom.reports.telling import billing_room, short_room
from warroom import i18n
from warroom.reports.record import Chain, build_record, proof
from warroom.reports.write import record_pdf


def test_a_whole_incident_fills_every_part() -> None:
    data = build_record(billing_room(), "verified")
    told = (
        "strip",
        "story",
        "beliefs",
        "changes",
        "factors",
        "went_well",
        "lucky",
        "decisions",
        "hypotheses",
    )
    done = ("evidence", "fixes", "moments", "seats", "checks", "override", "thanks", "timeline", "reading")
    parts = told + done
    assert [part for part in parts if not getattr(data, part)] == []
    assert len(data.figures) == 5


def test_people_are_named_in_thanks_alone() -> None:
    data = build_record(billing_room())
    assert "Inés Vidal" not in str(data)
    assert "Wójcik" not in str(data)
    assert "Ana Ruiz" in str(data.thanks)


@pytest.mark.parametrize(
    ("chain", "short", "words"),
    [
        ("verified", "chain verified", "was checked and is intact"),
        ("unchecked", "chain not checked", "was not checked"),
        ("broken", "chain broken", "Do not rely on this record"),
    ],
)
def test_the_proof_says_what_is_known_of_the_chain(chain: Chain, short: str, words: str) -> None:
    room = billing_room()
    told = proof(room, chain)
    assert short in told.foot
    assert words in told.words[1]
    assert "".join(told.hash) == room.hash.hex()


def test_one_entry_is_one_entry() -> None:
    room = short_room()
    room.seq = 1
    assert proof(room, "verified").foot.startswith("Made from 1 log entry ·")


def test_a_state_of_an_earlier_time_says_so() -> None:
    room = short_room()
    room.as_of = room.incident.declared_at
    assert proof(room, "verified").foot.startswith("The state of an earlier time, up to log entry 5 ·")


def test_the_record_speaks_the_language_in_use() -> None:
    i18n.use("es")
    try:
        data = build_record(billing_room())
        assert data.language == "es"
        assert record_pdf(billing_room()).standard == "ua-1"
    finally:
        i18n.use("en")
