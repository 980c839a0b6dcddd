"""Where zones stand: within the wall, apart from each other, and no matter how much they have to say."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from ui.wall.ink import Ink
from ui.wall.layout import Places, lay_out
from ui.wall.zone_table import ZONES, ZoneKind, zones_of
from warroom.services.legibility import Tiers

SIZES = [
    (1920, 1080, 21),
    (2560, 1440, 28),
    (3840, 2160, 42),
    (3840, 2160, 51),
    (2560, 1080, 21),
    (1080, 1920, 21),
]
DURING: tuple[ZoneKind, ...] = zones_of("react")


def placed(
    width: int, height: int, near: int, kinds: tuple[ZoneKind, ...] = DURING, stations: int = 12
) -> Places:
    ink = Ink(Tiers(2 * near, near))
    return lay_out(width, height, ink, [10 * 1.55 * 2 * near * 0.6] * 2, stations, kinds)


def boxes(found: Places) -> list[QRect]:
    return [found.head, *found.clocks, found.stations, found.life, *found.zones.values()]


@pytest.mark.parametrize(("width", "height", "near"), SIZES)
def test_nothing_overlaps_and_nothing_is_outside(
    width: int, height: int, near: int, qapp: QApplication
) -> None:
    found = boxes(placed(width, height, near))
    for box in found:
        assert QRect(0, 0, width, height).contains(box), box
    for one, other in combinations(found, 2):
        assert not one.intersects(other), (one, other)


@pytest.mark.parametrize(("width", "height", "near"), SIZES)
def test_what_matters_most_always_has_a_place(width: int, height: int, near: int, qapp: QApplication) -> None:
    found = placed(width, height, near)
    assert {"hypotheses", "fixes"} <= set(found.zones)
    assert found.head.width() > 8 * near


def test_a_zone_without_content_gives_its_room_to_others(qapp: QApplication) -> None:
    both = placed(1920, 1080, 21, DURING[:2])
    alone = placed(1920, 1080, 21, DURING[:1])
    assert alone.zones["hypotheses"].width() > 1.9 * both.zones["hypotheses"].width()


def test_upright_the_clocks_stand_below_the_title(qapp: QApplication) -> None:
    wide, upright = placed(1920, 1080, 21), placed(1080, 1920, 21)
    assert wide.clocks[0].top() == wide.head.top()
    assert upright.clocks[0].top() > upright.head.bottom()
    assert upright.head.width() > 1000


def test_a_wall_that_is_far_too_small_breaks_nothing(qapp: QApplication) -> None:
    found = placed(480, 270, 21)
    assert isinstance(found.zones, dict)


def test_each_phase_has_its_zones() -> None:
    assert [kind.name for kind in zones_of("reflect")][:3] == ["closeout", "changes", "learnings"]
    assert "closeout" not in [kind.name for kind in zones_of("react")]
    assert len({kind.name for kind in ZONES}) == len(ZONES)
