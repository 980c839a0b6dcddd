"""The sheets of asks and calls: state, who, until when, and what became of it."""

from __future__ import annotations

import pytest

from tests.asking import answer, ask, call, drop, hear
from tests.rooms import Bench, minute
from warroom.domain.rules.asks import Acknowledge, AskStation
from warroom.services.inspecting import sheet
from warroom.services.inspecting_ask import asked_by, due_words


def facts(bench: Bench, stream: str, at: float = -1) -> dict[str, str]:
    """Give the facts of a stream's sheet by name, as of a minute."""
    room = bench.as_of(minute(at)) if at >= 0 else bench.room
    return {fact.name: fact.value for fact in sheet(room, stream).facts}


@pytest.mark.parametrize(
    ("at", "said"), [(1, ("in 14m", "")), (11, ("in 4m", "caution")), (27, ("◆ late 12m", "alarm"))]
)
def test_the_time_left_is_counted_down(at: float, said: tuple[str, str]) -> None:
    bench = Bench()
    stream = ask(bench, "One?", due_in=15)
    room = bench.as_of(minute(at))
    assert due_words(room, room.asks[stream]) == said


def test_a_sheet_says_who_waits_for_whom_and_what_came() -> None:
    bench = Bench()
    stream = ask(bench, "Do all lines answer?", due_in=15)
    assert facts(bench, stream, 1)["Due"].endswith("in 14m")
    assert facts(bench, stream)["Heard"] == "not yet"
    bench.submit(Acknowledge(stream=stream), station="NETWORK")
    assert facts(bench, stream)["Heard"] != "not yet"
    answer(bench, stream)
    found = facts(bench, stream)
    assert (found["State"], found["Asked"], found["By"]) == ("answered", "NETWORK", "LEAD")
    assert found["Answer"] == "All lines answer"
    steps = next(each for each in sheet(bench.room, stream).sections if each.caption == "What became of it")
    assert [line.text.split(" · ")[0] for line in steps.lines] == ["asked", "heard", "answered"]


def test_what_was_dropped_is_struck_with_its_reason() -> None:
    bench = Bench()
    stream = ask(bench, "One?")
    drop(bench, stream, "The bank called")
    assert sheet(bench.room, stream).struck
    assert facts(bench, stream)["Reason"] == "The bank called"
    assert facts(bench, stream)["Due"] == "no time"


def test_a_task_is_done_not_answered() -> None:
    bench = Bench()
    stream = ask(bench, "Call the bank", kind="task")
    answer(bench, stream, "Called")
    assert facts(bench, stream)["State"] == "done"
    assert sheet(bench.room, stream).caption == "task A1"


def test_directors_are_named_as_such() -> None:
    bench = Bench()
    stream = bench.submit(AskStation(text="When?", origin="directors"), station="")[0].stream
    assert asked_by(bench.room.asks[stream]) == "directors"


def test_a_withdrawn_ask_says_so() -> None:
    bench = Bench()
    stream = ask(bench, "One?")
    bench.withdraw(stream, "Wrong room")
    assert facts(bench, stream)["Withdrawn"] == "Wrong room"


def test_a_call_says_its_place_in_the_queue() -> None:
    bench = Bench()
    call(bench, "PAYMENTS")
    stream = call(bench.wait(1), "NETWORK", "The line to the bank")
    found = facts(bench, stream)
    assert (found["State"], found["In the queue"]) == ("waits for the lead's word", "2")
    hear(bench, stream)
    assert "Until" in facts(bench, stream)
    assert sheet(bench.room, stream).title == "The line to the bank"
    bench.withdraw(stream)
    assert facts(bench, stream)["Withdrawn"] == "It was a mistake"


def test_a_station_shows_what_it_owes() -> None:
    bench = Bench()
    stream = ask(bench, "One?", due_in=15)
    room = bench.as_of(minute(27))
    owes = next(each for each in sheet(room, "station:NETWORK").sections if each.caption == "Owes an answer")
    (line,) = owes.lines
    assert (line.lead, line.text, line.stream, line.tone, line.end) == (
        "A1",
        "One?",
        stream,
        "alarm",
        "◆ late 12m",
    )
