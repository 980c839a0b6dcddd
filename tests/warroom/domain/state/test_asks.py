"""Asks as the log leaves them: words, station, time, every step with who and when."""

from __future__ import annotations

from tests.asking import answer, ask, drop
from tests.rooms import START, Bench, minute
from warroom.domain.changes import FieldChange
from warroom.domain.entry import encode_body
from warroom.domain.rules.asks import Acknowledge, ChangeAsk, ReopenAsk
from warroom.domain.state.asks import Answered


def test_an_ask_is_open_until_it_is_answered() -> None:
    bench = Bench()
    stream = ask(bench, "Do all lines answer?", due_in=15)
    found = bench.room.asks[stream]
    assert (found.ref, found.text, found.kind, found.to) == (
        "A1",
        "Do all lines answer?",
        "question",
        "NETWORK",
    )
    assert (found.asker, found.asked_at, found.due, found.origin) == ("LEAD", START, minute(15), "")
    assert found.open
    assert found.settled_at == ""
    bench.submit(Acknowledge(stream=stream, text="Copy"), station="NETWORK")
    assert found.copied_at == START
    entry = answer(bench.wait(5), stream)
    assert (found.state, found.settled_at, found.open) == ("answered", minute(5), False)
    assert bench.row_of(entry).changes == (FieldChange("state", "open", "answered"),)
    assert [(step.what, step.station, step.text) for step in found.steps] == [
        ("asked", "LEAD", ""),
        ("copied", "NETWORK", "Copy"),
        ("answered", "NETWORK", "All lines answer"),
    ]


def test_only_what_is_given_changes() -> None:
    bench = Bench()
    stream = ask(bench, "Do all lines answer?", due_in=15)
    entry = bench.submit(ChangeAsk(stream=stream, to="PAYMENTS", due="", reason="It is theirs"))[0]
    found = bench.room.asks[stream]
    assert (found.text, found.to, found.due) == ("Do all lines answer?", "PAYMENTS", "")
    assert {each.field for each in bench.row_of(entry).changes} == {"to", "due"}


def test_a_dropped_ask_can_be_opened_again() -> None:
    bench = Bench()
    stream = ask(bench, "Do all lines answer?")
    drop(bench, stream)
    found = bench.room.asks[stream]
    assert (found.state, found.last and found.last.text) == ("dropped", "Nobody needs it any more")
    bench.submit(ReopenAsk(stream=stream))
    assert found.open


def test_references_are_given_in_the_order_of_the_log() -> None:
    bench = Bench()
    first, second = ask(bench, "One?"), ask(bench, "Two?")
    assert [bench.room.ref(first), bench.room.ref(second)] == ["A1", "A2"]
    assert bench.room.stream_of("a2") == second


def test_as_of_shows_it_before_and_after_the_answer() -> None:
    bench = Bench()
    stream = ask(bench.wait(5), "Do all lines answer?")
    answer(bench.wait(5), stream)
    assert bench.as_of(minute(4)).asks == {}
    assert bench.as_of(minute(6)).asks[stream].open
    assert bench.as_of(minute(10)).asks[stream].state == "answered"


def test_an_answer_to_nothing_changes_nothing() -> None:
    bench = Bench()
    bench.write("ask:gone", "ask.answered", encode_body(Answered(text="Yes")))
    assert bench.room.asks == {}


def test_an_erased_ask_keeps_its_place() -> None:
    bench = Bench()
    stream = ask(bench, "Is Mrs Smith well?")
    bench.erase(bench.room.seq)
    assert (bench.room.asks[stream].ref, bench.room.asks[stream].text) == ("A1", "")
