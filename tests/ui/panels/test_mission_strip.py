"""The mission strip says on every page how bad it is, what it is, and for how long."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, closed_room, minute
from tests.screens import click
from ui.panels.mission_strip import MissionStrip
from warroom.domain.room import Room


@pytest.fixture
def strip(qtbot: QtBot) -> MissionStrip:
    """Give a strip as wide as a desk."""
    made = MissionStrip()
    qtbot.addWidget(made)
    made.resize(1480, made.height())
    return made


def told(strip: MissionStrip, room: Room) -> list[str]:
    """Show a room, draw the strip, and give what it tells a screen reader."""
    strip.show_room(room)
    assert not strip.grab().isNull()
    return strip.accessibleName().split(", ")


def test_a_fresh_room(strip: MissionStrip) -> None:
    assert told(strip, Bench().as_of(minute(12)))[:4] == [
        "SEV ?",
        "Card payments fail",
        "recognize",
        "T+00:12:00",
    ]


def test_the_clock_counts_from_the_first_hurt(strip: MissionStrip) -> None:
    words = told(strip, busy_room().as_of(minute(51)))
    assert words[0] == "SEV 2"
    assert "T+01:00:00" in words
    assert "a segment" in words


def test_a_closed_room_shows_how_long_it_hurt(strip: MissionStrip) -> None:
    assert "T+00:39:00" in told(strip, closed_room().room)
    assert "closed" in told(strip, closed_room().room)


def test_mission_time_where_there_is_one(strip: MissionStrip) -> None:
    epoch = "1970-04-11T19:13:00.000000Z"
    bench = Bench(nature="history", mission_epoch=epoch, start=epoch)
    assert "057:40:00" in told(strip, bench.as_of("1970-04-14T04:53:00.000000Z"))


def test_a_click_asks_for_all_that_is_known(strip: MissionStrip, qtbot: QtBot) -> None:
    told(strip, busy_room().room)
    with qtbot.waitSignal(strip.clicked):
        click(strip)


def test_before_a_room_it_draws_nothing(strip: MissionStrip) -> None:
    assert not strip.grab().isNull()
    assert strip.accessibleName() == ""


@pytest.mark.parametrize("width", [700, 960, 1480, 2560])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_title_is_drawn_at_any_width(text: str, width: int, strip: MissionStrip) -> None:
    strip.resize(width, strip.height())
    assert " ".join(text.split())[:300] in " ".join(", ".join(told(strip, Bench(text[:400]).room)).split())
