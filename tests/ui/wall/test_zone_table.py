"""The table of zones: every one can be read of any room, and says nothing where there is nothing."""

from __future__ import annotations

import pytest

from tests.rooms import busy_room
from ui.wall.zone_table import ALONE, ZONES, ZoneKind
from warroom.domain.room import Room


@pytest.mark.parametrize("kind", [*ZONES, ALONE], ids=lambda kind: str(kind.name))
def test_every_zone_reads_any_room(kind: ZoneKind) -> None:
    for room in (busy_room().room, Room("nothing")):
        panel = kind.read(room)
        assert panel is None or panel.caption
    assert 1 <= kind.least <= kind.best
