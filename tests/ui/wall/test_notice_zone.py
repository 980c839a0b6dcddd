"""A wall that customers see says one sentence, and how far it is, at any size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.hostile import HOSTILE
from tests.screens import Screens
from ui.wall.ink import Ink
from ui.wall.notice_zone import NoticeZone, StepsZone
from ui.wall.zone import Zone
from warroom.services.legibility import Tiers
from warroom.services.wall.public import Notice, Step

STEPS = (Step("recognize", "14:00"), Step("react", "14:04", now=True), Step("restored"))


@pytest.fixture
def ground(screens: Screens) -> Iterator[QWidget]:
    """Give a wall without zones."""
    made = QWidget()
    made.resize(1920, 1080)
    screens.show(made)
    yield made
    made.close()


def drawn(ground: QWidget, kind: type[Zone], content: Notice, height: int) -> tuple[Zone, QImage]:
    zone = kind(Ink(Tiers(42, 21)), ground)
    zone.resize(1600, height)
    zone.show_content(content)
    return zone, zone.grab().toImage()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_sentence_is_read_aloud_and_drawn(ground: QWidget, text: str) -> None:
    zone, picture = drawn(ground, NoticeZone, Notice(text, STEPS), 600)
    assert zone.accessibleName() == text
    assert not picture.isNull()


def test_it_stands_in_the_middle(ground: QWidget) -> None:
    _zone, empty = drawn(ground, NoticeZone, Notice(" "), 600)
    _zone, picture = drawn(ground, NoticeZone, Notice("Your money is safe"), 600)
    marked = [
        (x, y)
        for x in range(4, picture.width() - 4, 3)
        for y in range(4, picture.height() - 4, 3)
        if picture.pixel(x, y) != empty.pixel(x, y)
    ]
    scale = picture.devicePixelRatio()
    across = [x / scale for x, _y in marked]
    down = [y / scale for _x, y in marked]
    assert abs(min(across) + max(across) - 1600) < 30
    assert abs(min(down) + max(down) - 600) < 60


def test_the_phases_are_read_aloud_and_drawn(ground: QWidget) -> None:
    zone, picture = drawn(ground, StepsZone, Notice("", STEPS), 140)
    assert zone.accessibleName() == "recognize 14:00; react 14:04; restored"
    assert not picture.isNull()


def test_without_phases_nothing_is_drawn(ground: QWidget) -> None:
    zone, picture = drawn(ground, StepsZone, Notice("No incident is open"), 140)
    assert zone.accessibleName() == ""
    middle = {picture.pixel(x, picture.height() // 2) for x in range(20, picture.width() - 20)}
    assert len(middle) == 1
