"""A theme on the application: every window has it at once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import apply, current, fonts
from ui.theme.tokens import THEMES


@pytest.mark.parametrize("name", sorted(THEMES))
def test_palette_and_style_sheet_are_those_of_the_theme(name: str, qapp: QApplication) -> None:
    apply.use_theme(name)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == THEMES[name].ground
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name().upper() == THEMES[name].text
    assert THEMES[name].raised in qapp.styleSheet()
    assert f"arrow-{name}.svg" in qapp.styleSheet()


def test_the_other_theme_comes_and_goes() -> None:
    assert (current.name(), apply.other_theme()) == ("dark", "light")
    apply.use_theme(apply.other_theme())
    assert (current.name(), apply.other_theme()) == ("light", "dark")


def test_the_other_theme_keeps_high_contrast() -> None:
    apply.use_theme("dark_contrast")
    apply.use_theme(apply.other_theme())
    assert (current.name(), apply.other_theme()) == ("light_contrast", "dark_contrast")


def test_an_unknown_theme_is_the_systems() -> None:
    apply.use_theme("sepia")
    assert current.name() in THEMES


def test_the_program_reads_in_its_own_font(qapp: QApplication) -> None:
    apply.prepare()
    assert qapp.font().family() == fonts.SANS
