"""The sheet of a line on the wall: standing, over, taken back."""

from __future__ import annotations

from tests.rooms import Bench, minute
from warroom.domain.rules.eyes import CallEyes
from warroom.services.inspecting import sheet
from warroom.services.sheets import Sheet


def facts(found: Sheet) -> dict[str, str]:
    return {fact.name: fact.value for fact in found.facts}


def test_it_says_whose_it_is_until_when_and_for_whom() -> None:
    bench = Bench()
    stream = bench.submit(CallEyes(text="Hands off", minutes=5, customer_safe=True))[0].stream
    bench.room.as_of = minute(1)
    found = sheet(bench.room, stream)
    assert (found.caption, found.title) == ("Eyes on the wall", "Hands off")
    assert facts(found)["State"] == "on the wall now"
    assert (facts(found)["Set by"], facts(found)["Customers may see it"]) == ("LEAD", "yes")
    bench.room.as_of = minute(6)
    assert facts(sheet(bench.room, stream))["State"] == "off the wall"


def test_one_that_was_taken_back_says_so() -> None:
    bench = Bench()
    stream = bench.submit(CallEyes(text="Hands off"))[0].stream
    bench.withdraw(stream, "Wrong room")
    found = sheet(bench.room, stream)
    assert found.struck
    assert facts(found)["Withdrawn"] == "Wrong room"
