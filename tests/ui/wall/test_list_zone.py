"""A list on the wall: what has no room is left out and counted; it is painted again only when it is different."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from tests.hostile import HOSTILE
from tests.screens import Screens
from ui.wall import ink as module
from ui.wall.ink import Ink
from ui.wall.list_zone import ListZone, fitting
from warroom.services.legibility import Tiers
from warroom.services.wall.panel import Entry, Panel


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def zone(screens: Screens) -> Iterator[ListZone]:
    """Give a zone in sight."""
    ground = QWidget()
    ground.resize(600, 400)
    made = ListZone(Ink(Tiers(42, 21)), ground)
    made.resize(600, 400)
    screens.show(ground)
    yield made
    del ground


@pytest.mark.parametrize(
    ("heights", "room", "shown"), [([], 100, 0), ([50, 50], 100, 2), ([50, 51], 100, 1), ([101], 100, 0)]
)
def test_whole_rows_only(heights: list[float], room: float, shown: int) -> None:
    assert fitting(heights, room) == heights[:shown]


def test_no_row_is_measured_beyond_the_first_without_room() -> None:
    heights = iter([50.0, 60.0, 70.0])
    assert fitting(heights, 100) == [50.0]
    assert next(heights) == 70.0


def test_what_was_only_counted_is_counted_as_left_out(
    zone: ListZone, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    laid = module._lay

    def noting(text: str, *more: Any) -> object:
        said.append(text)
        return laid(text, *more)

    monkeypatch.setattr(module, "_lay", noting)
    zone.show_content(Panel("What holds", (Entry("Nobody calls the bank", "D9"),), more=7))
    zone.grab()
    assert "+ 7 more" in said


def test_the_same_content_is_not_painted_again(zone: ListZone, screens: Screens) -> None:
    paints = Paints(zone)
    zone.show_content(Panel("Fixes", (Entry("Roll it back", "F1"),)))
    screens.qtbot.waitUntil(lambda: paints.count == 1)
    zone.show_content(Panel("Fixes", (Entry("Roll it back", "F1"),)))
    zone.show_content(Panel("Fixes", (Entry("Roll it back now", "F1"),)))
    screens.qtbot.waitUntil(lambda: paints.count == 2)


def test_it_says_its_words_to_who_does_not_see_it(zone: ListZone) -> None:
    zone.show_content(Panel("Fixes", (Entry("Roll it back", "F1", end="3m"),), tone="alarm"))
    assert zone.accessibleName() == "Fixes; F1 Roll it back 3m"
    assert zone._tone() == "alarm"
    zone.show_content(None)
    assert zone.accessibleName() == ""


def test_an_empty_zone_says_what_would_stand_there(zone: ListZone) -> None:
    zone.show_content(Panel("Still to be done"))
    bare = zone.grab().toImage()
    zone.show_content(Panel("Still to be done", empty="Nothing is left."))
    assert zone.accessibleName() == "Still to be done; Nothing is left."
    assert zone.grab().toImage() != bare


def test_hostile_and_endless_words_are_drawn(zone: ListZone) -> None:
    entries = tuple(
        Entry(text, text[:4], text, text[:12], "◆", "alarm", 0.4, strong=True, struck=True, fresh=True)
        for text in HOSTILE.values()
    )
    zone.show_content(Panel("All of it", entries * 3, "30 late", "alarm"))
    assert not zone.grab().isNull()
