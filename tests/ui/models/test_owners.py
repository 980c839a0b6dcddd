"""The owners page's lines: who sits where, what it owns, who is quiet."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import BEN, CARLA, Bench, busy_room, minute
from ui.models.lines import Line
from ui.models.owners import columns, lines
from warroom.domain.rules.stations import CheckIn, OfferStation


def stations(bench: Bench) -> dict[str, Line]:
    """Give the lines by call sign, as the room stood at the bench's time."""
    room = bench.as_of(bench.now)
    return {line.key.partition(":")[2]: line for line in lines(room)}


def test_every_line_fills_the_columns() -> None:
    assert {len(line.cells) for line in lines(busy_room().room)} == {len(columns())}


def test_stations_stand_in_the_order_of_opening() -> None:
    assert list(stations(Bench())) == ["LEAD", "VOICE", "SCRIBE", "NETWORK", "PAYMENTS"]


def test_vacant_duties_ask_for_a_look_and_departments_do_not() -> None:
    who = {key: line.cells[1] for key, line in stations(Bench()).items()}
    assert {cell.text for cell in who.values()} == {"vacant"}
    assert [who[key].tone for key in ("LEAD", "VOICE", "NETWORK")] == ["caution", "caution", "muted"]


def test_who_sits_there_and_since_when() -> None:
    bench = Bench()
    bench.take("NETWORK", BEN)
    who = stations(bench)["NETWORK"].cells[1]
    assert who.text == "Ben Brandt"
    assert who.sub.startswith("since ")


def test_an_offer_that_waits_is_said() -> None:
    bench = Bench()
    bench.take("NETWORK", BEN)
    bench.submit(OfferStation(key="NETWORK", person=CARLA, name="Carla Cruz"))
    assert stations(bench)["NETWORK"].cells[1].sub == "offered to Carla Cruz, waits for the word"


def test_a_quiet_station_says_for_how_long() -> None:
    bench = Bench()
    bench.take("NETWORK", BEN)
    assert stations(bench.wait(29))["NETWORK"].cells[6].text == "29m ago"
    quiet = stations(bench.wait(5))["NETWORK"]
    assert (quiet.cells[6].text, quiet.cells[6].tone, quiet.mark) == ("quiet for 34m", "caution", "caution")


def test_a_check_in_shows_how_a_station_stands() -> None:
    bench = Bench()
    bench.take("NETWORK", BEN)
    bench.submit(CheckIn(key="NETWORK", status="All lines up"), station="NETWORK")
    assert stations(bench)["NETWORK"].cells[6].sub == "All lines up"


def test_never_heard_is_a_dash() -> None:
    assert stations(Bench())["SCRIBE"].cells[6].text == "–"


def test_what_a_station_owns() -> None:
    bench = Bench()
    bench.hypothesis("One", "PAYMENTS")
    bench.status(bench.hypothesis("Two", "PAYMENTS"), "ruled_out", reason="No")
    bench.fix("Roll back", owner="PAYMENTS")
    bench.move(bench.fix("Wait", owner="PAYMENTS"), "rejected")
    bench.agree("Release at night", owner="PAYMENTS")
    bench.withdraw(bench.agree("Never mind", owner="PAYMENTS"))
    assert stations(bench)["PAYMENTS"].cells[5].text == "H1, F1, C1"


def test_one_that_owns_very_much_ends_in_dots() -> None:
    bench = Bench()
    for number in range(12):
        bench.hypothesis(f"Cause {number}", "PAYMENTS", at=minute(0))
    assert stations(bench)["PAYMENTS"].cells[5].text == "H1, H2, H3, H4, H5, H6, H7, H8 …"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_names_are_given_as_they_are(text: str) -> None:
    bench = Bench(people=(("LEAD", text, "lead"),))
    bench.submit(CheckIn(key="LEAD", status=text))
    line = stations(bench)["LEAD"]
    assert line.cells[0].sub == text
    assert line.cells[6].sub == text.strip()
