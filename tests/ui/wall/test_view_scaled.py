"""A wall on a screen with a scale factor has letters of the same millimetres, and nothing of it is cut off."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache

import pytest

from tests.gates.source import ROOT
from tests.rooms import busy_room
from tests.screens import Screens
from ui.wall.view import WallView
from warroom.services.legibility import Seat, cap_height, pitch

SEAT = Seat(55, 4)
SIZE = (3840, 2160)
DOT = pitch(SEAT.diagonal, *SIZE)
PROGRAM = """
import json
from PySide6.QtGui import QFontMetricsF
from tests.rooms import busy_room
from ui.app import application
from ui.theme.look import look_of, wear
from ui.wall.view import WallView
from warroom.config import Settings
from warroom.services.legibility import Seat
app = application("dark", "en")
wear(look_of(Settings(theme="dark"), "dark"))
view = WallView(Seat(55, 4))
scale = view.devicePixelRatioF()
view.resize(round(3840 / scale), round(2160 / scale))
view.fit()
view.show_room(busy_room().room)
view.grab()
ink = view._ink
letters = {name: QFontMetricsF(getattr(ink, name).font).capHeight() * scale for name in ("title", "clock", "small", "body")}
boxes = {name: [edge * scale for edge in zone.geometry().getRect()] for name, zone in view._zones.items()}
print(json.dumps([scale, letters, boxes]))
"""


@cache
def drawn(scale: str) -> tuple[float, dict[str, float], dict[str, list[float]]]:
    """Draw a wall of 3840x2160 dots in a process with a scale factor; gives it, cap heights and boxes in dots."""
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": scale},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found, letters, boxes = json.loads(said)
    return found, letters, boxes


@pytest.mark.parametrize("scale", ["1", "1.5", "2", "3"])
def test_letters_are_as_large_in_millimetres_at_every_scale(scale: str) -> None:
    found, letters, _boxes = drawn(scale)
    assert found == float(scale)
    assert letters["title"] * DOT >= cap_height(SEAT.distance)
    assert letters["small"] * DOT >= cap_height(SEAT.distance / 2)
    for name, height in drawn("1")[1].items():
        # Fonts are whole pixels of the scale, and the largest is made of the next one by a factor.
        assert abs(letters[name] - height) <= 2 * found, name


@pytest.mark.parametrize("scale", ["1", "1.5", "2", "3"])
def test_the_same_zones_are_whole_at_every_scale(scale: str) -> None:
    _found, _letters, boxes = drawn(scale)
    assert set(boxes) == set(drawn("1")[2])
    for name, (left, top, width, height) in boxes.items():
        assert min(left, top) >= 0, name
        assert left + width <= SIZE[0] + 1, name
        assert top + height <= SIZE[1] + 1, name
        usual = drawn("1")[2][name]
        assert (width, height) == pytest.approx(usual[2:], rel=0.1), name


@pytest.mark.parametrize(("width", "height"), [(160, 90), (200, 640), (640, 200)])
def test_a_screen_of_very_few_pixels_is_no_bug(screens: Screens, width: int, height: int) -> None:
    view = WallView(SEAT)
    view.resize(width, height)
    view.show_room(busy_room().room)
    screens.show(view)
    view.fit()
    assert view.size().toTuple() == (width, height)
    assert not view.grab().isNull()
