"""The questions of the first minutes: open until answered or dismissed, each in its own way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.rooms import Bench, closed_room, minute
from warroom.domain.rules.first_minutes import QUESTIONS, DismissQuestion, unanswered

ANSWERS: dict[str, Callable[[Bench], object]] = {
    "lead": lambda on: on.take("LEAD"),
    "words": lambda on: on.change(customer_words="Nobody can pay"),
    "first_hurt": lambda on: on.change(first_hurt_at=minute(-3)),
    "affected": lambda on: on.change(affected="under_1"),
    "scope": lambda on: on.change(scope="segment"),
    "voice": lambda on: on.take("VOICE"),
    "procedure": lambda on: on.change(fits="none"),
}


def test_a_new_room_is_asked_all_of_them() -> None:
    assert unanswered(Bench().room) == list(QUESTIONS) == list(ANSWERS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_takes_its_question_away(name: str) -> None:
    bench = Bench()
    ANSWERS[name](bench)
    assert unanswered(bench.room) == [each for each in QUESTIONS if each != name]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_reason_dismisses_a_question(name: str) -> None:
    bench = Bench()
    bench.wait(1).submit(DismissQuestion(question=name, reason="Nobody can know yet"))
    assert name not in unanswered(bench.room)
    assert name in unanswered(bench.as_of(minute(0)))
    assert "already" in str(bench.refused(DismissQuestion(question=name, reason="Again")))


def test_a_dismissal_needs_a_reason_and_a_question() -> None:
    bench = Bench()
    assert bench.refused(DismissQuestion(question="lead", reason=" ")).field == "reason"
    assert bench.refused(DismissQuestion(question="weather", reason="x")).field == "question"


def test_a_lead_who_leaves_is_asked_for_again() -> None:
    from warroom.domain.rules.stations import LeaveStation

    bench = Bench()
    bench.take("LEAD")
    bench.submit(LeaveStation(key="LEAD"))
    assert "lead" in unanswered(bench.room)


@pytest.mark.parametrize("phase", ["restored", "reflect"])
def test_later_nobody_is_asked(phase: str) -> None:
    bench = Bench()
    bench.phase(phase)
    assert unanswered(bench.room) == []


def test_history_is_not_asked() -> None:
    assert unanswered(Bench(nature="history").room) == []


def test_a_closed_room_dismisses_nothing() -> None:
    assert "closed" in str(closed_room().refused(DismissQuestion(question="lead", reason="x")))
