"""Long words stand on up to three lines, and are cut only where these do not do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tests.hostile import HOSTILE
from ui.delegates.wrapped_words import draw_wrapped
from ui.theme.current import colour
from ui.theme.fonts import metrics
from warroom.services.wording import Words

LONG = "A sentence that goes on and on until it has told the whole story of the evening. " * 3


def drawn(said: Words, words: tuple[str, ...] = (), width: float = 600.0) -> QImage:
    """Draw words on an empty picture."""
    image = QImage(640, 80, QImage.Format.Format_RGB32)
    image.fill(colour("ground"))
    painter = QPainter(image)
    draw_wrapped(painter, QRectF(5, 0, width, 74), said, words)
    painter.end()
    return image


def lines(image: QImage) -> int:
    """Count the lines on which something stands."""
    ground, height = colour("ground").rgb(), metrics("body").height()
    top = (74 - 3 * height) / 2
    found = 0
    for number in range(3):
        rows = range(int(top + number * height) + 3, int(top + (number + 1) * height) - 3)
        found += any(image.pixel(x, y) != ground for y in rows for x in range(0, 640, 2))
    return found


@pytest.mark.parametrize(("text", "count"), [("Short", 1), (LONG[:110], 2), (LONG, 3), (LONG * 9, 3)])
def test_text_takes_the_lines_it_needs(text: str, count: int) -> None:
    assert lines(drawn(Words(text=text))) == count


def test_chips_go_behind_below_or_beside_the_words() -> None:
    chips = ("decision", "replaces D4")
    assert lines(drawn(Words(text="Short", chips=chips))) == 1
    assert lines(drawn(Words(text=LONG[:80], chips=chips))) == 2
    for text in (LONG, LONG * 5):
        plain, with_chips = drawn(Words(text=text)), drawn(Words(text=text, chips=chips))
        assert plain != with_chips


def test_everything_a_row_can_have_is_drawn() -> None:
    bare = drawn(Words(text=LONG))
    for said in (
        Words(text=LONG, struck=True),
        Words(ref="D4", text=LONG),
        Words(bold="Declared.", text=LONG),
        Words(text=LONG * 5, struck=True),
    ):
        assert drawn(said) != bare
    assert drawn(Words(text=LONG), ("story",)) != bare
    assert drawn(Words(text=LONG * 9), ("sentence",)) != drawn(Words(text=LONG * 9))


@pytest.mark.parametrize("width", [0, 1, 60, 600])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_text_is_drawn_at_any_width(text: str, width: int) -> None:
    said = Words(ref=text[:6], bold=text, text=text, chips=(text, text), struck=True)
    assert not drawn(said, (text.casefold()[:2],), width).isNull()
