"""The sheets of the close-out list's points: what each asks, what keeps it open, what does it."""

from __future__ import annotations

import pytest

from tests.rooms import Bench, busy_room, finished_room
from ui.actions import BY_ID
from warroom.domain.rules.closeout import checklist
from warroom.services.inspecting_points import ADVICE, DEEDS, PREFIX, point_sheet
from warroom.services.sheets import Sheet

POINTS = [point.id for point in checklist(Bench().room)]


@pytest.mark.parametrize("point", POINTS)
def test_every_point_is_explained(point: str) -> None:
    made = point_sheet(busy_room().room, PREFIX + point)
    assert made.title
    assert made.sections[0].lines[0].text == ADVICE[point]


def test_advice_and_deeds_are_about_points_and_actions_there_are() -> None:
    assert set(ADVICE) == set(POINTS)
    assert set(DEEDS) <= set(POINTS)
    assert set(DEEDS.values()) <= set(BY_ID)


def test_a_point_says_whether_it_is_done() -> None:
    states = {point_sheet(busy_room().room, PREFIX + point).facts[0].value for point in POINTS}
    assert states == {"done", "open"}
    done = {point_sheet(finished_room().room, PREFIX + point).facts[0].value for point in POINTS}
    assert done == {"done"}


def test_what_keeps_a_point_open_can_be_opened() -> None:
    bench = busy_room()
    left = point_sheet(bench.room, "point:fates").sections[1].lines
    assert [(line.lead, line.stream) for line in left] == [("F1", bench.room.stream_of("F1"))]


def test_an_unknown_point_has_an_empty_sheet() -> None:
    assert point_sheet(Bench().room, "point:nothing") == Sheet("", "")
