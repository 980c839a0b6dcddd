"""Where customers see the wall, no word of the room stands on it."""

from __future__ import annotations

import pytest

from tests.rooms import Bench, busy_room, closed_room, minute
from warroom.domain.rules.eyes import CallEyes
from warroom.domain.state.incident import PHASES
from warroom.services.wall.public import SENTENCES, head, notice, steps


def test_the_incident_is_named_by_its_reference_alone() -> None:
    bench = busy_room()
    found = head(bench.room)
    assert (found.severity, found.grave, found.words) == ("", False, "")
    assert found.title == "INC-2026-0001"
    assert bench.room.incident.title not in str(found)


def test_each_phase_has_a_sentence() -> None:
    assert tuple(SENTENCES) == PHASES
    assert notice(Bench().room).text == "We have noticed a problem and are looking into it."
    assert notice(closed_room().room).text == "It works again."


@pytest.mark.parametrize("safe", [True, False])
def test_what_the_lead_called_safe_takes_its_place(safe: bool) -> None:
    bench = Bench()
    bench.submit(CallEyes(text="Your money is safe", minutes=5, customer_safe=safe))
    bench.room.as_of = minute(1)
    assert (notice(bench.room).text == "Your money is safe") is safe
    bench.room.as_of = minute(5)
    assert notice(bench.room).text == SENTENCES["recognize"]


def test_the_steps_say_where_it_stands() -> None:
    bench = Bench()
    bench.wait(4).phase("react")
    found = steps(bench.room)
    assert [each.text for each in found][:2] == ["recognize", "react"]
    assert [bool(each.time) for each in found] == [True, True, False, False, False]
    assert [each.now for each in found] == [False, True, False, False, False]


def test_a_phase_that_was_gone_back_from_has_no_time_any_more() -> None:
    bench = busy_room()
    assert [bool(each.time) for each in steps(bench.room)] == [True, True, True, False, False]
    bench.wait(4).phase("react", "It fails again")
    assert [bool(each.time) for each in steps(bench.room)] == [True, True, False, False, False]
