"""The asks page: calls first, then what is late, due, open, answered, dropped."""

from __future__ import annotations

from tests.asking import answer, ask, call, drop
from tests.rooms import Bench, minute
from tests.screens import said
from ui.models.asks import columns, count, end, lines
from warroom.domain.room import Room


def room_at(number: float) -> Room:
    """Make a room with an ask of every kind, as of a minute."""
    bench = Bench()
    late = ask(bench, "Is it late?", due_in=5)
    ask(bench, "Is it soon?", due_in=30)
    ask(bench, "Is it open?", kind="task")
    answer(bench, ask(bench, "Is it answered?"), "Yes")
    drop(bench, ask(bench, "Is it dropped?"), "No")
    bench.withdraw(ask(bench, "Was it a mistake?"))
    call(bench, "PAYMENTS", "About refunds")
    assert bench.room.asks[late].ref == "A1"
    return bench.as_of(minute(number))


def test_what_needs_a_look_stands_at_the_top() -> None:
    found = lines(room_at(27))
    captions = [line.cells[0].text for line in found if line.heading]
    assert captions == [
        "Wait for the lead's word",
        "Late",
        "Due next",
        "Open, without a time",
        "Answered",
        "Dropped",
    ]
    assert [line.cells[0].text for line in found if not line.heading] == ["▲", "A1", "A2", "A3", "A4", "A5"]
    marks = {line.cells[0].text: line.mark for line in found if not line.heading}
    assert marks == {"▲": "caution", "A1": "alarm", "A2": "caution", "A3": "", "A4": "", "A5": ""}


def test_a_line_says_who_waits_for_whom_until_when() -> None:
    by_ref = {line.cells[0].text: said(line) for line in lines(room_at(27))}
    assert by_ref["A1"] == ["A1", "Is it late?", "question", "NETWORK", "LEAD", "◆ late 22m", "27m"]
    assert by_ref["A4"][:3] == ["A4", "Is it answered?", "Yes"]
    assert by_ref["A5"][:3] == ["A5", "Is it dropped?", "No"]
    assert "PAYMENTS: About refunds" in by_ref["▲"]
    assert len(columns()) == len(lines(room_at(27))[1].cells)


def test_the_left_side_says_what_is_late_else_who_calls_else_what_is_open() -> None:
    assert end(room_at(27)) == ("◆ 1 late", "alarm")
    assert end(room_at(1)) == ("▲ 1 call", "caution")
    bench = Bench()
    assert end(bench.room) == ("", "")
    ask(bench, "One?")
    assert end(bench.room) == ("1", "")
    assert count(room_at(27)) == "3 open · 1 late"
