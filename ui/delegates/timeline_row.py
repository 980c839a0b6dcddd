"""One line of the timeline: time, station, words, chips."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.delegates.painting import chip_width, draw_chip, draw_row_ground, draw_text, one_line, strike
from ui.models.timeline import ROW_ROLE, TimelineModel
from ui.theme.fonts import metrics
from warroom.domain.state.timeline import Row
from warroom.services.times import shown_time
from warroom.services.wording import Words

ROW_HEIGHT: Final = 31
GAP: Final = 18.0
STATION_WIDTH: Final = 104.0
CHIP_GAP: Final = 6.0
MOST_CHIPS: Final = 5


class TimelineRowDelegate(QStyledItemDelegate):
    """Draws a row of the timeline from its words; makes no widget and no document."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW_HEIGHT)

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
        time = shown_time(model.room, row.occurred_at)
        width = metrics("mono").horizontalAdvance(time)
        left = box.left() + 18
        about = "~" if row.precision != "exact" else ""
        draw_text(painter, QRectF(left - 11, box.top(), 10, ROW_HEIGHT), about, "mono", "dim")
        draw_text(painter, QRectF(left, box.top(), width + 4, ROW_HEIGHT), time, "mono", "muted")
        left += width + GAP
        station = row.station or model.room.stations.name(row.actor)
        weight = 600 if row.station else 400
        place = QRectF(left, box.top(), STATION_WIDTH - 8, ROW_HEIGHT)
        draw_text(painter, place, station, "small", "muted", weight)
        left += STATION_WIDTH
        self._draw_words(
            painter, QRectF(left, box.top(), box.right() - left - 14, ROW_HEIGHT), model.words(row)
        )
        painter.restore()

    def _draw_words(self, painter: QPainter, box: QRectF, said: Words) -> None:
        left, middle = box.left(), box.center().y()
        if said.ref:
            left += draw_chip(painter, left, middle, said.ref, "mono_small") + 8
        chips = said.chips[:MOST_CHIPS]
        reserved = min(sum(chip_width(chip) + CHIP_GAP for chip in chips), box.width() * 0.42)
        room_left = box.right() - left - reserved
        if said.bold:
            bold = QRectF(left, box.top(), room_left, box.height())
            left += draw_text(painter, bold, said.bold, "body", "text", 600) + 5
        text = QRectF(left, box.top(), box.right() - reserved - left, box.height())
        width = draw_text(painter, text, said.text, "body", "dim" if said.struck else "text")
        if said.struck:
            strike(painter, left, left + width, middle + 1)
        left += width + 8
        for chip in chips:
            clean = one_line(chip[:40])
            if left + chip_width(clean) > box.right():
                break
            left += draw_chip(painter, left, middle, clean) + CHIP_GAP
