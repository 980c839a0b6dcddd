"""The line in the centre of the wall, in the room and where customers see it."""

from __future__ import annotations

from tests.rooms import Bench, minute
from warroom.domain.rules.eyes import CallEyes
from warroom.services.wall.eyes import read


def test_without_one_there_is_none() -> None:
    assert read(Bench().room) is None


def test_it_says_whose_it_is_and_until_when() -> None:
    bench = Bench()
    bench.submit(CallEyes(text="Hands off", minutes=5))
    bench.room.as_of = minute(1)
    line = read(bench.room)
    assert line is not None
    assert (line.text, line.station) == ("Hands off", "LEAD")
    assert line.until.startswith("until ")
