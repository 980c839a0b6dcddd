"""Rules of asks: to a station of the room, not before now, each way to say no; late is computed."""

from __future__ import annotations

import pytest

from tests.asking import answer, ask, drop
from tests.rooms import Bench, finished_room, minute
from warroom.domain.rules.asks import (
    Acknowledge,
    AnswerAsk,
    AskStation,
    ChangeAsk,
    DropAsk,
    ReopenAsk,
    is_soon,
    late_asks,
    late_by,
)
from warroom.domain.rules.closeout import checklist
from warroom.domain.rules.command import Command

ASK = AskStation(text="Do all lines answer?", to="NETWORK")


@pytest.mark.parametrize(
    ("command", "field", "words"),
    [
        (AskStation(text=" ", to="NETWORK"), "text", "few words"),
        (AskStation(text="x" * 2001, to="NETWORK"), "text", "Too long"),
        (AskStation(text="Who?"), "to", "Say which station"),
        (AskStation(text="Who?", to="NOBODY"), "to", "no station"),
        (AskStation(text="Who?", to="NETWORK", due="noon"), "due", "no time"),
        (AskStation(text="Who?", to="NETWORK", due=minute(-1)), "due", "over already"),
        (AskStation(text="Who?", to="NETWORK", due_in=-1), "due", "minutes from now"),
        (AskStation(text="Who?", to="NETWORK", due_in=10**7), "due", "minutes from now"),
        (AskStation(text="Who?", to="NETWORK", kind="riddle"), "kind", "not one of those"),
        (AskStation(text="Who?", to="NETWORK", origin="moon"), "origin", "not one of those"),
        (AskStation(text="Who?", to="NETWORK", links=("fix:gone",)), "links", "points to"),
        (AnswerAsk(stream="ask:gone", text="Yes"), "stream", "not in this room"),
    ],
)
def test_what_cannot_be_asked_says_why(command: Command, field: str, words: str) -> None:
    refusal = Bench().refused(command)
    assert refusal.field == field
    assert words in str(refusal)


def test_a_question_needs_words_as_answer_a_task_does_not() -> None:
    bench = Bench()
    question, task = ask(bench, "Do they answer?"), ask(bench, "Call the bank", kind="task")
    assert bench.refused(AnswerAsk(stream=question)).field == "text"
    bench.submit(AnswerAsk(stream=task))
    assert bench.room.asks[task].state == "answered"


def test_what_is_settled_is_opened_before_it_changes() -> None:
    bench = Bench()
    done, gone = ask(bench, "One?"), ask(bench, "Two?")
    answer(bench, done)
    drop(bench, gone)
    for stream, word in ((done, "answered already"), (gone, "was dropped")):
        for command in (
            AnswerAsk(stream=stream, text="Yes"),
            DropAsk(stream=stream, reason="No"),
            ChangeAsk(stream=stream, text="Other"),
            Acknowledge(stream=stream),
        ):
            assert word in str(bench.refused(command))
        bench.submit(ReopenAsk(stream=stream))
        assert bench.refused(ReopenAsk(stream=stream)).field == "stream"


def test_dropping_needs_a_reason() -> None:
    bench = Bench()
    assert bench.refused(DropAsk(stream=ask(bench, "One?"), reason=" ")).field == "reason"


def test_a_change_must_change_something_that_may_be() -> None:
    bench = Bench()
    stream = ask(bench, "One?")
    assert "Nothing is different" in str(bench.refused(ChangeAsk(stream=stream, text="One?")))
    assert bench.refused(ChangeAsk(stream=stream, to="NOBODY")).field == "to"
    assert bench.refused(ChangeAsk(stream=stream, to="")).field == "to"
    assert bench.refused(ChangeAsk(stream=stream, due=minute(-5))).field == "due"
    assert bench.refused(ChangeAsk(stream=stream, text=" ")).field == "text"


def test_an_ask_is_heard_once() -> None:
    bench = Bench()
    stream = ask(bench, "One?")
    bench.submit(Acknowledge(stream=stream))
    assert bench.refused(Acknowledge(stream=stream)).field == "stream"


def test_directors_ask_the_lead_if_they_name_nobody() -> None:
    bench = Bench()
    stream = bench.submit(AskStation(text="When?", origin="directors"), station="")[0].stream
    found = bench.room.asks[stream]
    assert (found.to, found.origin, found.asker) == ("LEAD", "directors", "LEAD" if found.asker else "")


def test_late_is_computed_from_the_clock_of_the_room() -> None:
    bench = Bench()
    stream, other = ask(bench, "One?", due_in=15), ask(bench, "Two?")
    at = [bench.as_of(minute(each)) for each in (1, 14, 27)]
    assert [late_by(room, room.asks[stream]) for room in at] == [0, 0, 12 * 60]
    assert [is_soon(room, room.asks[stream]) for room in at] == [False, True, False]
    assert [late_asks(room) for room in at] == [[], [], [at[2].asks[stream]]]
    assert late_by(at[2], at[2].asks[other]) == 0
    answer(bench.wait(20), stream)
    assert late_asks(bench.as_of(minute(30))) == []


def test_the_last_quarter_of_a_long_time_is_soon() -> None:
    bench = Bench()
    stream = ask(bench, "One?", due_in=100)
    soon = [is_soon(room, room.asks[stream]) for room in map(bench.as_of, (minute(74), minute(76)))]
    assert soon == [False, True]


def test_nothing_is_late_in_a_closed_room() -> None:
    bench = finished_room()
    ask(bench, "One?", due_in=1)
    bench.wait(5).close(override="Nobody will ask again")
    assert late_asks(bench.as_of(minute(500))) == []
    assert "closed" in str(bench.refused(ASK))


def test_an_open_ask_is_a_point_of_the_close_out_list() -> None:
    bench = Bench()
    stream = ask(bench, "One?")
    point = next(each for each in checklist(bench.room) if each.id == "asks")
    assert (point.done, point.open_streams) == (False, (stream,))
    drop(bench, stream)
    assert next(each for each in checklist(bench.room) if each.id == "asks").done
