"""The frame of a zone draws nothing inside until there is something to say, and again only what is different."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from tests.rooms import Bench, busy_room
from tests.screens import Screens
from ui.wall.ink import Ink
from ui.wall.view import WallView
from ui.wall.zone import Zone
from warroom.domain.room import Room
from warroom.services.legibility import Seat, Tiers


class Noting(Zone):
    """A zone that notes what it draws."""

    drawn: tuple[object, ...] = ()

    def draw(self, _painter: QPainter, box: QRectF) -> None:
        self.drawn = (*self.drawn, self.content)
        assert QRectF(self.rect()).contains(box)


def test_only_content_is_drawn(screens: Screens) -> None:
    ground = QWidget()
    ground.resize(300, 200)
    zone = Noting(Ink(Tiers(42, 21)), ground)
    zone.resize(300, 200)
    screens.show(ground)
    zone.grab()
    assert zone.drawn == ()
    zone.show_content("something")
    zone.grab()
    assert "something" in zone.drawn


class Paints(QObject):
    """Notes which zones of a wall are painted, and where."""

    def __init__(self, view: WallView) -> None:
        super().__init__(view)
        self._view = view
        self.seen: dict[str, QRegion] = {}
        for zone in view._zones.values():
            zone.installEventFilter(self)

    def eventFilter(self, zone: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            name = next(name for name, each in self._view._zones.items() if each is zone)
            self.seen[name] = self.seen.get(name, QRegion()) + event.region()
        return False

    def of(self, do: Callable[[Room], None], room: Room) -> dict[str, QRegion]:
        """Show a room in one way, and give what of its wall was painted for it."""
        self.seen = {}
        do(room)
        QCoreApplication.sendPostedEvents(self._view.window(), QEvent.Type.UpdateRequest.value)
        return self.seen


def painted(screens: Screens, room: Room) -> tuple[WallView, Paints]:
    """Show a room on a wall, and wait until all of it was painted."""
    view = WallView(Seat())
    view.resize(1920, 1080)
    view.fit()
    view.show_room(room)
    paints = Paints(view)
    screens.show(view)
    screens.qtbot.waitUntil(lambda: set(paints.seen) == set(view._zones))
    return view, paints


CHANGES: Final[dict[str, tuple[Callable[[Bench], object], set[str]]]] = {
    "a line": (lambda bench: bench.log("Shops in the north are back"), set()),
    "a key moment": (lambda bench: bench.log("The bank answers", key=True), set()),
    "a decision": (lambda bench: bench.log("Nobody calls the bank", "decision"), {"decisions"}),
    "a hypothesis": (lambda bench: bench.hypothesis("The bank's certificate"), {"hypotheses"}),
    "a fix": (lambda bench: bench.fix("Ring all shops"), {"fixes"}),
    "a title": (lambda bench: bench.change(title="Nobody can pay"), {"head"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_entry_has_only_what_it_changes_painted(screens: Screens, change: str) -> None:
    bench = busy_room()
    bench.log("All is quiet")  # the lead was heard, and is again
    room = bench.room
    room.as_of = bench.wait(2).now
    view, paints = painted(screens, room)
    assert paints.of(view.show_room, room) == {}
    do, zones = CHANGES[change]
    do(bench)
    found = paints.of(view.show_room, room)
    assert set(found) == zones | {"stations", "life"}
    if change == "a line":
        assert found["life"].boundingRect().height() < view._zones["life"].height() / 2
    strip = view._zones["stations"].rect()
    assert found["stations"].boundingRect().width() < strip.width() / len(room.stations.by_key)
    assert paints.of(view.show_room, room) == {}


def test_while_nothing_is_written_only_the_clock_and_the_ribbon_are_painted(screens: Screens) -> None:
    bench = busy_room()
    room = bench.room
    room.as_of = bench.now
    view, paints = painted(screens, room)
    room.as_of = bench.wait(1 / 60).now
    ticked = paints.of(view.tick, room)
    assert set(ticked) == {"clock0"}
    assert ticked["clock0"].boundingRect().width() < view._zones["clock0"].width() / 2
    room.as_of = bench.wait(1 / 60).now
    assert set(paints.of(view.show_room, room)) <= {"clock0", "life"}
