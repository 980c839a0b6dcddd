"""Rules of calls: one open call a station, heard in order, taken back."""

from __future__ import annotations

from tests.asking import call, hear
from tests.rooms import Bench, finished_room
from warroom.domain.rules.calls import CallLead, HearCall, TakeCallBack, call_of, queue


def test_a_station_calls_once() -> None:
    bench = Bench()
    stream = call(bench, "NETWORK")
    assert call_of(bench.room, "NETWORK") is bench.room.calls[stream]
    assert "in the queue already" in str(bench.refused(CallLead(), station="NETWORK"))
    hear(bench)
    assert call_of(bench.room, "NETWORK") is None
    call(bench, "NETWORK")


def test_a_call_comes_from_a_station_and_is_short() -> None:
    bench = Bench()
    bench.station = ""
    assert "Take a station" in str(bench.refused(CallLead()))
    assert bench.refused(CallLead(text="x" * 501), station="NETWORK").field == "text"


def test_the_next_call_is_the_one_that_waits_longest() -> None:
    bench = Bench()
    assert "Nobody is calling" in str(bench.refused(HearCall()))
    first, second = call(bench, "NETWORK"), call(bench.wait(1), "PAYMENTS")
    assert hear(bench).stream == first
    assert [each.id for each in queue(bench.room)] == [second]
    assert bench.refused(HearCall(stream=first)).field == "stream"


def test_a_call_that_is_over_is_not_taken_back() -> None:
    bench = Bench()
    stream = call(bench, "NETWORK")
    bench.submit(TakeCallBack(stream=stream), station="NETWORK")
    assert bench.refused(TakeCallBack(stream=stream), station="NETWORK").field == "stream"


def test_nobody_waits_in_a_closed_room() -> None:
    bench = finished_room()
    call(bench, "NETWORK")
    bench.close()
    assert queue(bench.room) == []
    assert "closed" in str(bench.refused(CallLead(), station="PAYMENTS"))
