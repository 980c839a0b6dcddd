"""Where the zones of the wall stand: fixed by the screen and by which zones have content, never by how much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QRect

from ui.wall.ink import Ink
from ui.wall.list_zone import CAPTION, ROW
from ui.wall.station_zone import HEIGHT, rows_for
from ui.wall.zone_table import ZoneKind

COLUMN: Final = 23.0
"""How wide a column of the middle is at least, in near sizes."""
MOST_COLUMNS: Final = 4
WIDE: Final = 1.35
"""From this width over height on, the clocks stand beside the title."""


class Places(msgspec.Struct):
    """The rectangles of the wall, in pixels."""

    head: QRect
    clocks: list[QRect]
    stations: QRect
    life: QRect
    middle: QRect
    zones: dict[str, QRect]


def lay_out(  # noqa: PLR0917 - what the rectangles depend on
    width: int,
    height: int,
    ink: Ink,
    clocks: Sequence[float],
    stations: int,
    kinds: Sequence[ZoneKind],
    foot: bool = True,
) -> Places:
    """Share the wall out; `clocks` are the widths that each clock wants, `kinds` the zones with content."""
    gap = ink.gap(0.45)
    area = QRect(gap, gap, width - 2 * gap, height - 2 * gap)
    head_height = round(ink.severity.line + 2 * ink.title.line + ink.gap(1.6))
    head, clock_boxes, top = _top(area, head_height, ink, clocks, wide=width >= height * WIDE)
    rows = rows_for(stations, area.width(), height, ink.near)
    tile_height = rows * ink.gap(HEIGHT) + max(0, rows - 1) * ink.gap(0.35)
    tiles = QRect(area.left(), top, area.width(), tile_height)
    top += tile_height + (gap if rows else 0)
    life_height = round(2 * ink.small.line + ink.body.line + ink.gap(2.4)) if foot else 0
    life = QRect(area.left(), area.bottom() + 1 - life_height, area.width(), life_height)
    bottom = life.top() - gap if foot else area.bottom() + 1
    middle = QRect(area.left(), top, area.width(), bottom - top)
    return Places(head, clock_boxes, tiles, life, middle, _columns(middle, ink, kinds, gap))


def _top(
    area: QRect, height: int, ink: Ink, clocks: Sequence[float], wide: bool
) -> tuple[QRect, list[QRect], int]:
    """Place title and clocks: side by side where the wall is wide, else the clocks below."""
    gap = ink.gap(0.45)
    wanted = [round(each + ink.gap(1.9)) for each in clocks]
    if wide:
        left = area.right() + 1
        boxes: list[QRect] = []
        for each in reversed(wanted):
            left -= each
            boxes.insert(0, QRect(left, area.top(), each, height))
            left -= gap
        head = QRect(area.left(), area.top(), left - area.left(), height)
        return head, boxes, area.top() + height + gap
    head = QRect(area.left(), area.top(), area.width(), height)
    top = head.bottom() + 1 + gap
    low = round(ink.clock.line + ink.caption.line + ink.gap(1.3))
    share = (area.width() - gap * (len(wanted) - 1)) // max(1, len(wanted))
    boxes = [QRect(area.left() + number * (share + gap), top, share, low) for number in range(len(wanted))]
    return head, boxes, top + (low + gap if boxes else 0)


def _columns(middle: QRect, ink: Ink, kinds: Sequence[ZoneKind], gap: int) -> dict[str, QRect]:
    """Deal the zones out to columns: each of the first its own, the others where least stands yet."""
    if not kinds or middle.height() <= 0:
        return {}
    count = max(1, min(MOST_COLUMNS, len(kinds), int(middle.width() // (COLUMN * ink.near))))
    dealt: list[list[ZoneKind]] = [[] for _column in range(count)]
    for kind in kinds:
        fullest = min(dealt, key=lambda column: sum(each.best for each in column))
        fullest.append(kind)
    width = (middle.width() - gap * (count - 1)) // count
    placed: dict[str, QRect] = {}
    for number, column in enumerate(dealt):
        left = middle.left() + number * (width + gap)
        right = middle.right() if number == count - 1 else left + width - 1
        placed |= _stack(QRect(left, middle.top(), right - left + 1, middle.height()), ink, column, gap)
    return placed


def _stack(box: QRect, ink: Ink, kinds: list[ZoneKind], gap: int) -> dict[str, QRect]:
    """Put zones above each other; the least important go where not even their least has room."""
    kinds = list(kinds)
    while len(kinds) > 1 and sum(_height(ink, each.least) + gap for each in kinds) - gap > box.height():
        kinds.pop()
    room = box.height() - gap * (len(kinds) - 1)
    whole = sum(_height(ink, each.best) for each in kinds)
    placed: dict[str, QRect] = {}
    top = box.top()
    for number, kind in enumerate(kinds):
        last = number == len(kinds) - 1
        height = box.bottom() + 1 - top if last else round(room * _height(ink, kind.best) / whole)
        placed[kind.name] = QRect(box.left(), top, box.width(), height)
        top += height + gap
    return placed


def _height(ink: Ink, rows: int) -> float:
    return (CAPTION + rows * ROW) * ink.near
