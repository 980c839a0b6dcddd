"""The line of the lead stands in the centre, as high as its words, and is read aloud."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from tests.screens import Screens
from ui.wall.eyes_band import EyesBand
from ui.wall.ink import Ink
from warroom.domain.rules.eyes import LIMIT
from warroom.services.legibility import Tiers
from warroom.services.wall.eyes import Line

MIDDLE = QRect(10, 300, 1900, 500)


@pytest.fixture
def band(screens: Screens) -> Iterator[EyesBand]:
    """Give a band on a wall."""
    wall = QWidget()
    wall.resize(1920, 1080)
    made = EyesBand(Ink(Tiers(42, 21)), wall)
    screens.show(wall)
    made.show()
    yield made
    wall.close()


def test_it_takes_the_centre_of_the_middle(band: EyesBand) -> None:
    band.show_content(Line("Hands off", "LEAD", "until 14:05"))
    band.place(MIDDLE)
    short = band.height()
    assert MIDDLE.contains(band.geometry())
    assert (band.geometry().center() - MIDDLE.center()).manhattanLength() <= 2
    assert band.accessibleName() == "Eyes on the wall: Hands off, until 14:05"
    band.show_content(Line("W" * LIMIT, "LEAD", "until 14:05"))
    band.place(MIDDLE)
    assert band.height() > short
    assert MIDDLE.contains(band.geometry())
    assert not band.grab().isNull()


def test_on_a_low_wall_it_takes_what_there_is(band: EyesBand) -> None:
    low = QRect(10, 100, 300, 60)
    band.show_content(Line("W" * LIMIT, "", "until 14:05"))
    band.place(low)
    assert band.geometry() == low


def test_before_it_has_a_line_it_has_no_place(band: EyesBand) -> None:
    before = band.geometry()
    band.place(MIDDLE)
    assert band.geometry() == before
