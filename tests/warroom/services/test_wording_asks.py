"""What rows about asks and calls say."""

from __future__ import annotations

from tests.asking import answer, ask, call, drop, hear
from tests.rooms import Bench
from warroom.domain.rules.asks import Acknowledge, ChangeAsk, ReopenAsk
from warroom.domain.rules.calls import TakeCallBack
from warroom.services.said import Words
from warroom.services.wording import row_words


def last(bench: Bench) -> Words:
    """Say the newest row."""
    return row_words(bench.room, bench.room.timeline.rows[-1])


def test_asks_and_calls_are_said() -> None:
    bench = Bench()
    one = ask(bench, "Do all lines answer?")
    assert (last(bench).plain, last(bench).chips) == ("A1 NETWORK: Do all lines answer?", ("question",))
    bench.submit(Acknowledge(stream=one))
    assert last(bench).plain == "A1 Heard. Do all lines answer?"
    answer(bench, one, "They do")
    assert last(bench).plain == "A1 Answered. Do all lines answer? · They do"
    first = row_words(bench.room, bench.room.timeline.first[one])
    assert first.chips == ("question", "answered")
    two = ask(bench, "Call the bank.", kind="task", due_in=15)
    assert last(bench).chips[1].startswith("due ")
    answer(bench, two, "")
    assert last(bench).plain == "A2 Done. Call the bank."
    bench.submit(ReopenAsk(stream=two, reason="Not all of it"))
    assert last(bench).plain == "A2 Open again. Call the bank · Not all of it"
    drop(bench, two, "Too late")
    assert last(bench).plain == "A2 Dropped. Call the bank · Too late"
    assert row_words(bench.room, bench.room.timeline.first[two]).struck
    call(bench, "NETWORK", "The line")
    assert (last(bench).plain, last(bench).chips) == ("LEAD, NETWORK. The line", ("call",))
    hear(bench)
    assert last(bench).plain == "Go, NETWORK. The line"
    bench.submit(TakeCallBack(stream=call(bench, "PAYMENTS")), station="PAYMENTS")
    assert last(bench).plain == "PAYMENTS takes the call back."


def test_the_due_time_of_an_ask_is_said_as_a_time() -> None:
    bench = Bench()
    stream = ask(bench, "One?", due_in=15)
    bench.submit(ChangeAsk(stream=stream, due="", to="PAYMENTS"))
    assert last(bench).text.startswith("asked station: NETWORK → PAYMENTS; due: 2026-03-02 ")
    assert last(bench).text.endswith("→ –")
