"""Stations on the wall: as many as have room, and never the one that is wrong is left out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.screens import Screens
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
        (6, 1060, 1920, 1),
        (7, 1060, 1920, 2),
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
