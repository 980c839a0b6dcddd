"""Fonts come by role; weights are real, digits have one width."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtGui import QFont, QFontInfo

from ui.theme import fonts, scale
from ui.theme.fonts import Role, font, load, metrics


def test_the_families_that_come_along_are_loaded() -> None:
    assert {fonts.SANS, fonts.MONO} <= set(load())


@pytest.mark.parametrize("role", get_args(Role))
def test_every_role_has_a_font_of_its_size(role: Role) -> None:
    made = font(role)
    assert QFontInfo(made).family() in {fonts.SANS, fonts.MONO}
    assert made.pixelSize() >= 12
    assert metrics(role).height() >= made.pixelSize()


def test_a_bold_sans_is_really_wider() -> None:
    assert metrics("body", 600).horizontalAdvance("Effect seen") > metrics("body").horizontalAdvance(
        "Effect seen"
    )


@pytest.mark.parametrize("role", ["body", "small", "mono", "mono_small", "clock"])
def test_digits_have_one_width(role: Role) -> None:
    assert len({metrics(role).horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_captions_are_small_capitals_with_air() -> None:
    assert font("caption").capitalization() is QFont.Capitalization.AllUppercase
    assert font("caption").letterSpacing() == fonts.TRACKING


def test_changing_a_font_changes_nobody_elses() -> None:
    mine = font("body")
    mine.setStrikeOut(True)
    assert not font("body").strikeOut()


def test_fonts_grow_with_the_zoom_and_the_size_of_text() -> None:
    scale.use(1.5, 1.3)
    try:
        assert (font("body").pixelSize(), metrics("body").height() > 28) == (29, True)
    finally:
        scale.use(1.0)
    assert font("body").pixelSize() == 15
