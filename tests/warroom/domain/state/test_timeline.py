"""Lines of the timeline: as written, as corrected, marked, withdrawn, replaced."""

from __future__ import annotations

import pytest

from tests.rooms import ANNA, START, Bench, minute
from warroom.domain.changes import FieldChange
from warroom.domain.entry import encode_body
from warroom.domain.state.timeline import Logged, Row


def row(bench: Bench, stream: str) -> Row:
    return bench.room.timeline.first[stream]


def test_a_line_holds_what_was_written_and_three_times() -> None:
    bench = Bench()
    other = bench.hypothesis("The release")
    stream = bench.wait(9).log(
        "Terminals timed out", "observation", at=minute(2), tags=("shops",), links=(other,), key=True
    )
    line = row(bench, stream)
    assert (line.text, line.type, line.kind) == ("Terminals timed out", "observation", "entry.logged")
    assert (line.tags, line.links, line.key) == (("shops",), (other,), True)
    assert (line.occurred_at, line.written_at, line.recorded_at) == (minute(2), minute(9), minute(9))
    assert (line.actor, line.station, line.precision) == (ANNA, "LEAD", "exact")


def test_lines_stand_in_the_order_of_the_log() -> None:
    bench = Bench()
    bench.wait(9).log("First written")
    bench.log("Happened before", at=minute(1))
    assert [each.text for each in bench.room.timeline.rows[-2:]] == ["First written", "Happened before"]


def test_other_kinds_have_lines_of_their_own_type() -> None:
    bench = Bench()
    bench.take("LEAD")
    bench.hypothesis("The release")
    seen = bench.evidence("It began then")
    bench.rate(seen, {next(iter(bench.room.hypotheses)): "C"})
    bench.fix("Roll back")
    bench.phase("react")
    bench.agree("Release at night")
    types = [each.type for each in bench.room.timeline.rows]
    assert types == ["incident", "station", "hypothesis", "evidence", "fix", "phase", "closeout"]


@pytest.mark.parametrize("body", [b"{}", b'{"text":"x"}'])
def test_naming_people_and_opening_stations_make_no_lines(body: bytes) -> None:
    bench = Bench()
    count = len(bench.room.timeline.rows)
    bench.write("person:x", "person.named", body)
    bench.write("station:X", "station.opened", body)
    assert len(bench.room.timeline.rows) == count


def test_a_correction_shows_the_new_and_keeps_the_old() -> None:
    bench = Bench()
    stream = bench.log("0.2 %")
    entry = bench.wait(3).correct(stream, text="0.02 %", new_occurred_at=minute(-1), reason="A zero")
    line = row(bench, stream)
    assert (line.text, line.occurred_at) == ("0.02 %", minute(-1))
    assert isinstance(line.body, Logged)
    assert line.body.text == "0.2 %"
    made = line.corrections[0]
    assert (made.seq, made.at, made.actor, made.station, made.reason) == (
        entry.seq,
        minute(3),
        ANNA,
        "LEAD",
        "A zero",
    )
    assert made.changes == (
        FieldChange("text", "0.2 %", "0.02 %"),
        FieldChange("occurred_at", START, minute(-1)),
    )


def test_corrections_add_up() -> None:
    bench = Bench()
    stream = bench.log("0.2 %")
    bench.correct(stream, text="0.02 %")
    bench.correct(stream, text="0.03 %", new_precision="estimated")
    line = row(bench, stream)
    assert (line.text, line.precision, len(line.corrections)) == ("0.03 %", "estimated", 2)
    assert line.corrections[1].changes[0] == FieldChange("text", "0.02 %", "0.03 %")


def test_marks_replace_only_what_they_name() -> None:
    bench = Bench()
    other = bench.hypothesis("The release")
    stream = bench.log("Terminals time out", tags=("shops",), links=(other,))
    bench.mark(stream, key=True)
    assert (row(bench, stream).key, row(bench, stream).tags) == (True, ("shops",))
    bench.mark(stream, tags=("bank", "night"))
    assert (row(bench, stream).key, row(bench, stream).links) == (True, (other,))
    bench.mark(stream, links=(), key=False)
    assert (row(bench, stream).key, row(bench, stream).links) == (False, ())
    assert row(bench, stream).tags == ("bank", "night")


def test_what_points_at_something_is_known() -> None:
    bench = Bench()
    held, fix = bench.hypothesis("The release"), bench.fix("Roll back")
    first, second = bench.log("See there", links=(held,)), bench.log("And there", links=(held, fix))
    pointing = bench.room.timeline.pointing
    assert (pointing[held], pointing[fix]) == ([first, second], [second])
    bench.mark(first, links=(fix,))
    assert (pointing[held], pointing[fix]) == ([second], [second, first])


def test_what_points_twice_points_once() -> None:
    bench = Bench()
    held = bench.hypothesis("The release")
    note = bench.log("See there", links=(held,))
    bench.mark(note, links=(held, held))
    assert bench.room.timeline.pointing[held] == [note]
    bench.mark(note, links=())
    assert bench.room.timeline.pointing[held] == []


def test_marks_are_kept_with_what_they_changed() -> None:
    bench = Bench()
    note = bench.log("Terminals time out", tags=("shops",))
    entry = bench.wait(2).mark(note, key=True, tags=())
    made = row(bench, note).marks[0]
    assert (made.seq, made.at, made.actor) == (entry.seq, minute(2), ANNA)
    assert made.changes == (FieldChange("key", False, True), FieldChange("tags", ("shops",), ()))


def test_what_is_withdrawn_stays_readable() -> None:
    bench = Bench()
    stream = bench.log("Wrong room")
    bench.withdraw(stream, "Meant for another room")
    assert (row(bench, stream).text, row(bench, stream).withdrawn) == ("Wrong room", "Meant for another room")


def test_a_decision_is_replaced_by_the_next() -> None:
    bench = Bench()
    stay = bench.log("Stay", "decision")
    go = bench.log("Go", "decision", supersedes=stay)
    assert bench.room.timeline.replaced(stay) == go
    assert bench.room.timeline.replaced(go) == ""
    assert bench.room.timeline.decisions == [stay, go]


def test_a_decision_stands_again_when_its_replacement_is_gone() -> None:
    bench = Bench()
    stay = bench.log("Stay", "decision")
    go = bench.log("Go", "decision", supersedes=stay)
    bench.withdraw(go)
    assert bench.room.timeline.replaced(stay) == ""


def test_a_decision_stands_again_when_its_replacement_was_none() -> None:
    bench = Bench()
    stay = bench.log("Stay", "decision")
    go = bench.log("Somebody asked whether to go", "decision", supersedes=stay)
    bench.correct(go, type="note")
    assert bench.room.timeline.replaced(stay) == ""


def test_a_note_that_was_a_decision_gets_its_number_when_it_is_corrected() -> None:
    bench = Bench()
    first, note = bench.log("Stay", "decision"), bench.log("Call the bank")
    second = bench.log("Go", "decision")
    bench.correct(note, type="decision")
    assert [bench.room.ref(stream) for stream in (first, second, note)] == ["D1", "D2", "D3"]
    bench.correct(note, type="note")
    bench.correct(note, type="decision")
    assert bench.room.timeline.numbers == {first: 1, second: 2, note: 3}


def test_an_erased_line_is_empty_and_says_so() -> None:
    bench = Bench()
    stream = bench.log("Mrs Smith called", tags=("smith",))
    bench.erase(bench.room.seq)
    line = row(bench, stream)
    assert (line.erased, line.text, line.tags, line.actor) == (True, "", (), ANNA)


def test_a_line_written_twice_in_one_stream_keeps_the_first() -> None:
    bench = Bench()
    stream = bench.log("First")
    bench.write(stream, "entry.logged", encode_body(Logged(text="Second")))
    assert row(bench, stream).text == "First"
    assert bench.room.timeline.rows[-1].text == "Second"
