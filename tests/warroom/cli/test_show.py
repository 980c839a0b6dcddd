"""A room is shown as text or JSON, now and as it was."""

from __future__ import annotations

import pytest

from tests.warroom.cli.conftest import Program
from warroom.store.store import Store

KEYS = {
    *(
        "incident",
        "stations",
        "timeline",
        "hypotheses",
        "evidence",
        "fixes",
        "decisions",
        "closeout",
        "attachments",
        "asks",
        "procedures",
        "guards",
        "eyes",
        "calls",
        "log",
    ),
}


def test_the_whole_mission(apollo: Program) -> None:
    shown = apollo.json("show", "apollo13")
    assert shown.keys() == KEYS
    assert len(shown["hypotheses"]) >= 10
    assert {each["status"] for each in shown["hypotheses"]} <= {"ruled_out", "confirmed"}
    assert len(shown["fixes"]) >= 20
    assert len(shown["timeline"]) >= 300
    assert len(shown["stations"]) >= 15
    store = Store(apollo.url)
    head = store.find("apollo13")
    store.close()
    assert shown["log"] == {"seq": head.seq, "hash": head.hash.hex(), "intact": True}


@pytest.mark.parametrize("when", ["--as-of", "--known-at"])
def test_only_what_was_alive_then_is_shown(apollo: Program, when: str) -> None:
    alive = {
        at: {
            each["ref"]
            for each in apollo.json("show", "apollo13", when, at)["hypotheses"]
            if each["status"] in ("open", "leading")
        }
        for at in ("055:59:00", "056:25:00", "057:40:00")
    }
    assert alive["055:59:00"] == {"H1", "H2"}
    assert "H1" not in alive["056:25:00"]
    assert "H2" in alive["057:40:00"]
    known = apollo.json("show", "apollo13", when, "055:59")
    assert all(row["mission_time"] <= "055:59:00" for row in known["timeline"])
    assert known["log"]["intact"]


def test_a_time_before_the_room_and_what_is_no_time(apollo: Program) -> None:
    assert "was not declared yet" in apollo.refused("show", "apollo13", "--as-of", "1969-07-20")
    assert "is no time of this room" in apollo.refused("show", "apollo13", "--known-at", "noon")


def test_the_page_is_text(apollo: Program) -> None:
    page = apollo.good("show", "APOLLO13", "--as-of", "057:40")
    for words in ("APOLLO13 · apollo13 · SEV 1 · react", "STATIONS", "FLIGHT", "H1 ", "F1 ", "chain intact"):
        assert words in page


def test_a_damaged_log_is_told(apollo: Program) -> None:
    raw = apollo.file.read_bytes()
    apollo.file.write_bytes(raw.replace(b"Instrumentation: the readings", b"Instrumentation: the weadings"))
    assert "chain DAMAGED" in apollo.good("show", "apollo13")
    assert apollo.json("show", "apollo13")["log"]["intact"] is False
