"""The line of the lead stands in the centre, as high as its words, and is read aloud."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QWidget

from tests.screens import Screens
from ui.theme.current import colour
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


def test_its_words_stand_in_the_centre_as_high_as_they_need(band: EyesBand) -> None:
    band.setGeometry(MIDDLE)
    band.show_content(Line("Hands off", "LEAD", "until 14:05"))
    short = band._box()
    assert (short.center() - QRectF(band.rect()).center()).manhattanLength() <= 2
    assert band.accessibleName() == "Eyes on the wall: Hands off, until 14:05"
    band.show_content(Line("W" * LIMIT, "LEAD", "until 14:05"))
    assert band._box().height() > short.height()
    assert QRectF(band.rect()).contains(band._box())
    assert not band.grab().isNull()


def test_on_a_low_wall_it_takes_what_there_is(band: EyesBand) -> None:
    band.setGeometry(QRect(10, 100, 300, 60))
    band.show_content(Line("W" * LIMIT, "", "until 14:05"))
    assert band._box() == QRectF(band.rect())
    assert not band.grab().isNull()


def test_its_veil_is_its_own(band: EyesBand) -> None:
    band.setGeometry(MIDDLE)
    band.show_content(Line("Hands off", "LEAD", "until 14:05"))
    assert not band.grab().isNull()
    assert colour("ground").alpha() == 255
