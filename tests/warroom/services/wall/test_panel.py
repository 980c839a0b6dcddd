"""What is new is marked for a minute, by the room's own clock."""

from __future__ import annotations

import pytest

from tests.rooms import busy_room
from warroom.clock import later
from warroom.services.wall.panel import fresh


@pytest.mark.parametrize(("ago", "new"), [(0, True), (59, True), (60, False), (3600, False), (-5, False)])
def test_a_thing_is_new_for_a_minute(ago: int, new: bool) -> None:
    room = busy_room().room
    room.as_of = "2026-03-02T15:00:00.000000Z"
    assert fresh(room, later(room.as_of, -ago)) is new


def test_what_has_no_time_is_not_new() -> None:
    assert not fresh(busy_room().room, "")
