"""The close-out page's lines: the computed list, then everything the room leaves."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, closed_room, finished_room
from tests.screens import said
from ui.models.closeout import columns, lines, progress
from ui.models.lines import Line
from warroom.domain.rules.closeout import Thank, UpdateChange
from warroom.domain.rules.records import Keep
from warroom.domain.state.records import Kept


def points(bench: Bench) -> dict[str, Line]:
    """Give the lines of the list by their names."""
    return {
        line.key.removeprefix("point:"): line for line in lines(bench.room) if line.key.startswith("point:")
    }


def headings(bench: Bench) -> list[str]:
    """Give the captions from top to bottom."""
    return [line.cells[0].text for line in lines(bench.room) if line.heading]


def test_every_line_fills_the_columns() -> None:
    assert {len(line.cells) for line in lines(closed_room().room) if not line.heading} == {len(columns())}


def test_a_fresh_room_has_the_list_and_nothing_else() -> None:
    bench = Bench()
    assert len(points(bench)) == len(lines(bench.room)) == progress(bench.room)[1]
    assert headings(bench) == []


def test_a_point_says_in_mark_and_word_whether_it_is_done() -> None:
    found = points(busy_room())
    assert [found["words"].cells[0].text, found["words"].cells[3].text] == ["●", "done"]
    assert [found["thanks"].cells[0].text, found["thanks"].cells[3].text] == ["○", "open"]


def test_an_open_point_names_what_is_open() -> None:
    assert "F1" in said(points(busy_room())["fates"])


def test_progress_counts_up_to_all_of_them() -> None:
    before, count = progress(busy_room().room)
    assert 0 < before < count
    assert progress(finished_room().room) == (count, count)


def test_what_the_room_leaves_stands_under_captions() -> None:
    assert headings(finished_room()) == [
        "Changes",
        "Contributing factors",
        "What we learnt",
        "What becomes of the fixes",
        "Thanks",
    ]


def test_a_change_without_owner_and_dates_asks_for_a_look() -> None:
    bench = Bench()
    stream = bench.agree("Release at night")
    line = next(each for each in lines(bench.room) if each.key == stream)
    assert [cell.text for cell in line.cells] == ["C1", "Release at night", "no owner", "no date"]
    assert line.cells[2].tone == line.cells[3].tone == "caution"
    bench.submit(UpdateChange(stream=stream, owner="NETWORK", due="2026-04-01", check_due="2026-05-01"))
    line = next(each for each in lines(bench.room) if each.key == stream)
    assert [cell.text for cell in line.cells[2:]] == ["NETWORK", "2026-04-01"]
    assert line.cells[2].sub == "check 2026-05-01"


@pytest.mark.parametrize(("state", "struck"), [("done", False), ("verified", False), ("dropped", True)])
def test_a_change_that_ended_says_how(state: str, struck: bool) -> None:
    bench = Bench()
    stream = bench.agree("Release at night", due="2026-04-01")
    bench.submit(UpdateChange(stream=stream, state=state, reason="So it is"))
    line = next(each for each in lines(bench.room) if each.key == stream)
    assert (line.cells[3].text, line.cells[1].struck) == (state, struck)


def test_what_was_withdrawn_is_gone() -> None:
    bench = Bench()
    bench.withdraw(bench.agree("Never mind"))
    assert headings(bench) == []


def test_kept_papers_are_listed() -> None:
    bench = closed_room()
    kept = Kept(name="INC-en.pdf", media_type="application/pdf", size=3, chunks=("a" * 64,), language="en")
    bench.submit(Keep(kept=kept))
    assert headings(bench)[-1] == "Kept papers"
    assert lines(bench.room)[-1].cells[1].text == "INC-en.pdf"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_words_are_given_as_they_are(text: str) -> None:
    bench = Bench()
    bench.submit(Thank(name=text[:200], text=text))
    line = lines(bench.room)[-1]
    assert (line.cells[1].text, line.cells[2].text) == (text.strip(), text[:200].strip())
