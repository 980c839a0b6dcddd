"""The ribbon draws any number of moments, and the latest entry below it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.screens import Screens
from ui.wall.ink import Ink, width_of
from ui.wall.life_zone import Label, LifeZone, widened
from warroom.services.legibility import Tiers
from warroom.services.wall.moments import Latest, Life, Moment


@pytest.mark.parametrize("count", [0, 1, 300])
def test_it_is_drawn_with_any_number_of_moments(screens: Screens, count: int) -> None:
    ground = QWidget()
    ground.resize(1200, 180)
    zone = LifeZone(Ink(Tiers(42, 21)), ground)
    zone.resize(1200, 170)
    screens.show(ground)
    moments = tuple(Moment(number / 300, f"Moment {number} of many", "info") for number in range(count))
    latest = Latest("14:05:00", "LEAD", "Terminals in the north time out " * 9, fresh=True)
    zone.show_content(Life("14:00", "now", moments, latest if count else None))
    assert not zone.grab().isNull()
    assert ("Terminals" in zone.accessibleName()) is bool(count)


def test_words_get_the_room_between_their_neighbours(qapp: QApplication) -> None:
    ink = Ink(Tiers(42, 21))
    long = "Crew reports a loud bang and a restart of the computer"
    full = width_of(long, ink.small) + 1
    labels = [
        Label(long, "muted", 0, 100, 300),
        Label(long, "muted", 0, 900, 1000),
        Label(long, "muted", 1, 1100, 1200),
        Label("now", "muted", 1, 1160, 1200),
    ]
    first, second, below, _now = widened(labels, 0, 1200, ink)
    assert (first.left, round(first.right - first.left)) == (100, round(full))
    assert second.right == 1200
    assert second.left >= first.right + ink.gap(0.8) - 1
    assert (below.right, round(below.right - below.left)) == (1200, round(full))


def test_what_has_neighbours_on_both_sides_stays(qapp: QApplication) -> None:
    ink = Ink(Tiers(42, 21))
    labels = [Label("W" * 60, "muted", 0, left, left + 100) for left in (0, 110, 220)]
    widened(labels, 0, 320, ink)
    assert [(each.left, each.right) for each in labels] == [(0, 100), (110, 210), (220, 320)]
