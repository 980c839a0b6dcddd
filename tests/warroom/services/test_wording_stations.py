"""Rows about stations and guard rules, where what they say depends on what came after."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.rooms import Bench
from warroom.domain.rules.eyes import CallEyes, ReleaseEyes
from warroom.domain.rules.first_minutes import QUESTIONS, DismissQuestion
from warroom.domain.rules.guards import LiftGuard, SetGuard
from warroom.domain.rules.span import PlaceStation
from warroom.domain.rules.stations import ReportStation
from warroom.services import wording_stations
from warroom.services.said import Words
from warroom.services.wording import row_words

LINES: dict[str, tuple[Callable[[Bench], object], str, tuple[str, ...]]] = {
    "report": (
        lambda on: on.submit(
            ReportStation(key="LEAD", conditions="Queue of 40", good="Cash works", needs="Two people")
        ),
        "LEAD reports. Conditions: Queue of 40 · Still good: Cash works · Needs: Two people",
        (),
    ),
    "placed": (
        lambda on: on.submit(PlaceStation(key="NETWORK", under="PAYMENTS")),
        "NETWORK reports to PAYMENTS.",
        (),
    ),
    "placed back": (
        lambda on: [on.submit(PlaceStation(key="NETWORK", under=key)) for key in ("PAYMENTS", "")],
        "NETWORK reports to the lead.",
        (),
    ),
    "guard rule": (
        lambda on: on.submit(SetGuard(text="Nobody touches line 3")),
        "G1 Nobody touches line 3",
        ("guard rule",),
    ),
    "guard rule lifted": (
        lambda on: on.submit(
            LiftGuard(
                stream=on.submit(SetGuard(text="Nobody touches line 3"))[0].stream, reason="It is whole"
            )
        ),
        "G1 Guard rule lifted. Nobody touches line 3. It is whole",
        (),
    ),
    "eyes": (
        lambda on: on.submit(CallEyes(text="Hands off", minutes=5, customer_safe=True)),
        "Hands off",
        ("eyes on the wall", "5 minutes", "customer-safe"),
    ),
    "eyes taken off": (
        lambda on: [on.submit(each) for each in (CallEyes(text="Hands off"), ReleaseEyes(reason="Done"))],
        "Taken off the wall. Hands off. Done",
        (),
    ),
    "question": (
        lambda on: on.submit(DismissQuestion(question="voice", reason="The press desk does")),
        "Not answered now: Who speaks to customers? The press desk does",
        (),
    ),
}


@pytest.mark.parametrize("what", LINES)
def test_a_line_says(what: str) -> None:
    act, text, chips = LINES[what]
    bench = Bench()
    bench.take("LEAD")
    act(bench)
    said = last(bench)
    assert (said.plain, said.chips, said.struck) == (text, chips, False)


def last(bench: Bench) -> Words:
    return row_words(bench.room, bench.room.timeline.rows[-1])


def test_a_guard_rule_that_was_lifted_is_struck() -> None:
    bench = Bench()
    entry = bench.submit(SetGuard(text="Nobody touches line 3"))[0]
    bench.submit(LiftGuard(stream=entry.stream, reason="It is whole"))
    said = row_words(bench.room, bench.row_of(entry))
    assert said.struck
    assert said.chips == ("guard rule", "lifted")


def test_a_report_that_was_undone_says_so() -> None:
    bench = Bench()
    bench.take("NETWORK")
    bench.undo(bench.submit(ReportStation(key="NETWORK", needs="A cable"))[0])
    assert last(bench).plain == "NETWORK takes its report back."


def test_a_question_that_is_asked_again_says_so() -> None:
    bench = Bench()
    bench.undo(bench.submit(DismissQuestion(question="words", reason="Later"))[0])
    assert last(bench).plain == "Asked again: What do customers live through?"


def test_every_question_has_its_words() -> None:
    assert set(wording_stations.QUESTIONS) == set(QUESTIONS)
