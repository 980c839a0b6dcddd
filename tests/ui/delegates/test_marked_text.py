"""Words that were searched are marked where they stand, and nothing else is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tests.hostile import HOSTILE
from ui.delegates.marked_text import draw_marked
from ui.delegates.painting import draw_text
from ui.theme.current import colour


def drawn(text: str, words: tuple[str, ...], width: float = 300.0) -> tuple[QImage, float]:
    """Draw a text on an empty picture."""
    image = QImage(320, 40, QImage.Format.Format_RGB32)
    image.fill(colour("ground"))
    painter = QPainter(image)
    taken = draw_marked(painter, QRectF(5, 0, width, 40), text, words, "body")
    painter.end()
    return image, taken


def marked(image: QImage) -> list[int]:
    """Give the columns in which a mark's line stands."""
    info = colour("info").rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) == info for y in range(24, 40))]


def test_a_word_is_marked_where_it_stands() -> None:
    image, width = drawn("a Café here", ("cafe",))
    columns = marked(image)
    assert columns
    assert columns == list(range(columns[0], columns[-1] + 1))
    assert 5 < columns[0] < columns[-1] < 5 + width
    assert marked(drawn("a Café here", ("tea",))[0]) == []
    assert marked(drawn("a Café here", ())[0]) == []


def test_what_is_cut_is_not_marked() -> None:
    assert marked(drawn("a long line whose end is cut", ("cut",), 80)[0]) == []
    assert marked(drawn("a cut", ("cut",), 0)[0]) == []


def test_the_width_is_that_of_the_text() -> None:
    image = QImage(320, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert draw_text(painter, QRectF(5, 0, 300, 40), "a word", "body") == drawn("a word", ("word",))[1]
    painter.end()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_text_is_marked(text: str) -> None:
    assert not drawn(text, tuple(text.casefold()[:3])).__contains__(None)
