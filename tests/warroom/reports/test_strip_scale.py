"""The strip's scale: even while it can be, cut once where the moments crowd."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom.clock import later
from warroom.reports.strip_scale import NARROWEST, fitting_scale

START = "2026-11-14T14:00:00.000000Z"


def at(hours: float) -> str:
    return later(START, hours * 3600)


def test_a_few_moments_lie_on_an_even_line() -> None:
    scale = fitting_scale(START, at(10), [at(0), at(0.1), at(0.2), at(10)])
    assert scale.cut == ""
    assert [scale.place(at(hours)) for hours in (0, 5, 10)] == [0.0, 0.5, 1.0]


def test_spread_moments_lie_on_an_even_line() -> None:
    assert fitting_scale(START, at(10), [at(hours) for hours in range(11)]).cut == ""


@pytest.mark.parametrize("early", [True, False])
def test_a_crowd_gets_the_greater_part_of_the_line(early: bool) -> None:
    crowd = [at(hours / 10) for hours in range(12)]
    moments = (
        [*crowd, at(50), at(90)]
        if early
        else [at(0), at(40), *(at(88.8 + hours / 10) for hours in range(12))]
    )
    scale = fitting_scale(START, at(90), moments)
    assert at(1.1) < scale.cut < at(88.8)
    assert scale.share == (1 - NARROWEST if early else NARROWEST)
    assert scale.place(scale.cut) == pytest.approx(scale.share)


@given(st.lists(st.floats(0, 90), max_size=30))
def test_later_is_never_further_left_and_nothing_leaves_the_line(hours: list[float]) -> None:
    moments = sorted(at(each) for each in hours)
    scale = fitting_scale(START, at(90), moments)
    places = [scale.place(moment) for moment in [START, *moments, at(90)]]
    assert places == sorted(places)
    assert places[0] == 0.0
    assert places[-1] == pytest.approx(1.0)


def test_a_line_without_length_has_all_on_its_start() -> None:
    assert fitting_scale(START, START, [START] * 10).place(START) == 0.0
