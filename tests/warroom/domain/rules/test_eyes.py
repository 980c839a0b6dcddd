"""Who may call all eyes to the wall, with what, and which line stands there."""

from __future__ import annotations

import pytest

from tests.rooms import ANNA, BEN, STATIONS, Bench, closed_room, minute
from warroom.domain.rules.eyes import LIMIT, LONGEST, CallEyes, ReleaseEyes, eyes_now


def at(bench: Bench, minutes: float) -> str:
    line = eyes_now(bench.as_of(minute(minutes)))
    return line.text if line is not None else ""


def test_it_is_one_line() -> None:
    bench = Bench()
    stream = bench.submit(CallEyes(text="  Hands\n off   line 3 "))[0].stream
    assert bench.room.eyes[stream].text == "Hands off line 3"


def test_a_newer_line_takes_the_place_of_the_one_before_and_leaves_it_gone() -> None:
    bench = Bench()
    bench.submit(CallEyes(text="Long", minutes=60))
    bench.wait(5).submit(CallEyes(text="Short", minutes=5))
    assert [at(bench, minutes) for minutes in (4, 6, 11)] == ["Long", "Short", ""]


def test_when_the_newer_line_is_undone_the_one_before_stands_on() -> None:
    bench = Bench()
    bench.submit(CallEyes(text="Long", minutes=60))
    newer = bench.wait(5).submit(CallEyes(text="By mistake", minutes=5))[0]
    bench.wait(1).undo(newer)
    assert at(bench, 7) == "Long"


def test_only_the_lead_calls_and_takes_down() -> None:
    bench = Bench()
    assert str(bench.refused(CallEyes(text="Look"), station="NETWORK")).endswith("That is LEAD.")
    bench.submit(CallEyes(text="Look"))
    assert str(bench.refused(ReleaseEyes(), station="NETWORK")).endswith("That is LEAD.")
    without = Bench(people=tuple(each for each in STATIONS if each[2] != "lead"))
    assert "no station for the lead" in str(without.refused(CallEyes(text="Look"), station="NETWORK"))


def test_who_sits_at_the_leads_station_speaks_from_there() -> None:
    bench = Bench()
    bench.take("LEAD", ANNA)
    entry = bench.submit(CallEyes(text="Look"), station="SCRIBE", actor=ANNA)[0]
    assert entry.station == "LEAD"
    assert "That is LEAD" in str(bench.refused(CallEyes(text="Look"), station="SCRIBE", actor=BEN))


@pytest.mark.parametrize("text", ["", "   ", "x" * (LIMIT + 1)])
def test_one_that_nobody_could_read_at_a_glance_is_refused(text: str) -> None:
    assert Bench().refused(CallEyes(text=text)).field == "text"


@pytest.mark.parametrize("minutes", [-1, 0, LONGEST + 1])
def test_it_stands_for_minutes_and_not_for_ever(minutes: int) -> None:
    assert Bench().refused(CallEyes(text="Look", minutes=minutes)).field == "minutes"


def test_there_is_nothing_to_take_down_where_nothing_stands() -> None:
    bench = Bench()
    assert "No line stands" in str(bench.refused(ReleaseEyes()))
    bench.submit(CallEyes(text="Look", minutes=5))
    assert "No line stands" in str(bench.wait(6).refused(ReleaseEyes()))


def test_a_closed_room_shows_none_and_gets_none() -> None:
    assert "closed" in str(closed_room().refused(CallEyes(text="x")))
    bench = Bench()
    bench.submit(CallEyes(text="Look", minutes=60))
    bench.room.incident.phase = "closed"
    assert eyes_now(bench.room) is None
