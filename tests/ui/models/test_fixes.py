"""The candidate fixes page's lines: grouped by how far they are, with what needs a look marked."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room
from ui.models.fixes import columns, lines, under_way
from ui.models.lines import Line


def texts(bench: Bench) -> list[str]:
    """Give headings and titles from top to bottom."""
    return [line.cells[0].text if line.heading else line.cells[1].text for line in lines(bench.room)]


def line_of(bench: Bench, stream: str) -> Line:
    """Give the line of a fix."""
    return next(line for line in lines(bench.room) if line.key == stream)


def test_every_line_fills_the_columns() -> None:
    assert {len(line.cells) for line in lines(busy_room().room) if not line.heading} == {len(columns())}


def test_fixes_stand_in_groups_under_way_first() -> None:
    bench = Bench()
    states = {
        "Idea": (),
        "Ready": ("ready",),
        "Ordered": ("ordered",),
        "Helped": ("ordered", "done", "effect_seen"),
    }
    for title, moves in {**states, "Parked": ("parked",)}.items():
        fix = bench.fix(title)
        if moves:
            bench.move(fix, *moves)
    assert texts(bench) == [
        *("Under way", "Ordered", "Ready", "Ready", "Ideas", "Idea"),
        *("Done, effect known", "Helped", "Put aside", "Parked"),
    ]
    assert under_way(bench.room) == 1


def test_what_waits_for_its_effect_carries_a_mark() -> None:
    bench = Bench()
    fix = bench.fix("Roll back")
    assert line_of(bench, fix).mark == ""
    bench.move(fix, "ordered")
    assert line_of(bench, fix).mark == "caution"
    bench.move(fix, "done")
    assert line_of(bench, fix).mark == "caution"


def test_one_that_made_it_worse_says_so_in_red_and_words() -> None:
    bench = Bench()
    fix = bench.fix("Roll back")
    bench.move(fix, "ordered", "done", "worse", reason="Errors doubled")
    line = line_of(bench, fix)
    assert (line.cells[2].text, line.cells[2].tone) == ("worse", "alarm")
    assert line.cells[1].sub == "Errors doubled"


@pytest.mark.parametrize(("state", "struck"), [("rejected", True), ("parked", False)])
def test_what_was_put_aside(state: str, struck: bool) -> None:
    bench = Bench()
    fix = bench.fix("Roll back")
    bench.move(fix, state)
    assert line_of(bench, fix).cells[1].struck is struck


def test_risk_reversibility_and_expected_time() -> None:
    bench = Bench()
    risk = {"likelihood": 4, "impact": 4, "text": "Data may be lost"}
    cause = bench.hypothesis("The release")
    fix = bench.fix(
        "Roll back",
        risk_acting=risk,
        reversibility="R2",
        effect_from_min=5,
        effect_to_min=20,
        answers=(cause,),
        owner="NETWORK",
    )
    line = line_of(bench, fix)
    assert line.cells[1].sub == "expected in 5 m 00 s to 20 m 00 s"
    assert [cell.text for cell in line.cells[3:7]] == ["NETWORK", "H1", "extreme", "R2"]
    assert line.cells[5].tone == line.cells[6].tone == "caution"


def test_withdrawn_fixes_are_gone() -> None:
    bench = Bench()
    fix = bench.fix("Roll back")
    bench.move(fix, "ordered")
    bench.withdraw(fix)
    assert lines(bench.room) == []
    assert under_way(bench.room) == 0


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_words_are_given_as_they_are(text: str) -> None:
    bench = Bench()
    assert line_of(bench, bench.fix(text)).cells[1].text == text.strip()
