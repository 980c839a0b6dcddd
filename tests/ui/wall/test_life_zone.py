"""The ribbon draws any number of moments, and the latest entry below it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.screens import Screens
from ui.wall.ink import Ink
from ui.wall.life_zone import LifeZone
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
