"""A row of the timeline: time, station, words, chips; on one line, or on up to three."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.delegates.marked_text import draw_marked
from ui.delegates.painting import (
    chip_width,
    draw_chip,
    draw_row_ground,
    draw_text,
    one_line,
    strike,
    text_width,
)
from ui.delegates.wrapped_words import CHIP_GAP, MOST_CHIPS, draw_wrapped
from ui.models.timeline import ROW_ROLE, TimelineModel
from ui.theme.current import colour, name
from ui.theme.fonts import metrics
from ui.theme.scale import line, px
from warroom.domain.state.timeline import Row
from warroom.i18n import _
from warroom.services.times import shown_time, t_plus
from warroom.services.wording import Words

DENSITIES: Final = {"compact": 24, "normal": 31, "full": 74}
"""How dense the rows are, and how high each is in the pictures."""
GAP: Final = 18
STATION_WIDTH: Final = 104
AHEAD: Final = 8.0
"""Between words and the first chip."""
MOST_KEPT: Final = 1000
"""How many rows are known by their looks; their pictures are in Qt's cache, which has a limit of its own."""


def row_height(density: str) -> int:
    """Give the height of every row of a density, in pixels."""
    return line(DENSITIES[density])


class Look(NamedTuple):
    """All that a row looks like; rows that look the same are the same picture."""

    width: int
    height: int
    dots: float
    theme: str
    density: str
    selected: bool
    edged: bool
    marked: bool
    new: bool
    key: bool
    about: str
    time: str
    elapsed: str
    station: str
    heavy: bool
    said: Words
    words: tuple[str, ...]


class TimelineRowDelegate(QStyledItemDelegate):
    """Draws a row of the timeline from its words; makes no widget and no document.

    A new line moves all rows of the list, and Qt paints each of them again: they are kept as pictures.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.density = "normal"
        self.several = False
        """Whether several rows are selected, so that the current one has to stand out."""
        self._kept: dict[Look, QPixmapCache.Key] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, row_height(self.density))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        row = index.data(ROW_ROLE)
        if not isinstance(model, TimelineModel) or not isinstance(row, Row) or option.rect.isEmpty():
            return
        look = self._look(model, row, option, painter.device().devicePixelRatioF())
        painter.drawPixmap(option.rect.topLeft(), self._picture(look))

    def _picture(self, look: Look) -> QPixmap:
        """Give the picture of a row; Qt keeps those used last, of all windows together."""
        picture = QPixmap()
        kept = self._kept.get(look)
        if kept is not None and QPixmapCache.find(kept, picture):
            return picture
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        picture = _draw(look)
        self._kept[look] = QPixmapCache.insert(picture)
        return picture

    def _look(self, model: TimelineModel, row: Row, option: QStyleOptionViewItem, dots: float) -> Look:
        return Look(
            width=option.rect.width(),
            height=option.rect.height(),
            dots=dots,
            theme=name(),
            density=self.density,
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            edged=self.several and bool(option.state & QStyle.StateFlag.State_HasFocus),
            marked=row.seq == model.mark_seq,
            new=row.seq in model.new,
            key=row.key,
            about="" if row.precision == "exact" else "~",
            time=shown_time(model.room, row.occurred_at),
            elapsed=t_plus(model.room, row.occurred_at) if self.density == "full" else "",
            station=row.station or model.room.stations.name(row.actor),
            heavy=bool(row.station),
            said=model.words(row),
            words=tuple(model.query.words),
        )


def _draw(look: Look) -> QPixmap:
    """Draw a row on the ground of the window."""
    picture = QPixmap(QSize(look.width, look.height) * look.dots)
    picture.setDevicePixelRatio(look.dots)
    picture.fill(colour("ground"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, look.width, look.height)
    draw_row_ground(painter, box, look.selected, "info" if look.key or look.selected else "", tint=look.key)
    if look.edged:
        painter.fillRect(QRectF(0, 0, box.width(), 1), colour("info"))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), colour("info"))
    if look.marked:
        painter.fillRect(QRectF(0, 0, box.width(), 2), colour("info"))
    left = _draw_head(painter, box, look)
    right = box.right() - px(14)
    if look.new:
        right -= chip_width(_("new"))
        draw_chip(painter, right, box.center().y(), _("new"), tone="info")
        right -= AHEAD
    place = QRectF(left, box.top(), right - left, box.height())
    if look.density == "full":
        draw_wrapped(painter, place, look.said, look.words)
    else:
        _draw_words(painter, place, look.said, look.words)
    painter.end()
    return picture


def _draw_head(painter: QPainter, box: QRectF, look: Look) -> float:
    """Draw time, mark and station; returns where the words begin."""
    width = text_width(look.time, "mono")
    left = box.left() + px(18)
    head = QRectF(left, box.top(), width + 4, box.height())
    if look.density == "full":
        head.setTop(box.top() + (box.height() - 3 * metrics("body").height()) / 2)
        head.setHeight(metrics("body").height())
        below = head.translated(0, head.height())
        below.setWidth(width + px(GAP))
        draw_text(painter, below, look.elapsed, "mono_small", "muted")
    about = QRectF(left - px(11), head.top(), px(10), head.height())
    draw_text(painter, about, look.about, "mono", "dim")
    draw_text(painter, head, look.time, "mono", "muted")
    if look.key:
        gap = QRectF(left + width, head.top(), px(GAP), head.height())
        draw_text(painter, gap, "◆", "mono_small", "info", align=Qt.AlignmentFlag.AlignHCenter)
    left += width + px(GAP)
    place = QRectF(left, head.top(), px(STATION_WIDTH) - 8, head.height())
    draw_marked(painter, place, look.station, look.words, "small", "muted", 600 if look.heavy else 400)
    return left + px(STATION_WIDTH)


def _draw_words(painter: QPainter, box: QRectF, said: Words, words: Sequence[str]) -> None:
    left, middle = box.left(), box.center().y()
    if said.ref:
        left += draw_chip(painter, left, middle, said.ref, "mono_small") + 8
    chips = [one_line(chip[:40]) for chip in said.chips[:MOST_CHIPS]]
    reserved = _reserved(chips, box.width() * 0.42)
    room_left = box.right() - left - reserved
    if said.bold:
        bold = QRectF(left, box.top(), room_left, box.height())
        left += draw_marked(painter, bold, said.bold, words, "body", "text", 600) + 5
    text = QRectF(left, box.top(), box.right() - reserved - left, box.height())
    width = draw_marked(painter, text, said.text, words, "body", "dim" if said.struck else "text")
    if said.struck:
        strike(painter, left, left + width, middle + 1)
    left += width + AHEAD
    for chip in chips:
        if left + chip_width(chip) > box.right():
            break
        left += draw_chip(painter, left, middle, chip) + CHIP_GAP


def _reserved(chips: Sequence[str], most: float) -> float:
    """Give the room that words leave to chips: for whole ones only, or words would be cut for nothing."""
    reserved = 0.0
    for chip in chips:
        wanted = (reserved or AHEAD) + chip_width(chip) + (CHIP_GAP if reserved else 0.0)
        if wanted > most:
            break
        reserved = wanted
    return reserved
