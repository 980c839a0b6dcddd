"""The hypotheses page's lines: standing, verdicts, scores, and the evidence below."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room
from tests.screens import said
from ui.models.hypotheses import columns, counts, lines
from ui.models.lines import Line


def by_ref(bench: Bench) -> dict[str, Line]:
    """Give the lines by what people call them."""
    return {line.cells[0].text: line for line in lines(bench.room) if not line.heading}


def test_every_line_fills_the_columns() -> None:
    assert {len(line.cells) for line in lines(busy_room().room) if not line.heading} == {len(columns())}


def test_confirmed_first_and_ruled_out_last_then_the_evidence() -> None:
    refs = [line.cells[0].text for line in lines(busy_room().room)]
    assert refs == ["H1", "H2", "Evidence", "E2", "E1"]


def test_what_is_ruled_out_is_struck_and_says_by_what() -> None:
    fallen = by_ref(busy_room())["H2"]
    assert fallen.cells[1].struck
    assert (fallen.cells[2].text, fallen.cells[2].sub) == ("ruled out", "E2")


def test_the_leading_one_carries_the_mark() -> None:
    bench = Bench()
    cause = bench.hypothesis("The new release")
    assert by_ref(bench)["H1"].mark == ""
    bench.status(cause, "leading")
    leading = by_ref(bench)["H1"]
    assert leading.mark == "info"
    assert leading.cells[2].text == "leading"


def test_one_that_was_hardly_tested_says_so_instead_of_a_number() -> None:
    bench = Bench()
    cause = bench.hypothesis("The new release", "LEAD")
    for number in range(3):
        bench.evidence(f"Seen {number}", ratings={cause: "II"} if not number else {})
    line = by_ref(bench)["H1"]
    assert line.cells[4].text.startswith("not yet tested")
    assert line.cells[4].bar < 0
    assert "1 of 3" in " ".join(said(line))


def test_a_ranked_one_shows_its_score_as_number_and_bar() -> None:
    bench = Bench()
    cause = bench.hypothesis("The new release", "LEAD")
    bench.evidence("Impossible so", credibility="high", relevance="high", ratings={cause: "II"})
    line = by_ref(bench)["H1"]
    assert line.cells[4].text == "−4.0"
    assert line.cells[4].bar == pytest.approx(0.5)
    assert line.cells[5].text == "1 of 1"


def test_why_it_stands_as_it_does() -> None:
    bench = Bench()
    cause = bench.hypothesis("The new release")
    assert by_ref(bench)["H1"].cells[1].sub.startswith("stated ")
    bench.status(cause, "ruled_out", reason="It was not out yet")
    assert by_ref(bench)["H1"].cells[1].sub == "It was not out yet"


def test_evidence_says_what_it_speaks_for_and_against() -> None:
    item = by_ref(busy_room())["E2"]
    assert item.cells[1].sub == "H1 +   H2 −−"
    assert item.cells[4].text == "credibility high"


def test_withdrawn_evidence_stays_struck_and_withdrawn_hypotheses_go() -> None:
    bench = Bench()
    cause = bench.hypothesis("The new release")
    bench.withdraw(bench.evidence("Wrong chart"))
    bench.withdraw(cause)
    found = by_ref(bench)
    assert set(found) == {"E1"}
    assert found["E1"].cells[1].struck
    assert found["E1"].cells[2].text == "withdrawn"


def test_counts_are_of_what_lives() -> None:
    assert counts(busy_room().room) == (0, 2)
    bench = Bench()
    bench.hypothesis("One")
    bench.withdraw(bench.evidence("Gone"))
    assert counts(bench.room) == (1, 0)


def test_an_empty_room_has_no_lines() -> None:
    assert lines(Bench().room) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_words_are_given_as_they_are(text: str) -> None:
    bench = Bench()
    bench.hypothesis(text)
    bench.evidence(text)
    found = by_ref(bench)
    assert found["H1"].cells[1].text == found["E1"].cells[1].text == text.strip()
