"""Forms of asks: ask, answer, drop, open again, change; a time that is none is said beside its field."""

from __future__ import annotations

import pytest

from tests.asking import answer, ask
from tests.rooms import Bench
from ui.dialogs import asks
from warroom.clock import later, real_now, seconds_between
from warroom.domain.rules.asks import AnswerAsk, AskStation, ChangeAsk, DropAsk, ReopenAsk
from warroom.errors import Rejected


def test_an_ask_has_a_kind_a_station_and_a_time() -> None:
    room = Bench().room
    form = asks.new_ask(room, "Do they answer?", "NETWORK")
    assert {field.name: field.value for field in form.fields}["to"] == "NETWORK"
    made = form.make({"kind": "task", "to": "NETWORK", "text": "Call them", "due": "15m"})
    assert isinstance(made, AskStation)
    assert (made.kind, made.to, made.text) == ("task", "NETWORK", "Call them")
    assert seconds_between(real_now(), made.due) == pytest.approx(900, abs=5)


def test_no_time_is_a_time_too_and_words_are_none() -> None:
    room = Bench().room
    assert asks.read_due(room, " ") == ""
    with pytest.raises(Rejected) as refusal:
        asks.read_due(room, "soon")
    assert refusal.value.field == "due"


def test_a_question_is_answered_a_task_is_done() -> None:
    bench = Bench()
    question, task = ask(bench, "One?"), ask(bench, "Two", kind="task")
    assert asks.answer_ask(bench.room, question).title == "Answer A1"
    assert asks.answer_ask(bench.room, task).title == "A2 is done"
    made = asks.answer_ask(bench.room, question).make({"text": "Yes"})
    assert isinstance(made, AnswerAsk)
    assert made.text == "Yes"


def test_dropping_and_opening_ask_why() -> None:
    bench = Bench()
    stream = ask(bench, "One?")
    assert isinstance(asks.drop_ask(bench.room, stream).make({"reason": "No"}), DropAsk)
    answer(bench, stream)
    assert isinstance(asks.reopen_ask(bench.room, stream).make({"reason": "Not enough"}), ReopenAsk)


def test_a_change_leaves_what_was_not_touched() -> None:
    bench = Bench(start=later(real_now(), -60))
    stream = ask(bench, "One?", due_in=30)
    form = asks.change_ask(bench.room, stream)
    values = {field.name: field.value for field in form.fields}
    made = form.make({**values, "text": "Two?"})
    assert isinstance(made, ChangeAsk)
    bench.submit(made)
    assert bench.room.asks[stream].text == "Two?"
    bench.submit(asks.change_ask(bench.room, stream).make({**values, "text": "Two?", "due": ""}))
    assert bench.room.asks[stream].due == ""
