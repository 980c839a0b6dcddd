"""The band says that what is shown is old, and draws nothing while it is not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.screens import Screens
from ui.wall.band import StaleBand
from ui.wall.ink import Ink
from warroom.services.legibility import Tiers


def test_it_says_both_lines(screens: Screens) -> None:
    ground = QWidget()
    ground.resize(900, 120)
    band = StaleBand(Ink(Tiers(42, 21)), ground)
    band.resize(900, 110)
    screens.show(ground)
    empty = band.grab().toImage()
    band.show_content(("■ Not up to date: this is 2m old", "The server is away"))
    assert band.accessibleName() == "■ Not up to date: this is 2m old The server is away"
    assert band.grab().toImage() != empty
