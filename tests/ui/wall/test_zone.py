"""The frame of a zone draws nothing inside until there is something to say."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from tests.screens import Screens
from ui.wall.ink import Ink
from ui.wall.zone import Zone
from warroom.services.legibility import Tiers


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
