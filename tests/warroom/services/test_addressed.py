"""What is addressed to a person: nothing of his own, nothing for others, lateness by the room's clock."""

from __future__ import annotations

import pytest

from tests.asking import answer, ask, call, hear
from tests.hostile import HOSTILE
from tests.rooms import ANNA, BEN, Bench
from warroom.domain.rules.asks import AnswerAsk, ChangeAsk
from warroom.domain.rules.calls import CallLead
from warroom.domain.rules.stations import OfferStation
from warroom.domain.rules.timeline import Log
from warroom.services import addressed


def bench() -> Bench:
    """Make a room in which Anna leads and Ben has the network."""
    made = Bench()
    made.take("LEAD", ANNA)
    made.take("NETWORK", BEN)
    return made


def titles(made: Bench, person: str, since: int = 0) -> list[str]:
    """Give the titles of what is for a person, in the order of the log."""
    room = made.room
    rows = [row for row in room.timeline.rows if row.seq > since]
    return [each.title for each in addressed.notices(room, rows, addressed.me(room, person))]


def test_an_ask_to_my_station_is_for_me_and_for_nobody_else() -> None:
    made = bench()
    ask(made, "Do all lines answer?")
    assert titles(made, BEN) == ["A1 for NETWORK, from LEAD"]
    assert titles(made, ANNA) == []


def test_an_ask_that_moves_to_my_station_is_told_then() -> None:
    made = bench()
    stream = ask(made, "Who is called first?", "VOICE")
    assert titles(made, BEN) == []
    before = made.room.seq
    made.submit(ChangeAsk(stream=stream, to="NETWORK"))
    assert titles(made, BEN, before) == ["A1 for NETWORK, from LEAD"]


def test_the_answer_comes_to_whoever_asked() -> None:
    made = bench()
    stream = ask(made, "Do all lines answer?")
    before = made.room.seq
    made.submit(AnswerAsk(stream=stream, text="All lines answer"), actor=BEN, station="NETWORK")
    assert titles(made, ANNA, before) == ["A1 is answered by NETWORK"]
    assert titles(made, BEN, before) == []


def test_a_call_is_for_the_lead_while_it_waits_and_may_not_wait() -> None:
    made = bench()
    stream = made.submit(CallLead(text="Now"), actor=BEN, station="NETWORK")[0].stream
    room = made.room
    (notice,) = addressed.notices(room, room.timeline.rows, addressed.me(room, ANNA))
    assert (notice.title, notice.text, notice.always) == ("NETWORK calls the lead", "Now", True)
    hear(made, stream)
    assert titles(made, ANNA) == []


def test_an_offer_is_for_the_one_it_is_offered_to() -> None:
    made = bench()
    made.submit(OfferStation(key="LEAD", person=BEN, name="Ben", notes="Line 3 first"))
    assert titles(made, BEN) == ["LEAD is offered to you"]


def test_a_line_that_names_my_station_is_a_mention() -> None:
    made = bench()
    made.submit(Log(text="Look at this", links=("station:NETWORK",)))
    made.submit(Log(text="I note it", links=("station:NETWORK",)), actor=BEN, station="NETWORK")
    assert titles(made, BEN) == ["LEAD names NETWORK"]


def test_the_gravest_severity_is_for_everybody_at_a_station() -> None:
    made = bench()
    before = made.room.seq
    made.change(severity=1)
    room = made.room
    rows = [row for row in room.timeline.rows if row.seq > before]
    (notice,) = addressed.notices(room, rows, addressed.me(room, BEN))
    assert (notice.title, notice.always) == ("SEV 1 now", True)
    assert addressed.notices(room, rows, addressed.me(room, "a guest")) == []


def test_time_alone_makes_an_ask_late_for_its_station() -> None:
    made = bench()
    ask(made, "Do all lines answer?", due_in=10)
    room = made.as_of(made.room.timeline.rows[-1].occurred_at)
    assert addressed.late(room, addressed.me(room, BEN)) == []
    made.wait(11)
    made.log("Time went on")
    room = made.as_of(made.room.timeline.rows[-1].occurred_at)
    (notice,) = addressed.late(room, addressed.me(room, BEN))
    assert notice.title == "A1 is late"
    assert addressed.late(room, addressed.me(room, ANNA)) == []


def test_the_list_has_what_is_late_first_then_the_newest() -> None:
    made = bench()
    ask(made, "First")
    ask(made, "Second")
    found = addressed.for_me(made.room, addressed.me(made.room, BEN))
    assert [each.text for each in found] == ["Second", "First"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_words_stay_words(text: str) -> None:
    made = bench()
    stream = ask(made, text[:400])
    (notice,) = addressed.for_me(made.room, addressed.me(made.room, BEN))
    assert notice.text == made.room.asks[stream].text
    answer(made, stream)
    call(made)


@pytest.mark.parametrize(
    ("at", "begin", "end", "quiet"),
    [
        ("23:30", "22:00", "07:00", True),
        ("03:00", "22:00", "07:00", True),
        ("07:00", "22:00", "07:00", False),
        ("21:59", "22:00", "07:00", False),
        ("13:00", "12:00", "14:00", True),
        ("14:00", "12:00", "14:00", False),
        ("03:00", "", "07:00", False),
        ("03:00", "03:00", "03:00", False),
    ],
)
def test_quiet_hours_go_over_midnight(at: str, begin: str, end: str, quiet: bool) -> None:
    assert addressed.quiet_now(at, begin, end) is quiet
