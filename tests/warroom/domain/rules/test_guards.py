"""What may be done with guard rules."""

from __future__ import annotations

import pytest

from tests.rooms import Bench, closed_room
from warroom.domain.rules.guards import LIMIT, LiftGuard, RestoreGuard, SetGuard, in_force


def guard(bench: Bench, text: str = "Nobody touches line 3") -> str:
    return bench.submit(SetGuard(text=text))[0].stream


def test_a_guard_rule_is_one_line_and_a_key_moment() -> None:
    bench = Bench()
    stream = guard(bench, "  Nobody\n touches   line 3 ")
    assert bench.room.guards[stream].text == "Nobody touches line 3"
    assert bench.room.timeline.first[stream].key


def test_they_stand_in_the_order_in_which_they_were_set() -> None:
    bench = Bench()
    for text in ("One", "Two", "Three"):
        guard(bench, text)
    bench.submit(LiftGuard(stream=bench.room.stream_of("G2"), reason="Done"))
    assert [each.text for each in in_force(bench.room)] == ["One", "Three"]


@pytest.mark.parametrize("text", ["", "   ", "x" * (LIMIT + 1)])
def test_one_that_nobody_could_read_at_a_glance_is_refused(text: str) -> None:
    assert Bench().refused(SetGuard(text=text)).field == "text"


def test_the_same_rule_is_not_set_twice_while_it_holds() -> None:
    bench = Bench()
    stream = guard(bench)
    said = bench.refused(SetGuard(text="nobody TOUCHES line 3"))
    assert (said.field, str(said)) == ("text", "G1 says this already.")
    bench.submit(LiftGuard(stream=stream, reason="It is whole"))
    guard(bench)


def test_lifting_needs_a_reason_and_a_rule_that_holds() -> None:
    bench = Bench()
    stream = guard(bench)
    assert bench.refused(LiftGuard(stream=stream, reason=" ")).field == "reason"
    assert bench.refused(LiftGuard(stream="guard:gone", reason="x")).field == "stream"
    assert "holds already" in str(bench.refused(RestoreGuard(stream=stream)))
    bench.submit(LiftGuard(stream=stream, reason="It is whole"))
    assert "lifted already" in str(bench.refused(LiftGuard(stream=stream, reason="x")))
    bench.submit(RestoreGuard(stream=stream))
    assert [each.id for each in in_force(bench.room)] == [stream]


def test_a_closed_room_has_no_new_ones() -> None:
    assert "closed" in str(closed_room().refused(SetGuard(text="x")))
