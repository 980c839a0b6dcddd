"""The left side: pages with their counts, stations with their marks and ages."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.delegates.painting import draw_text, text_width
from ui.panels.page_table import PAGES
from ui.theme.current import colour
from ui.theme.scale import line, px
from ui.theme.words import plain_label
from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.asks import late_asks, late_by
from warroom.domain.rules.stations import quiet_for
from warroom.domain.state.asks import Ask
from warroom.domain.state.stations import PREFIX, Station
from warroom.i18n import _
from warroom.services.inspecting_ask import due_words

ITEM_HEIGHT = 33
PAD = 10
GAP = 8
"""Pixels at zoom 1."""

SHORT = 11
"""Letters of a call sign beside which there is room for words."""


class Item(QWidget):
    """One line of the left side: words, and at its end a count or a mark with an age."""

    chosen = Signal(str)

    def __init__(self, key: str, text: str) -> None:
        super().__init__()
        self.key = key
        self._text, self._end, self._tone, self._current = text, "", "", False
        self.setFixedHeight(line(ITEM_HEIGHT))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return QSize(line(190), line(ITEM_HEIGHT))

    def wanted_width(self) -> float:
        """Give the width in which words and end stand without being cut."""
        words = text_width(self._text, "body") + text_width(self._end, "small")
        return words + px(GAP) + 2 * px(PAD)

    def show_state(self, end: str, tone: str = "", current: bool = False) -> None:
        """Show what stands at the end; paints only when something is different."""
        if (end, tone, current) != (self._end, self._tone, self._current):
            self._end, self._tone, self._current = end, tone, current
            self.setAccessibleName(f"{self._text} {end}".strip())
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if self._current or self.hasFocus():
            painter.setPen(colour("info") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(colour("raised"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(3), px(3))
        inner = box.adjusted(px(PAD), 0, -px(PAD), 0)
        width = draw_text(
            painter, inner, self._end, "small", self._tone or "muted", align=Qt.AlignmentFlag.AlignRight
        )
        inner.setRight(inner.right() - width - px(GAP))
        draw_text(painter, inner, self._text, "body", self._tone or "text")
        painter.end()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.chosen.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.key)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class Left(QScrollArea):
    """Pages and stations; tells which page or station was chosen."""

    page_chosen = Signal(str)
    station_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("left")
        self._most = line(216)
        self.setFixedWidth(self._most)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its lines are what Tab stops at
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(px(10), px(12), px(10), px(12))
        layout.setSpacing(px(2))
        self.page_items = {kind.name: Item(kind.name, _(kind.words)) for kind in PAGES}
        for item in self.page_items.values():
            item.chosen.connect(self.page_chosen.emit)
            layout.addWidget(item)
        layout.addSpacing(px(14))
        caption = plain_label(_("Stations"), "caption", "muted")
        caption.setContentsMargins(px(10), 0, 0, px(6))
        layout.addWidget(caption)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(2))
        layout.addLayout(self._list)
        self._none = plain_label(_("none yet"), "small", "muted")
        self._none.setContentsMargins(px(10), 0, 0, 0)
        layout.addWidget(self._none)
        layout.addStretch(1)
        self._stations: dict[str, Item] = {}
        self.setWidget(inner)

    def show_room(self, room: Room, page: str, mine: str) -> None:
        """Show counts and marks as they are now; `mine` is the station one speaks for."""
        for kind in PAGES:
            end, tone = kind.end(room)
            here = kind.name == page
            self.page_items[kind.name].show_state(end, "" if here else tone, current=here)
        self._show_stations(room, mine)
        self.fit()

    def fit(self, most: int = 0) -> None:
        """Be as wide as the names of the pages need; `most` is what the desk allows from now on."""
        self._most = most or self._most
        bar = self.verticalScrollBar()
        margins = 2 * px(10) + px(2) + (bar.sizeHint().width() if bar.maximum() else 0)
        wanted = max(item.wanted_width() for item in self.page_items.values()) + margins
        self.setFixedWidth(min(max(line(216), ceil(wanted)), self._most))

    def _show_stations(self, room: Room, mine: str) -> None:
        self._none.setVisible(not room.stations.by_key)
        late = late_ends(room)
        for key, station in room.stations.by_key.items():
            if key not in self._stations:
                item = Item(key, key)
                item.chosen.connect(lambda chosen: self.station_chosen.emit(PREFIX + chosen))
                self._stations[key] = item
                self._list.addWidget(item)
            end, tone = late.get(key) or station_end(room, station)
            self._stations[key].show_state(end, tone, current=key == mine)


def late_ends(room: Room) -> dict[str, tuple[str, str]]:
    """Say of each station that owes a late answer how late it is."""
    return {ask.to: _late_end(room, ask) for ask in reversed(late_asks(room))}


def _late_end(room: Room, ask: Ask) -> tuple[str, str]:
    """Say it in words where the call sign leaves room for them."""
    said, tone = due_words(room, ask)
    return (said if len(ask.to) <= SHORT else f"◆ {age_text(late_by(room, ask))}"), tone


def station_end(room: Room, station: Station) -> tuple[str, str]:
    """Say a station's mark with its age, and its tone: ● heard, ◌ quiet, – vacant."""
    age = age_text(seconds_between(station.last_seen, room.now)) if station.last_seen else ""
    if station.seat is None:
        return (f"○ {age}" if age else "○"), "caution" if station.duty == "lead" and not age else ""
    if quiet_for(room, station, room.now):
        return f"◌ {age}", "caution"
    return f"● {age}".strip(), ""
