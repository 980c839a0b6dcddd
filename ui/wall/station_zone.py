"""The stations on the wall: a tile for each, quiet while it is heard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from ui.theme.current import colour
from ui.wall.ink import Face, frame, width_of, write
from ui.wall.zone import Zone
from warroom.i18n import ngettext
from warroom.services.wall.stations import LATE, SILENT, VACANT, Tile

WIDTH: Final = 9.2
HEIGHT: Final = 4.5
"""A tile in near sizes."""
MARK: Final = 0.7
"""A mark in far sizes: as high as a capital that the last row reads."""
BEFORE, BETWEEN, BEHIND = 0.55, 0.6, 0.4
"""The room before a mark, between it and the words, and behind them, in near sizes."""
TALL: Final = 60
"""A wall of so many near sizes has room for a second row of tiles."""


def rows_for(count: int, width: float, height: float, near: int) -> int:
    """Say how many rows so many tiles take on a wall of this size, in pixels."""
    columns = max(1, int(width // (WIDTH * near)))
    return min(2 if height >= TALL * near else 1, -(-count // columns)) if count else 0


def fitting(tiles: tuple[Tile, ...], places: int) -> tuple[Tile, ...]:
    """Leave out what matters least where there are too few places: seats that nobody took, then what is quiet."""
    if len(tiles) <= places:
        return tiles
    order = sorted(
        range(len(tiles)), key=lambda number: (not tiles[number].tone, tiles[number].mark == VACANT, number)
    )
    kept = set(order[: max(0, places - 1)])
    return tuple(tile for number, tile in enumerate(tiles) if number in kept)


class StationZone(Zone):
    """Draws the tiles without a frame of its own."""

    content: tuple[Tile, ...] | None

    def _spoken(self) -> str:
        return "; ".join(f"{each.key} {each.words}" for each in self.content or ())

    def _paint_anew(self, before: tuple[Tile, ...] | None) -> None:
        """Leave the tiles as they are that say the same in the same place."""
        box = QRectF(self.rect())
        old, new = self._places(before or (), box), self._places(self.content or (), box)
        moved = [place for place, _what in old] != [place for place, _what in new]
        if moved or self._face(old) != self._face(new):
            self.update()
            return
        edge = 1 + self.ink.near // 14
        for (place, was), (_place, what) in zip(old, new, strict=True):
            if what != was:
                self.update(place.toAlignedRect().adjusted(-edge, -edge, edge, edge))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.content:
            self.seen = QRectF(event.rect())
            self.draw(painter, QRectF(self.rect()))
        painter.end()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw the tiles that are to be painted; the last says how many more there are."""
        places = self._places(self.content or (), box)
        face = self._face(places)
        for place, what in places:
            if not place.intersects(self.seen):
                continue
            if isinstance(what, Tile):
                self._draw_tile(painter, place, what, face)
                continue
            level = place.center().y() - self.ink.small.line / 2
            words = QRectF(place.left(), level, place.width(), 0)
            write(painter, words, what, self.ink.small, "muted", Qt.AlignmentFlag.AlignHCenter)

    def _places(self, tiles: tuple[Tile, ...], box: QRectF) -> list[tuple[QRectF, Tile | str]]:
        """Give each tile that has room its place; where there are more, the last place says how many."""
        gap = self.ink.gap(0.35)
        rows = 2 if box.height() > 1.5 * HEIGHT * self.ink.near else 1
        columns = min(-(-len(tiles) // rows), max(1, int(box.width() // (WIDTH * self.ink.near))))
        shown: list[Tile | str] = [*fitting(tiles, rows * columns)]
        if left := len(tiles) - len(shown):
            shown.append(ngettext("{count} more", "{count} more", left).format(count=left))
        width = (box.width() - gap * (columns - 1)) / max(1, columns)
        height = (box.height() - gap * (rows - 1)) / rows
        found: list[tuple[QRectF, Tile | str]] = []
        for number, what in enumerate(shown):
            row, column = divmod(number, columns)
            found.append((QRectF(column * (width + gap), row * (height + gap), width, height), what))
        return found

    def _face(self, places: list[tuple[QRectF, Tile | str]]) -> Face:
        """Give the one face of all names: the large one where each of them fits in it."""
        ink = self.ink
        before = ink.far * MARK + ink.gap(BEFORE + BETWEEN + BEHIND)
        fits = all(
            width_of(what.key, ink.strong) <= place.width() - before
            for place, what in places
            if isinstance(what, Tile)
        )
        return ink.strong if fits else ink.label

    def _draw_tile(self, painter: QPainter, box: QRectF, tile: Tile, face: Face) -> None:
        ink, alarm = self.ink, tile.tone == "alarm"
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        frame(painter, inner, ink, tile.tone or "line", "alarm_ground" if alarm else "panel")
        size = ink.far * MARK
        left = box.left() + ink.gap(BEFORE)
        self._draw_mark(painter, QPointF(left + size / 2, box.center().y()), size, tile)
        words = QRectF(left + size + ink.gap(BETWEEN), 0, 0, 0)
        words.setRight(box.right() - ink.gap(BEHIND))
        top = box.center().y() - (face.line + ink.small.line) / 2
        write(painter, words.translated(0, top), tile.key, face, "alarm_text" if alarm else "text")
        below = words.translated(0, top + face.line)
        write(painter, below, tile.words, ink.small, "alarm_text" if alarm else tile.tone or "muted")

    @staticmethod
    def _draw_mark(painter: QPainter, middle: QPointF, size: float, tile: Tile) -> None:
        tone = colour(tile.tone or "dim")
        half = size / 2
        if tile.mark == LATE:
            painter.fillRect(QRectF(middle.x() - half, middle.y() - half, size, size), tone)
            return
        hollow = tile.mark in (SILENT, VACANT)
        painter.setPen(QPen(tone, max(1.5, size / 7)) if hollow else Qt.PenStyle.NoPen)
        if tile.mark == SILENT:
            painter.setPen(QPen(tone, max(1.5, size / 7), Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else tone)
        painter.drawEllipse(middle, half, half)
