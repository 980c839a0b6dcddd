"""Strokes are drawn inside their boxes, whatever text they are given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.hostile import HOSTILE
from ui.delegates.painting import chip_width, draw_chip, draw_row_ground, draw_text, one_line, strike
from ui.theme.current import colour

BOX = QRectF(100, 20, 120, 30)
hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))


class Paper:
    """An image to draw on, and where it was drawn on."""

    def __init__(self) -> None:
        self.image = QImage(400, 80, QImage.Format.Format_RGB32)
        self.image.fill(colour("ground"))
        self.painter = QPainter(self.image)

    def inked(self) -> list[tuple[int, int]]:
        """Give the points that are not the ground's colour."""
        ground = colour("ground").rgb()
        width, height = self.image.width(), self.image.height()
        return [(x, y) for x in range(width) for y in range(height) if self.image.pixel(x, y) != ground]


@pytest.fixture
def paper(qapp: QApplication) -> Iterator[Paper]:
    """Give a sheet with a painter on it."""
    made = Paper()
    yield made
    made.painter.end()


@hostile
@pytest.mark.parametrize("align", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight])
def test_text_stays_in_its_box(text: str, align: Qt.AlignmentFlag, paper: Paper) -> None:
    width = draw_text(paper.painter, BOX, text, "body", align=align)
    assert 0 < width <= BOX.width() + 1
    inked = paper.inked()
    assert inked
    assert all(BOX.left() - 3 <= x <= BOX.right() + 3 and 5 <= y <= 65 for x, y in inked)


@hostile
def test_one_line_has_no_breaks_and_nothing_that_steers(text: str) -> None:
    clean = one_line(text)
    assert clean.isprintable()
    for word in text.split():
        if word.isprintable():
            assert word in clean


def test_nothing_is_drawn_for_nothing(paper: Paper) -> None:
    assert draw_text(paper.painter, BOX, "", "body") == 0
    assert draw_text(paper.painter, QRectF(0, 0, 0, 30), "words", "body") == 0
    assert draw_text(paper.painter, QRectF(0, 0, -5, 30), "words", "body") == 0
    assert paper.inked() == []


@hostile
def test_a_chip_is_as_wide_as_it_says(text: str, paper: Paper) -> None:
    short = one_line(text)[:20]
    assert draw_chip(paper.painter, 10, 40, short) == chip_width(short)
    assert max(x for x, _y in paper.inked()) <= 10 + chip_width(short) + 1


def test_a_strike_is_a_line_through_the_middle(paper: Paper) -> None:
    strike(paper.painter, 20, 60, 40)
    assert {y for _x, y in paper.inked()} <= {39, 40, 41}


def test_grounds_of_rows(paper: Paper) -> None:
    row = QRectF(0, 0, 400, 79)
    draw_row_ground(paper.painter, row, selected=True, mark="caution")
    assert paper.image.pixel(200, 30) == colour("raised").rgb()
    assert paper.image.pixel(1, 30) == colour("caution").rgb()
    draw_row_ground(paper.painter, row, selected=False, tint=True)
    assert paper.image.pixel(200, 30) == colour("info_ground").rgb()
