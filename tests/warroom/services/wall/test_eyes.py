"""The line in the centre of the wall, in the room and where customers see it."""

from __future__ import annotations

from tests.rooms import Bench, minute
from warroom.domain.rules.eyes import CallEyes
from warroom.services.wall.eyes import read, read_public


def called(customer_safe: bool) -> Bench:
    bench = Bench()
    bench.submit(CallEyes(text="Hands off", minutes=5, customer_safe=customer_safe))
    bench.room.as_of = minute(1)
    return bench


def test_without_one_there_is_none() -> None:
    assert read(Bench().room) is None
    assert read_public(Bench().room) is None


def test_it_says_whose_it_is_and_until_when() -> None:
    line = read(called(False).room)
    assert line is not None
    assert (line.text, line.station) == ("Hands off", "LEAD")
    assert line.until.startswith("until ")


def test_customers_see_only_what_the_lead_called_safe() -> None:
    assert read_public(called(False).room) is None
    line = read_public(called(True).room)
    assert line is not None
    assert (line.text, line.station) == ("Hands off", "")
