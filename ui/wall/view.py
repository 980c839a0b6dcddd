"""The wall itself: zones over the whole of a screen, filled from a room."""

from __future__ import annotations

import math
import time
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.current import colour
from ui.theme.fonts import cap_ratio
from ui.wall.band import StaleBand
from ui.wall.eyes_band import EyesBand
from ui.wall.head_zone import ClockZone, HeadZone
from ui.wall.ink import Ink, width_of
from ui.wall.layout import Places, lay_out
from ui.wall.life_zone import LifeZone
from ui.wall.list_zone import ListZone
from ui.wall.notice_zone import NoticeZone, StepsZone
from ui.wall.reading import Shown, read_clocks, read_eyes, read_idle, read_room
from ui.wall.station_zone import StationZone
from ui.wall.zone import Zone
from ui.wall.zone_table import ZoneKind
from warroom.domain.room import Room
from warroom.services.legibility import Seat, Tiers, tiers
from warroom.services.wall.choice import Idle
from warroom.services.wall.eyes import Line
from warroom.services.wall.manner import USUAL, Manner
from warroom.services.wall.moments import Lives

AGE_SECONDS: Final = 10.0
"""How often ages are written anew while nothing happens; clocks run every second."""


class WallView(QWidget):
    """Shows a room to people who cannot touch it; sizes come from the screen and the farthest seat."""

    def __init__(self, seat: Seat, manner: Manner = USUAL) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._seat, self._manner = seat, manner
        self._turn = ""
        self._room: Room | None = None
        self._lives = Lives()
        self._ink = Ink(Tiers(42, 21))
        self._zones: dict[str, Zone] = {}
        self._last: Shown | None = None
        self._order: object = None
        self._band: StaleBand | None = None
        self._eyes: EyesBand | None = None
        self._middle = QRect()
        self._said: tuple[str, str] | None = None
        self._read_at = 0.0

    def tick(self, room: Room, turn: str = "") -> None:
        """Let the clocks run, and take the line off the centre in time; the rest is read only now and then."""
        known = room is self._room and turn == self._turn
        if not known or time.monotonic() - self._read_at >= AGE_SECONDS:
            self.show_room(room, turn)
            return
        for number, each in enumerate(read_clocks(room, self._manner)):
            zone = self._zones.get(f"clock{number}")
            if zone is not None:
                zone.show_content(each)
        if room.eyes:
            self._show_eyes(read_eyes(room, self._manner))

    def show_room(self, room: Room, turn: str = "") -> None:
        """Show a room as it is now; only what is different is painted. `turn` says which of several it is."""
        self._room, self._read_at, self._turn = room, time.monotonic(), turn
        self._show(read_room(room, self._manner, self._lives, turn))

    def show_idle(self, idle: Idle) -> None:
        """Show what there is to say while no room is open."""
        self._room, self._lives = None, Lives()
        self._show(read_idle(idle, self._manner))

    def _show(self, shown: Shown) -> None:
        self._last = shown
        present = [kind for kind in shown.kinds if kind.name in shown.panels]
        wanted = [
            max(width_of(each.text, self._ink.clock), self._caption(each.caption)) for each in shown.clocks
        ]
        lengths = tuple(len(each.text) for each in shown.clocks)
        kinds = (present, len(shown.stations), shown.life is None, shown.notice is None, shown.foot)
        order = (self.size(), self._ink, lengths, kinds)
        if order != self._order:
            self._order = order
            self._place(wanted, shown, present)
        contents: dict[str, object] = {"head": shown.head, "stations": shown.stations, "life": shown.life}
        contents |= {"notice": shown.notice, "steps": shown.notice}
        contents |= shown.panels
        contents |= {f"clock{number}": each for number, each in enumerate(shown.clocks)}
        for name, zone in self._zones.items():
            zone.show_content(contents.get(name))
        self._show_eyes(shown.eyes)

    def _show_eyes(self, line: Line | None) -> None:
        """Put the line of the lead over the centre, or take it away."""
        if line is None:
            if self._eyes is not None:
                self._eyes.deleteLater()
                self._eyes = None
            return
        if self._eyes is None:
            self._eyes = EyesBand(self._ink, self)
        self._eyes.show_content(line)
        self._eyes.setGeometry(self._middle)
        self._eyes.show()
        self._eyes.raise_()

    def show_stale(self, said: tuple[str, str] | None) -> None:
        """Say over the foot of the wall that what it shows is old; why is nobody's business on a public one."""
        if said is not None and self._manner.public:
            said = (said[0], "")
        self._said = said
        if said is None:
            if self._band is not None:
                self._band.deleteLater()
                self._band = None
            return
        if self._band is None:
            self._band = StaleBand(self._ink, self)
        height = round(self._ink.loud.line + self._ink.small.line + self._ink.gap(1.2))
        gap = self._ink.gap(0.45)
        foot = QRect(gap, self.height() - gap - height, self.width() - 2 * gap, height)
        below = self._zones.get("life") or self._zones.get("steps")
        self._band.setGeometry(below.geometry() if below is not None else foot)
        self._band.show_content(said)
        self._band.show()
        self._band.raise_()

    def _caption(self, text: str) -> float:
        return width_of(text.upper(), self._ink.caption)

    def _place(self, clock_widths: list[float], shown: Shown, kinds: list[ZoneKind]) -> None:
        """Put every zone in its place; those without one go."""
        size, ink = self.size(), self._ink
        places = lay_out(
            size.width(), size.height(), ink, clock_widths, len(shown.stations), kinds, shown.foot
        )
        self._middle = places.middle
        wanted = _zones(shown, places)
        for name in [name for name in self._zones if name not in wanted]:
            self._zones.pop(name).deleteLater()
        for name, (kind, box) in wanted.items():
            zone = self._zones.get(name)
            if zone is None:
                zone = self._zones[name] = kind(self._ink, self)
            zone.setGeometry(box)
            zone.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("ground"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the sizes of type for the screen as it is now."""
        scale = self.devicePixelRatioF()
        found = tiers(self._seat, round(self.width() * scale), round(self.height() * scale), cap_ratio())
        # Rounded up: Qt's fonts are whole pixels of the scale, and none may be below what can be read.
        sizes = Tiers(math.ceil(found.far / scale), math.ceil(found.near / scale))
        if (sizes.far, sizes.near) != (self._ink.far, self._ink.near):
            self._ink = Ink(sizes)
            for zone in self._zones.values():
                zone.deleteLater()
            self._zones.clear()
        self._order = None
        if self._band is not None:
            self._band.deleteLater()
            self._band = None
        self._show_eyes(None)
        if self._last is not None:
            self._show(self._last)
        self.show_stale(self._said)


def _zones(shown: Shown, places: Places) -> dict[str, tuple[type[Zone], QRect]]:
    """Say which zones there are, by name, and where each stands."""
    found: dict[str, tuple[type[Zone], QRect]] = {
        "head": (HeadZone, places.head),
        "stations": (StationZone, places.stations),
    }
    if shown.life is not None:
        found["life"] = (LifeZone, places.life)
    if shown.notice is not None:
        found["notice"] = (NoticeZone, places.middle)
    if shown.notice is not None and shown.notice.steps:
        found["steps"] = (StepsZone, places.life)
    found |= {f"clock{number}": (ClockZone, box) for number, box in enumerate(places.clocks)}
    return found | {name: (ListZone, box) for name, box in places.zones.items()}
