"""How one stands at a desk: page, selection, scroll places, keyboard; kept when the desk is made anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from ui.panels.page_table import BY_NAME
from warroom.services.query import Query

if TYPE_CHECKING:
    from ui.desk.desk import Desk


class Scroll(msgspec.Struct, frozen=True):
    """How far a list or sheet was scrolled, of how much."""

    value: int
    most: int


class Standing(msgspec.Struct, frozen=True):
    """How one stands; `writing` is whether the keyboard was in the entry line."""

    page: str = "timeline"
    stream: str = ""
    seq: int = 0
    writing: bool = True
    scrolls: tuple[Scroll, ...] = ()
    reading: tuple[Query, int] | None = None
    """The query of the timeline and the row at its top, which the timeline knows best."""


def taken(desk: Desk) -> Standing:
    """Take how one stands at a desk."""
    at = desk.window().focusWidget()
    bars = [each.verticalScrollBar() for each in _areas(desk)]
    return Standing(
        page=desk.pages.current,
        stream=desk.selected,
        seq=desk.selected_seq,
        writing=not any(each is at for each in desk.pages.page.findChildren(QWidget)),
        reading=desk.pages.timeline.memory(),
        scrolls=tuple(Scroll(bar.value(), bar.maximum()) for bar in bars),
    )


def put(desk: Desk, standing: Standing) -> None:
    """Stand at a desk as before; lists are scrolled as soon as they have their size."""
    desk.selection.choose(standing.stream, standing.seq)
    if not desk.directors:
        desk.go(standing.page if standing.page in BY_NAME else "timeline")
    if desk.bridge.room is not None:
        if standing.reading is not None:
            desk.pages.timeline.resume(*standing.reading)
        desk.choose(standing.stream, standing.seq)
    if not standing.writing:
        desk.pages.focus_current()
    QTimer.singleShot(0, desk, lambda: _scroll(desk, standing.scrolls))


def _areas(desk: Desk) -> list[QAbstractScrollArea]:
    """List what scrolls: the inspector, and the page in sight unless that is the timeline."""
    page: QWidget = desk.pages.page
    parts = [] if page is desk.pages.timeline else page.findChildren(QAbstractScrollArea)
    return [desk.inspector, *parts]


def _scroll(desk: Desk, scrolls: tuple[Scroll, ...]) -> None:
    for area, scroll in zip(_areas(desk), scrolls, strict=False):
        bar = area.verticalScrollBar()
        if not scroll.value:
            continue
        if bar.maximum():
            _scroll_bar(bar, scroll)
        else:  # it has no rows in sight yet
            later = partial(_scroll_late, bar, scroll)
            bar.rangeChanged.connect(later, Qt.ConnectionType.SingleShotConnection)


def _scroll_late(bar: QScrollBar, scroll: Scroll, _low: int, _high: int) -> None:
    _scroll_bar(bar, scroll)


def _scroll_bar(bar: QScrollBar, scroll: Scroll) -> None:
    """Scroll to the same place: the end stays the end, lists go by their rows, sheets by their share."""
    if scroll.value >= scroll.most:
        bar.setValue(bar.maximum())
    elif bar.singleStep() == 1:
        bar.setValue(scroll.value)
    else:
        bar.setValue(round(scroll.value * bar.maximum() / scroll.most))
