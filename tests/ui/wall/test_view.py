"""The wall of any room at any size: its words are there, large enough, and only what changed is painted."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from tests import overfull
from tests.rooms import Bench, busy_room
from tests.screens import Screens
from ui.wall import ink as module
from ui.wall.ink import Face
from ui.wall.view import WallView
from warroom.domain.room import Room
from warroom.domain.rules.eyes import CallEyes
from warroom.services.legibility import Seat, cap_height, pitch
from warroom.services.session import load
from warroom.services.wall.choice import Idle
from warroom.services.wall.manner import Manner
from warroom.services.wall.panel import Entry, Panel

SEATS = [
    (Seat(55, 4), 1920, 1080),
    (Seat(86, 8), 3840, 2160),
    (Seat(55, 4), 1080, 1920),
    (Seat(55, 4), 2560, 1080),
]
FAR = {"title", "severity", "clock", "loud", "headline"}


def wall(
    screens: Screens, room: Room, seat: Seat = SEATS[0][0], width: int = 1920, height: int = 1080
) -> WallView:
    view = WallView(seat)
    view.resize(width, height)
    view.show_room(room)
    screens.show(view)
    return view


def words(view: QWidget) -> str:
    return "\n".join(each.accessibleName() for each in view.findChildren(QWidget))


@pytest.mark.parametrize(("seat", "width", "height"), SEATS)
def test_every_text_drawn_is_large_enough_for_its_seat(
    screens: Screens, monkeypatch: pytest.MonkeyPatch, seat: Seat, width: int, height: int
) -> None:
    drawn: list[tuple[str, Face]] = []
    laid = module._lay

    def noting(text: str, face: Face, room: float, most: int) -> object:
        drawn.append((text, face))
        return laid(text, face, room, most)

    monkeypatch.setattr(module, "_lay", noting)
    view = WallView(seat)
    view.resize(width, height)
    view.fit()
    bench = busy_room()
    bench.submit(CallEyes(text="Hands off line 3"))
    bench.room.as_of = bench.now
    view.show_room(bench.room)
    view.show_stale(("■ Not up to date", "away"))
    view.grab()
    public = WallView(seat, Manner(public=True))
    public.resize(width, height)
    public.fit()
    public.show_room(bench.room)
    public.grab()
    public.deleteLater()
    assert {"Hands off line 3", "It works again. We make sure that it stays so."} <= {
        text for text, _face in drawn
    }
    dot = pitch(seat.diagonal, width, height)
    far = {getattr(view._ink, name) for name in FAR}
    assert {face for _text, face in drawn} & far
    for text, face in drawn:
        least = cap_height(seat.distance if face in far else seat.distance / 2)
        seen = QFontMetricsF(face.font).capHeight() * dot
        assert seen >= 0.97 * least, (text, face)
    assert math.isclose(view._ink.far, 2 * view._ink.near, rel_tol=0.05)
    view.deleteLater()


def test_the_words_of_the_room_are_on_it(screens: Screens) -> None:
    view = wall(screens, busy_room().room)
    said = words(view)
    for part in ("SEV 2", "Card payments fail", "H1", "F1", "LEAD"):
        assert part in said, part


def test_a_room_of_one_entry_shows_what_was_written(screens: Screens) -> None:
    bench = Bench()
    bench.log("Terminals in the north time out")
    view = wall(screens, bench.room)
    assert "So far; " in words(view)
    assert "Terminals in the north time out" in words(view)


def test_only_what_changed_is_shown_anew(screens: Screens, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = busy_room()
    view = wall(screens, bench.room)
    painted: list[str] = []
    for name, zone in view._zones.items():
        monkeypatch.setattr(zone, "update", lambda *_where, name=name: painted.append(name))
    view.show_room(bench.room)
    assert [name for name in painted if not name.startswith("clock")] in ([], ["life"])
    painted.clear()
    bench.fix("Ring all shops")
    view.show_room(bench.room)
    assert {"fixes", "life"} <= set(painted)
    assert "hypotheses" not in painted


def test_while_no_room_is_open_it_says_what_is_left_to_do(screens: Screens) -> None:
    view = WallView(Seat())
    view.resize(1920, 1080)
    screens.show(view)
    view.show_idle(Idle(Panel("Still to be done", (Entry("A second line", "C1"),)), Panel("Closed last")))
    assert "No incident is open" in words(view)
    assert "A second line" in words(view)


def test_what_is_old_says_so_and_takes_it_back(screens: Screens) -> None:
    view = wall(screens, busy_room().room)
    view.show_stale(("■ Not up to date: this is 2m old", "away"))
    assert "Not up to date" in words(view)
    view.resize(1280, 720)
    assert "Not up to date" in words(view)
    view.show_stale(None)
    screens.qtbot.waitUntil(lambda: "Not up to date" not in words(view))


@pytest.mark.parametrize(("seat", "width", "height"), SEATS)
def test_an_overfull_room_is_drawn(screens: Screens, seat: Seat, width: int, height: int) -> None:
    view = WallView(seat)
    view.resize(width, height)
    view.fit()
    view.show_room(load(screens.store, overfull.build(screens.store)))
    assert not view.grab().isNull()
    view.deleteLater()


def test_nothing_on_it_moves_by_itself(screens: Screens) -> None:
    bench = busy_room()
    bench.submit(CallEyes(text="Hands off line 3"))
    bench.room.as_of = bench.now
    view = wall(screens, bench.room)
    view.show_stale(("■ Not up to date", "away"))
    assert view.findChildren(QAbstractAnimation) == []
    assert view.findChildren(QTimer) == []
