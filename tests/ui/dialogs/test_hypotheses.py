"""Forms of hypotheses and evidence make the entries they promise."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListWidget

from tests.rooms import Bench, busy_room
from tests.screens import Screens, form_of, press, shown
from ui.desk.desk import Desk
from ui.dialogs import hypotheses
from ui.dialogs.fields import STREAM_ROLE

pytestmark = pytest.mark.both


@pytest.fixture
def bench() -> Bench:
    """Give a room with two causes, one of them leading, and evidence."""
    made = Bench()
    made.take("LEAD")
    lead = made.hypothesis("The new release", "LEAD")
    made.hypothesis("A line is down", "NETWORK")
    made.status(lead, "leading")
    made.evidence("All lines answer")
    return made


@pytest.fixture
def desk(screens: Screens, bench: Bench) -> Desk:
    """Give its desk."""
    return screens.desk(bench)


def test_a_hypothesis_is_owned_by_who_states_it(screens: Screens, desk: Desk) -> None:
    desk.ask(hypotheses.new_hypothesis(desk.room, "LEAD"))
    room = screens.answer(desk, statement="A cable is cut", occurred_at="T+00:00:00")
    found = room.hypotheses[room.stream_of("H3")]
    assert (found.statement, found.owner) == ("A cable is cut", "LEAD")


def test_a_hypothesis_gets_other_words_and_another_owner(screens: Screens, desk: Desk) -> None:
    stream = desk.room.stream_of("H2")
    desk.ask(hypotheses.change_hypothesis(desk.room, stream))
    assert form_of(desk).controls["statement"].value() == "A line is down"
    room = screens.answer(desk, statement="Line 3 is down", owner="PAYMENTS", reason="They saw it")
    found = room.hypotheses[stream]
    assert (found.statement, found.owner) == ("Line 3 is down", "PAYMENTS")


def test_evidence_with_weights_source_and_first_ratings(screens: Screens, desk: Desk) -> None:
    one, two = desk.room.stream_of("H1"), desk.room.stream_of("H2")
    desk.ask(hypotheses.new_evidence(desk.room))
    room = screens.answer(
        desk,
        text="Errors doubled",
        credibility="high",
        relevance="low",
        source="metrics",
        ratings={one: "CC", two: ""},
    )
    item = room.evidence[room.stream_of("E2")]
    assert (item.credibility, item.relevance, item.source) == ("high", "low", "metrics")
    rating = item.rating(one, "LEAD")
    assert rating is not None
    assert rating.code == "CC"
    assert item.rating(two, "NETWORK") is None


def test_evidence_in_a_room_without_hypotheses(screens: Screens) -> None:
    desk = screens.desk(Bench())
    desk.ask(hypotheses.new_evidence(desk.room))
    assert "ratings" not in form_of(desk).controls
    assert screens.answer(desk, text="Errors doubled").stream_of("E1")


def test_evidence_gets_other_words_and_weights(screens: Screens, desk: Desk) -> None:
    stream = desk.room.stream_of("E1")
    desk.ask(hypotheses.change_evidence(desk.room, stream))
    item = screens.answer(
        desk, text="All lines but one answer", credibility="low", reason="Looked again"
    ).evidence[stream]
    assert (item.text, item.credibility) == ("All lines but one answer", "low")


def test_ruled_out_by_the_evidence_that_says_it_cannot_be(screens: Screens) -> None:
    bench = Bench()
    cause = bench.hypothesis("A line is down", "LEAD")
    against = bench.evidence("All lines answer", ratings={cause: "II"})
    bench.evidence("It rains")
    desk = screens.desk(bench)
    desk.ask(hypotheses.set_status(desk.room, cause, "ruled_out"))
    ticks = form_of(desk).controls["by"].widget
    assert isinstance(ticks, QListWidget)
    assert form_of(desk).controls["by"].value() == (against,)
    assert ticks.item(0).data(STREAM_ROLE) != against or ticks.count() == 2
    room = screens.answer(desk)
    assert room.hypotheses[cause].status == "ruled_out"
    assert room.hypotheses[cause].verdicts[-1].by == (against,)


def test_ruling_out_needs_evidence_or_a_reason(screens: Screens, desk: Desk) -> None:
    stream = desk.room.stream_of("H2")
    desk.ask(hypotheses.set_status(desk.room, stream, "ruled_out"))
    press("Ctrl+Return")
    assert "Say which evidence rules it out" in shown(form_of(desk))
    room = screens.answer(desk, reason="It was not out yet")
    assert room.hypotheses[stream].status == "ruled_out"


@pytest.mark.parametrize("status", ["confirmed", "ruled_out"])
def test_a_verdict_in_a_room_without_evidence(status: str, screens: Screens) -> None:
    bench = Bench()
    cause = bench.hypothesis("A line is down")
    desk = screens.desk(bench)
    desk.ask(hypotheses.set_status(desk.room, cause, status))
    assert screens.answer(desk, reason="We looked").hypotheses[cause].status == status


def test_a_fallen_one_is_opened_again_with_a_reason(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    stream = desk.room.stream_of("H2")
    desk.ask(hypotheses.set_status(desk.room, stream, "open"))
    assert screens.answer(desk, reason="A second line").hypotheses[stream].status == "open"


def test_ratings_of_ones_own_station_are_shown_and_changed(screens: Screens, desk: Desk) -> None:
    one, item = desk.room.stream_of("H1"), desk.room.stream_of("E1")
    desk.ask(hypotheses.rate(desk.room, item, "LEAD"))
    screens.answer(desk, ratings={one: "I", desk.room.stream_of("H2"): ""})
    desk.ask(hypotheses.rate(desk.room, item, "LEAD"))
    assert form_of(desk).controls["ratings"].value()[one] == "I"
    press("Escape")
    desk.ask(hypotheses.rate(desk.room, item, "NETWORK"))
    assert form_of(desk).controls["ratings"].value()[one] == ""


def test_rating_for_a_hypothesis_begins_with_what_is_not_rated(
    screens: Screens, desk: Desk, bench: Bench
) -> None:
    one = desk.room.stream_of("H1")
    desk.ask(hypotheses.rate_for(desk.room, one, "LEAD"))
    assert "Rate E1" in shown(form_of(desk))
    screens.answer(desk, ratings={one: "C", desk.room.stream_of("H2"): ""})
    desk.ask(hypotheses.rate_for(desk.room, one, "LEAD"))
    assert "Rate E1" in shown(form_of(desk))
