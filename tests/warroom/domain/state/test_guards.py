"""Guard rules as the log leaves them, at any time shown."""

from __future__ import annotations

from tests.rooms import Bench, minute
from warroom.domain.rules.guards import LiftGuard, SetGuard, in_force


def test_a_guard_rule_holds_until_it_is_lifted() -> None:
    bench = Bench()
    stream = bench.submit(SetGuard(text="Nothing may touch main A", reason="It is all we have"))[0].stream
    bench.wait(5).submit(LiftGuard(stream=stream, reason="Main B is back"))
    guard = bench.room.guards[stream]
    assert (guard.ref, guard.text, guard.reason, guard.station) == (
        "G1",
        "Nothing may touch main A",
        "It is all we have",
        "LEAD",
    )
    assert not guard.in_force
    assert [each.text for each in in_force(bench.as_of(minute(4)))] == ["Nothing may touch main A"]
    assert in_force(bench.as_of(minute(5))) == []


def test_one_that_was_withdrawn_never_held() -> None:
    bench = Bench()
    stream = bench.submit(SetGuard(text="Nothing may touch main A"))[0].stream
    bench.withdraw(stream)
    assert in_force(bench.room) == []
    assert bench.room.stream_of("g1") == stream


def test_a_word_about_a_rule_that_is_not_there_changes_nothing() -> None:
    bench = Bench()
    bench.write("guard:gone", "guard.moved", b'{"state":"lifted"}')
    assert bench.room.guards == {}
