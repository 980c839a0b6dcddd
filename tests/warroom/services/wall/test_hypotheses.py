"""Hypotheses on the wall stand in their standing, and say by more than colour what became of them."""

from __future__ import annotations

from tests.rooms import Bench, busy_room
from warroom.domain.rules.evidence import FindEvidence
from warroom.domain.rules.hypotheses import SetStatus
from warroom.services.wall.hypotheses import read


def test_a_room_without_any_has_no_zone() -> None:
    assert read(Bench().room) is None


def test_what_is_ruled_out_is_struck_and_stands_last() -> None:
    panel = read(busy_room().room)
    assert panel is not None
    assert [(each.lead, each.struck) for each in panel.entries] == [("H1", False), ("H2", True)]
    assert panel.entries[0].sub.startswith("confirmed")
    assert panel.entries[1].sub.startswith("ruled out")


def test_the_least_contradicted_stands_first_and_the_leading_one_says_so() -> None:
    bench = Bench()
    first, second = bench.hypothesis("A switch"), bench.hypothesis("A deploy")
    bench.submit(FindEvidence(text="The switch is whole", ratings={first: "II", second: "C"}))
    bench.submit(SetStatus(stream=second, status="leading"))
    panel = read(bench.room)
    assert panel is not None
    assert [each.text for each in panel.entries] == ["A deploy", "A switch"]
    assert "leading" in panel.entries[0].sub
    assert panel.entries[0].tone == "info"
    assert panel.entries[1].bar > panel.entries[0].bar >= 0


def test_a_bar_is_full_for_what_stands_worst() -> None:
    bench = Bench()
    worst, bad = bench.hypothesis("A switch"), bench.hypothesis("A deploy")
    for number in range(6):
        ratings = {worst: "II", bad: "II" if number < 3 else "C"}
        bench.submit(FindEvidence(text=f"Seen {number}", credibility="high", ratings=ratings))
    panel = read(bench.room)
    assert panel is not None
    assert [(each.text, each.bar) for each in panel.entries] == [("A deploy", 0.5), ("A switch", 1.0)]
