"""The sheet of a station: who sits and sat there, what it owns, what it said last."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import BEN, CARLA, Bench
from warroom.domain.rules.stations import AcceptStation, CheckIn, OfferStation
from warroom.services.inspecting_station import LAST_SAID, station_sheet
from warroom.services.sheets import Sheet


def made(bench: Bench, key: str) -> Sheet:
    """Give a station's sheet as the room stood at the bench's time."""
    return station_sheet(bench.as_of(bench.now), f"station:{key}")


def facts(bench: Bench, key: str) -> dict[str, str]:
    """Give the facts by name."""
    return {fact.name: fact.value for fact in made(bench, key).facts}


def lines(bench: Bench, key: str, caption: str) -> list[str]:
    """Give the words of a section; none where it is left out."""
    return [line.text for part in made(bench, key).sections if part.caption == caption for line in part.lines]


def test_an_unknown_station_has_an_empty_sheet() -> None:
    assert station_sheet(Bench().room, "station:NOBODY") == Sheet("", "")


def test_a_vacant_one_says_so() -> None:
    sheet = made(Bench(), "NETWORK")
    assert (sheet.caption, sheet.title) == ("NETWORK", "Network")
    assert facts(Bench(), "NETWORK")["Who"] == "vacant"
    assert sheet.sections == ()


def test_who_sits_there_and_how_it_stands() -> None:
    bench = Bench()
    bench.take("NETWORK", BEN)
    bench.wait(5).submit(CheckIn(key="NETWORK", status="All lines up"), station="NETWORK")
    found = facts(bench.wait(40), "NETWORK")
    assert found["Who"] == "Ben Brandt"
    assert found["Heard"] == "40m ago"
    assert found["How it stands"].startswith("All lines up (")
    assert next(fact.tone for fact in made(bench, "NETWORK").facts if fact.name == "Heard") == "caution"


def test_a_hand_over_in_its_steps() -> None:
    bench = Bench()
    bench.take("NETWORK", BEN)
    bench.submit(OfferStation(key="NETWORK", person=CARLA, name="Carla Cruz", notes="Watch line 3"))
    found = facts(bench, "NETWORK")
    assert (found["Offered to"], found["Hand-over notes"]) == ("Carla Cruz", "Watch line 3")
    bench.wait(1).submit(AcceptStation(key="NETWORK", person=CARLA, readback="Line 3 is down"))
    assert facts(bench, "NETWORK")["Who"] == "Carla Cruz"
    sat = lines(bench, "NETWORK", "Who sat here")
    assert [line.split(" · ")[0] for line in sat] == ["Carla Cruz", "Ben Brandt"]
    assert sat[0].endswith("now")


def test_what_it_owns_and_what_it_said_last() -> None:
    bench = Bench()
    bench.hypothesis("A line is down", "NETWORK")
    bench.fix("Reset the line", owner="NETWORK")
    bench.agree("Watch the lines", owner="NETWORK")
    for number in range(LAST_SAID + 3):
        bench.station = "NETWORK"
        bench.wait(1).log(f"Line {number}")
    assert lines(bench, "NETWORK", "Owns") == ["A line is down", "Reset the line", "Watch the lines"]
    said = lines(bench, "NETWORK", "Said last")
    assert len(said) == LAST_SAID
    assert said[0] == f"Line {LAST_SAID + 2}"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_words_are_given_as_they_are(text: str) -> None:
    bench = Bench(people=(("LEAD", text, "lead"),))
    bench.submit(CheckIn(key="LEAD", status=text))
    assert made(bench, "LEAD").title == text
    assert facts(bench, "LEAD")["How it stands"].startswith(text.strip())


def test_lines_that_name_a_station_are_said_to_it() -> None:
    bench = Bench()
    bench.log("Before", links=("station:NETWORK",))
    bench.wait(1).log("We wait for @NETWORK", links=("station:NETWORK",))
    assert lines(bench, "NETWORK", "Said to it") == ["We wait for @NETWORK", "Before"]
