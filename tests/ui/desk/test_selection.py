"""What is selected says what it is, so that only actions that fit are offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from tests.asking import answer, ask, call
from tests.files import attach
from tests.houses import run
from tests.rooms import Bench, busy_room, finished_room
from ui.actions import ACTIONS
from ui.desk.selection import Selection
from warroom.domain.room import Room
from warroom.domain.rules.guards import LiftGuard, SetGuard
from warroom.domain.rules.records import Keep
from warroom.domain.state.records import Kept

Make = Callable[[Bench], str]


def chosen(stream: str, seq: int = 0) -> Selection:
    """Make a selection."""
    made = Selection()
    made.choose(stream, seq)
    return made


def judged(bench: Bench, *statuses: str) -> str:
    """State a hypothesis and let it go through statuses."""
    stream = bench.hypothesis("The release")
    for status in statuses:
        bench.status(stream, status, reason="So it is")
    return stream


def withdrawn(bench: Bench, stream: str) -> str:
    """Take something back."""
    bench.withdraw(stream)
    return stream


def moved(bench: Bench, *states: str) -> str:
    """Propose a fix and take it through states."""
    stream = bench.fix("Roll back")
    if states:
        bench.move(stream, *states)
    return stream


def settled(bench: Bench) -> str:
    """Ask something and answer it."""
    stream = ask(bench, "Is it the bank?")
    answer(bench, stream)
    return stream


def kept(bench: Bench) -> str:
    """Keep a record."""
    return bench.submit(Keep(kept=Kept(name="r.pdf", size=1, chunks=("ab" * 32,))))[0].stream


def guarded(bench: Bench, lifted: bool = False) -> str:
    """Set a guard rule, and lift it again if that is wanted."""
    stream = bench.submit(SetGuard(text="Nobody touches line 3"))[0].stream
    if lifted:
        bench.submit(LiftGuard(stream=stream, reason="It is whole"))
    return stream


KINDS: Final[dict[str, tuple[Make, set[str]]]] = {
    "note": (lambda on: on.log("All quiet"), {"row", "any"}),
    "open": (judged, {"open hypothesis", "live hypothesis", "rateable", "row", "any"}),
    "leading": (
        lambda on: judged(on, "leading"),
        {"live hypothesis", "judged hypothesis", "rateable", "row", "any"},
    ),
    "ruled out": (lambda on: judged(on, "ruled_out"), {"judged hypothesis", "rateable", "row", "any"}),
    "confirmed": (lambda on: judged(on, "confirmed"), {"judged hypothesis", "rateable", "row", "any"}),
    "open again": (
        lambda on: judged(on, "ruled_out", "open"),
        {"open hypothesis", "live hypothesis", "rateable", "row", "any"},
    ),
    "open ask": (lambda on: ask(on, "Is it the bank?"), {"open ask", "row", "any"}),
    "settled ask": (settled, {"settled ask", "row", "any"}),
    "guard rule": (guarded, {"guard rule", "row", "any"}),
    "running procedure": (run, {"running procedure", "checklist", "row", "any"}),
    "stopped procedure": (lambda on: run(on, stopped=True), {"stopped procedure", "row", "any"}),
    "step": (lambda on: f"{run(on)}#1", {"step", "checklist", "any"}),
    "house procedure": (lambda _on: "procedures:1", {"house procedure", "checklist"}),
    "lifted guard rule": (lambda on: guarded(on, lifted=True), {"lifted guard rule", "row", "any"}),
    "call": (lambda on: call(on, "NETWORK"), {"row", "any"}),
    "hypothesis taken back": (lambda on: withdrawn(on, judged(on)), {"row", "any"}),
    "evidence": (lambda on: on.evidence("It began then"), {"evidence", "rateable", "row", "any"}),
    "evidence taken back": (lambda on: withdrawn(on, on.evidence("Wrong room")), {"row", "any"}),
    "idea": (moved, {"fix", "row", "any"}),
    "ordered": (lambda on: moved(on, "ordered"), {"fix", "row", "any"}),
    "done": (lambda on: moved(on, "ordered", "done"), {"fix", "applied fix", "row", "any"}),
    "rolled back": (
        lambda on: moved(on, "ordered", "done", "rolled_back"),
        {"fix", "applied fix", "row", "any"},
    ),
    "fix taken back": (lambda on: withdrawn(on, moved(on)), {"row", "any"}),
    "change": (lambda on: on.agree("Release at night"), {"change", "row", "any"}),
    "change taken back": (lambda on: withdrawn(on, on.agree("At night")), {"row", "any"}),
    "file": (attach, {"file", "row", "any"}),
    "file taken back": (lambda on: withdrawn(on, attach(on)), {"row", "any"}),
    "record": (kept, {"file", "row", "any"}),
    "station": (lambda on: "station:LEAD", {"station", "any"}),
    "unknown station": (lambda on: "station:NOWHERE", {"station", "any"}),
    "incident": (lambda on: "incident", {"any"}),
    "point": (lambda on: "point:factors", {"any"}),
    "nothing": (lambda on: "", set()),
    "gone": (lambda on: "entry:not-here", set()),
}


def test_it_begins_with_the_incident() -> None:
    fresh = Selection()
    assert (fresh.stream, fresh.seq) == ("incident", 0)


@pytest.mark.parametrize("what", KINDS)
def test_a_thing_says_what_it_is(what: str) -> None:
    make, kinds = KINDS[what]
    bench = Bench()
    bench.take("LEAD")
    assert chosen(make(bench)).kinds(bench.room) == kinds


def test_an_entry_of_a_station_is_a_row_of_the_timeline() -> None:
    bench = Bench()
    entry = bench.take("LEAD")
    assert chosen("station:LEAD", entry.seq).kinds(bench.room) == {"station", "row", "any"}


def test_the_row_is_the_entry_else_the_streams_first() -> None:
    bench = Bench()
    stream = bench.hypothesis("The release")
    later = bench.status(stream, "leading")
    first = bench.room.timeline.first[stream]
    assert chosen(stream).row(bench.room) is first
    assert chosen(stream, later.seq).row(bench.room) is bench.row_of(later)
    assert chosen(stream, 10_000).row(bench.room) is first
    assert chosen("entry:not-here").row(bench.room) is None


def test_an_entry_alone_is_enough() -> None:
    bench = Bench()
    bench.log("All quiet")
    row = bench.room.timeline.rows[-1]
    assert chosen("", row.seq).row(bench.room) is row


def test_what_actions_are_about_is_known_here() -> None:
    known = set().union(*(kinds for _make, kinds in KINDS.values()))
    assert {action.about for action in ACTIONS if action.about} <= known


def test_nothing_of_a_whole_room_surprises() -> None:
    for bench in (busy_room(), finished_room()):
        for row in bench.room.timeline.rows:
            assert "any" in chosen(row.stream, row.seq).kinds(bench.room)


def test_before_anything_is_known_nothing_is_selected_but_the_incident() -> None:
    assert Selection().kinds(Room("empty")) == {"any"}
    assert chosen("hypothesis:1", 7).kinds(Room("empty")) == set()
