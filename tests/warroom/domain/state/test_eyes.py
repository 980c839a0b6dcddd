"""A line on the wall as the log leaves it, at any time shown."""

from __future__ import annotations

from tests.rooms import Bench, minute
from warroom.domain.rules.eyes import CallEyes, ReleaseEyes, eyes_now


def test_a_line_stands_for_its_minutes() -> None:
    bench = Bench()
    stream = bench.submit(CallEyes(text="Hands off", minutes=5))[0].stream
    line = bench.room.eyes[stream]
    assert (line.text, line.station, line.at, line.until) == ("Hands off", "LEAD", minute(0), minute(5))
    assert eyes_now(bench.as_of(minute(4.9))) is not None
    assert eyes_now(bench.as_of(minute(5))) is None


def test_one_that_was_taken_down_stood_until_then() -> None:
    bench = Bench()
    bench.submit(CallEyes(text="Hands off"))
    bench.wait(2).submit(ReleaseEyes())
    assert eyes_now(bench.as_of(minute(1))) is not None
    assert eyes_now(bench.as_of(minute(2))) is None


def test_taken_down_by_mistake_it_stands_again_for_what_is_left_of_its_time() -> None:
    bench = Bench()
    bench.submit(CallEyes(text="Hands off", minutes=5))
    taken_down = bench.wait(2).submit(ReleaseEyes())[0]
    bench.wait(1).undo(taken_down)
    assert eyes_now(bench.as_of(minute(4))) is not None
    assert eyes_now(bench.as_of(minute(5))) is None


def test_what_no_rule_would_allow_stands_for_no_time_and_breaks_nothing() -> None:
    bench = Bench()
    bench.write("eyes:long", "eyes.called", b'{"text":"For ever","minutes":99999999}')
    bench.write("eyes:gone", "eyes.released", b"{}")
    assert eyes_now(bench.as_of(minute(0))) is None
    assert list(bench.room.eyes) == ["eyes:long"]
