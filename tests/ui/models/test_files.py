"""The lines of the files page: the newest first, what they are about, and the records under them."""

from __future__ import annotations

import pytest

from tests.files import attach
from tests.hostile import HOSTILE
from tests.rooms import Bench, closed_room
from tests.screens import said
from ui.models.files import columns, lines, live
from warroom.domain.rules.records import Keep
from warroom.domain.state.records import Kept


def test_the_newest_stands_first_with_all_that_is_asked_of_it() -> None:
    bench = Bench()
    seen = bench.evidence("Charged twice")
    attach(bench, links=(seen,))
    attach(bench.wait(5), "other.txt", b"x" * 2048, note="line 3", links=(seen, "incident"))
    newer, older = lines(bench.wait(1).room)
    assert said(older)[:6] == ["P1", "retry_sample.csv", "text/csv", "E1", "Charged twice", "LEAD"]
    assert said(newer)[:6] == ["P2", "other.txt", "line 3", "E1 +1", "Charged twice", "LEAD"]
    assert newer.cells[4].text == "2 kB"
    assert {len(each.cells) for each in (newer, older)} == {len(columns())}


def test_a_line_without_reference_is_named_by_its_time_and_none_is_the_timeline() -> None:
    bench = Bench()
    note = bench.log("Shops call")
    attach(bench, links=(note,))
    attach(bench, "other.txt", b"other")
    newer, older = lines(bench.room)
    assert newer.cells[2].text == "timeline"
    assert older.cells[2].sub == "Shops call"
    assert older.cells[2].text.count(":") == 2


def test_one_taken_back_is_left_out_and_one_erased_says_so() -> None:
    bench = Bench()
    bench.withdraw(attach(bench))
    stream = attach(bench, "other.txt", b"other")
    bench.erase(bench.room.attachments[stream].seq)
    (line,) = lines(bench.room)
    assert line.cells[1].text == "a file that was erased"
    assert len(live(bench.room)) == 1


def test_kept_records_stand_below() -> None:
    bench = closed_room()
    bench.submit(Keep(kept=Kept(name="r.pdf", size=2048, chunks=("ab" * 32,), head_seq=7)))
    heading, line = lines(bench.room)
    assert (heading.heading, heading.cells[0].text) == (True, "Kept records")
    assert said(line)[:2] == ["r.pdf", "entry 7"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_name_is_a_line(text: str) -> None:
    bench = Bench()
    attach(bench, text, text.encode())
    assert lines(bench.room)[0].cells[1].text
