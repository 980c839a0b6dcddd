"""Stations on the wall: as many as have room, and never the one that is wrong is left out."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tests.screens import Screens
from ui.theme.current import colour
from ui.wall.ink import Ink
from ui.wall.station_zone import StationZone, fitting, rows_for
from warroom.services.legibility import Tiers
from warroom.services.wall.stations import HEARD, LATE, SILENT, VACANT, Tile

FEW = tuple(Tile(f"S{number}", HEARD, "1m") for number in range(4))


@pytest.mark.parametrize(
    ("count", "width", "height", "rows"),
    [
        (0, 1900, 1080, 0),
        (4, 1900, 1080, 1),
        (30, 1900, 1080, 1),
        (30, 1900, 1440, 2),
        (5, 1060, 1920, 1),
        (6, 1060, 1920, 2),
    ],
)
def test_a_tall_wall_has_a_second_row(count: int, width: int, height: int, rows: int) -> None:
    assert rows_for(count, width, height, 21) == rows


def test_all_are_shown_where_they_have_room() -> None:
    assert fitting(FEW, 4) == FEW


def test_empty_seats_go_first_then_what_is_quiet_and_the_order_stays() -> None:
    tiles = (
        *FEW,
        Tile("EMPTY", VACANT, "nobody"),
        Tile("LATE", LATE, "late 1h", "alarm"),
        Tile("STILL", SILENT, "", "caution"),
    )
    assert [each.key for each in fitting(tiles, 7)] == [each.key for each in tiles]
    assert [each.key for each in fitting(tiles, 6)] == ["S0", "S1", "S2", "LATE", "STILL"]
    assert [each.key for each in fitting(tiles, 3)] == ["LATE", "STILL"]


def test_the_tiles_are_drawn_and_said(screens: Screens) -> None:
    ground = QWidget()
    ground.resize(700, 100)
    zone = StationZone(Ink(Tiers(42, 21)), ground)
    zone.resize(700, 95)
    screens.show(ground)
    zone.show_content((*FEW, Tile("A VERY LONG CALL SIGN OF 24", LATE, "late 1h", "alarm")))
    assert not zone.grab().isNull()
    assert "S0 1m; S1 1m" in zone.accessibleName()


def mark(tile: Tile) -> QImage:
    """Draw a mark alone, in grey: what is left for who sees no colour."""
    sheet = QImage(40, 40, QImage.Format.Format_RGB32)
    sheet.fill(colour("panel"))
    painter = QPainter(sheet)
    StationZone._draw_mark(painter, QPointF(20, 20), 26, tile)
    painter.end()
    return sheet.convertToFormat(QImage.Format.Format_Grayscale8)


def test_marks_are_told_apart_without_any_colour(qapp: QApplication) -> None:
    tones = {HEARD: "", SILENT: "caution", VACANT: "", LATE: "alarm"}
    drawn = {name: mark(Tile("S", name, "", tone)) for name, tone in tones.items()}
    drawn["no lead"] = mark(Tile("S", VACANT, "", "caution"))
    for (name, first), (other, second) in combinations(drawn.items(), 2):
        shapes = [
            {(x, y) for x in range(40) for y in range(40) if each.pixelColor(x, y).red() > 60}
            for each in (first, second)
        ]
        different = len(shapes[0] ^ shapes[1])
        alike = {name, other} == {VACANT, "no lead"}  # the same shape: who is lacking is said in words
        assert alike or different > 60, (name, other, different)
