"""The page of a room says what is known in order, and leaves out what is not."""

from __future__ import annotations

from tests.warroom.cli.conftest import Program
from warroom.cli import room_page
from warroom.domain.room import Room
from warroom.reports.room_json import LogHead


def test_a_room_of_which_nothing_is_known() -> None:
    room = Room("r")
    room.incident.title = "a\x1b\nb"
    page = list(room_page.lines(room, LogHead(0, "00", intact=False)))
    assert page[1] == "a� b"
    assert page[-1] == "Log: 0 entries · head 00 · chain DAMAGED, see “warroom verify”"
    assert not [line for line in page if line.isupper()]


def test_untested_hypotheses_have_no_score_and_quiet_stations_are_told(apollo: Program) -> None:
    early = apollo.good("show", "apollo13", "--as-of", "055:56")
    assert "not yet tested, " in early
    late = apollo.good("show", "apollo13", "--as-of", "057:40")
    assert "quiet for " in late
    assert "vacant" in late
    assert " of " in late
    assert "−" in late


def test_the_end_of_a_room_is_told(apollo: Program) -> None:
    page = apollo.good("show", "apollo13")
    assert "\n  Restored " in page
    assert "\n  Closed " in page
    assert "\n  In short " in page
