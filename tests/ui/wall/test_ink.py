"""Type on the wall: words stay in their box, are cut with dots, and are never smaller than the near tier."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.hostile import HOSTILE
from ui.theme.fonts import cap_ratio
from ui.wall.ink import LEADING, Face, Ink, height_of, width_of, write, write_lines
from warroom.services.legibility import Tiers

hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)


@pytest.fixture
def painter(qapp: QApplication) -> Iterator[QPainter]:
    """Give a painter on a sheet."""
    sheet = QImage(600, 400, QImage.Format.Format_ARGB32)
    made = QPainter(sheet)
    yield made
    made.end()


@pytest.fixture
def ink() -> Ink:
    """Give the type of a 55-inch screen read at 4 m."""
    return Ink(Tiers(42, 21))


def faces(ink: Ink) -> dict[str, Face]:
    return {name: each for name, each in vars(ink).items() if isinstance(each, Face)}


def test_no_face_is_smaller_than_its_tier(ink: Ink, qapp: QApplication) -> None:
    far = {"title", "severity", "clock", "loud", "mark"}
    for name, face in faces(ink).items():
        least = ink.far if name in far else ink.near
        assert face.size >= least, name
        assert QFontMetricsF(face.font).capHeight() >= 0.95 * least * cap_ratio(), name


@hostile
def test_a_line_stays_in_its_box(text: str, painter: QPainter, ink: Ink) -> None:
    for align in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter):
        width = write(painter, QRectF(10, 10, 200, 40), text, ink.body, align=align)
        assert 0 < width <= 200


@hostile
def test_several_lines_are_as_high_as_was_said(text: str, painter: QPainter, ink: Ink) -> None:
    said = height_of(text, ink.body, 220, 2)
    assert write_lines(painter, QRectF(10, 10, 220, 200), text, ink.body, 2, struck=True) == said
    assert said in (ink.body.size * LEADING, 2 * ink.body.size * LEADING)


def test_nothing_is_drawn_for_nothing(painter: QPainter, ink: Ink) -> None:
    assert write(painter, QRectF(0, 0, 100, 20), "", ink.body) == 0
    assert write(painter, QRectF(0, 0, 0, 20), "words", ink.body) == 0


def test_distances_grow_with_the_type(qapp: QApplication) -> None:
    assert (
        Ink(Tiers(84, 42)).gap(0.5) == 2 * Ink(Tiers(42, 21)).gap(0.5) + 1
        or Ink(Tiers(84, 42)).gap(0.5) == 21
    )
    assert width_of("wide", Face(False, 42, 400)) > 1.8 * width_of("wide", Face(False, 21, 400))
