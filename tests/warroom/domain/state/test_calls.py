"""Calls as the log leaves them: who waits for the lead's word, in order."""

from __future__ import annotations

from tests.asking import call, hear
from tests.rooms import Bench, minute
from warroom.domain.entry import encode_body
from warroom.domain.rules.calls import TakeCallBack
from warroom.domain.state.calls import Heard, waiting


def test_calls_wait_in_the_order_in_which_they_came() -> None:
    bench = Bench()
    first = call(bench, "NETWORK", "The line to the bank")
    second = call(bench.wait(1), "PAYMENTS")
    assert [each.id for each in waiting(bench.room.calls)] == [first, second]
    found = bench.room.calls[first]
    assert (found.station, found.text, found.state) == ("NETWORK", "The line to the bank", "waiting")
    hear(bench.wait(1), first)
    assert (found.state, found.ended_at) == ("heard", minute(2))
    bench.submit(TakeCallBack(stream=second), station="PAYMENTS")
    assert bench.room.calls[second].state == "taken_back"
    assert waiting(bench.room.calls) == []


def test_as_of_shows_the_queue_of_that_time() -> None:
    bench = Bench()
    stream = call(bench.wait(1))
    hear(bench.wait(5), stream)
    assert bench.as_of(minute(0)).calls == {}
    assert bench.as_of(minute(2)).calls[stream].waiting
    assert not bench.as_of(minute(6)).calls[stream].waiting


def test_a_word_for_a_call_that_never_was_changes_nothing() -> None:
    bench = Bench()
    bench.write("call:gone", "call.heard", encode_body(Heard()))
    assert bench.room.calls == {}
