"""A row of the timeline: time, station, words, chips; on one line, or on up to three."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
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
from ui.theme.current import colour
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


def row_height(density: str) -> int:
    """Give the height of every row of a density, in pixels."""
    return line(DENSITIES[density])


class TimelineRowDelegate(QStyledItemDelegate):
    """Draws a row of the timeline from its words; makes no widget and no document."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.density = "normal"
        self.several = False
        """Whether several rows are selected, so that the current one has to stand out."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, row_height(self.density))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        row = index.data(ROW_ROLE)
        if not isinstance(model, TimelineModel) or not isinstance(row, Row):
            return
        box = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = "info" if row.key or selected else ""
        draw_row_ground(painter, box, selected, mark, tint=row.key)
        if self.several and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), colour("info"))
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("info"))
        if row.seq == model.mark_seq:
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2), colour("info"))
        left = self._draw_head(painter, box, model, row)
        right = box.right() - px(14)
        if row.seq in model.new:
            right -= chip_width(_("new"))
            draw_chip(painter, right, box.center().y(), _("new"), tone="info")
            right -= AHEAD
        place = QRectF(left, box.top(), right - left, box.height())
        if self.density == "full":
            draw_wrapped(painter, place, model.words(row), model.query.words)
        else:
            _draw_words(painter, place, model.words(row), model.query.words)
        painter.restore()

    def _draw_head(self, painter: QPainter, box: QRectF, model: TimelineModel, row: Row) -> float:
        """Draw time, mark and station; returns where the words begin."""
        time = shown_time(model.room, row.occurred_at)
        width = text_width(time, "mono")
        left = box.left() + px(18)
        head = QRectF(left, box.top(), width + 4, box.height())
        if self.density == "full":
            head.setTop(box.top() + (box.height() - 3 * metrics("body").height()) / 2)
            head.setHeight(metrics("body").height())
            elapsed = t_plus(model.room, row.occurred_at)
            below = head.translated(0, head.height())
            below.setWidth(width + px(GAP))
            draw_text(painter, below, elapsed, "mono_small", "muted")
        about = QRectF(left - px(11), head.top(), px(10), head.height())
        draw_text(painter, about, "~" if row.precision != "exact" else "", "mono", "dim")
        draw_text(painter, head, time, "mono", "muted")
        if row.key:
            gap = QRectF(left + width, head.top(), px(GAP), head.height())
            draw_text(painter, gap, "◆", "mono_small", "info", align=Qt.AlignmentFlag.AlignHCenter)
        left += width + px(GAP)
        station = row.station or model.room.stations.name(row.actor)
        place = QRectF(left, head.top(), px(STATION_WIDTH) - 8, head.height())
        weight = 600 if row.station else 400
        draw_marked(painter, place, station, model.query.words, "small", "muted", weight)
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
