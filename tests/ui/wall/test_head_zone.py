"""The head and the clocks of the wall draw the longest title and say their words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.hostile import HOSTILE
from tests.screens import Screens
from ui.wall.head_zone import ClockZone, HeadZone
from ui.wall.ink import Ink
from warroom.services.legibility import Tiers
from warroom.services.wall.head import Clock, Head


@pytest.fixture
def ground(screens: Screens) -> QWidget:
    """Give a ground in sight."""
    made = QWidget()
    made.resize(900, 200)
    screens.show(made)
    return made


def test_severity_title_and_reference_are_said(ground: QWidget) -> None:
    zone = HeadZone(Ink(Tiers(42, 21)), ground)
    zone.resize(900, 180)
    zone.show()
    for title in HOSTILE.values():
        zone.show_content(Head("SEV 1", True, title, "INC-1 · react"))
        assert title in zone.accessibleName()
        assert not zone.grab().isNull()
    zone.show_content(Head("", False, "No incident is open", ""))
    assert zone.accessibleName().strip(", ") == "No incident is open"
    assert not zone.grab().isNull()


def test_a_clock_says_what_it_counts(ground: QWidget) -> None:
    zone = ClockZone(Ink(Tiers(42, 21)), ground)
    zone.resize(500, 180)
    zone.show()
    zone.show_content(Clock("Since first hurt", "T+02:14:37"))
    assert zone.accessibleName() == "Since first hurt T+02:14"
    assert not zone.grab().isNull()
