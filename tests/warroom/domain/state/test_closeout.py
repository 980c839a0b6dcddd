"""What the room leaves: factors, what was learnt, changes and how they stand, thanks."""

from __future__ import annotations

from tests.rooms import START, Bench
from warroom.domain.changes import FieldChange
from warroom.domain.entry import encode_body
from warroom.domain.rules.closeout import AddFactor, AddLearning, Thank, UpdateChange
from warroom.domain.state.closeout import AgreedChange, ChangeUpdated


def test_everything_is_kept_in_the_order_of_the_log() -> None:
    bench = Bench()
    bench.submit(AddFactor(category="process", text="Releases at noon"))
    bench.submit(AddFactor(category="supplier", text="One line only"))
    bench.submit(AddLearning(category="luck", text="No pay day"))
    bench.submit(Thank(name="Ben Brandt", text="For the calm"))
    left = bench.room.closeout
    assert [(each.category, each.text) for each in left.factors.values()] == [
        ("process", "Releases at noon"),
        ("supplier", "One line only"),
    ]
    assert [(each.category, each.text) for each in left.learnings.values()] == [("luck", "No pay day")]
    assert [(each.name, each.text) for each in left.thanks.values()] == [("Ben Brandt", "For the calm")]


def test_a_change_is_open_with_one_owner_and_two_dates() -> None:
    bench = Bench()
    dates = {"due": "2026-04-01", "check_due": "2026-05-01"}
    stream = bench.agree("Release at night", owner="PAYMENTS", strength="intermediate", **dates)
    assert bench.room.closeout.changes[stream] == AgreedChange(
        stream,
        "C1",
        "Release at night",
        "PAYMENTS",
        "2026-04-01",
        "2026-05-01",
        "intermediate",
        bench.room.seq,
        START,
    )
    assert bench.room.closeout.changes[stream].state == "open"


def test_a_change_goes_on() -> None:
    bench = Bench()
    stream = bench.agree("Release at night")
    entry = bench.submit(UpdateChange(stream=stream, state="done", owner="NETWORK"))[0]
    change = bench.room.closeout.changes[stream]
    assert (change.state, change.owner, change.text) == ("done", "NETWORK", "Release at night")
    assert bench.row_of(entry).changes == (
        FieldChange("owner", "", "NETWORK"),
        FieldChange("state", "open", "done"),
    )


def test_what_is_withdrawn_says_why() -> None:
    bench = Bench()
    bench.submit(AddFactor(category="process", text="Releases at noon"))
    stream = next(iter(bench.room.closeout.factors))
    bench.withdraw(stream, "It was not so")
    assert bench.room.closeout.factors[stream].withdrawn == "It was not so"
    assert bench.changes.concern("closeout")


def test_news_of_a_change_that_is_not_there_change_nothing() -> None:
    bench = Bench()
    bench.write("change:gone", "change.updated", encode_body(ChangeUpdated(state="done")))
    assert bench.room.closeout.changes == {}
