"""The style sheet is made of the tokens alone, and Qt understands it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme import scale
from ui.theme.style import sheet
from ui.theme.tokens import THEMES
from ui.theme.words import plain_label


@pytest.mark.parametrize("name", sorted(THEMES))
def test_it_names_only_colours_of_its_theme(name: str) -> None:
    made = sheet(THEMES[name], "arrow.svg")
    theme = {getattr(THEMES[name], token) for token in THEMES[name].__struct_fields__}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", made)) <= theme
    assert '"arrow.svg"' in made
    assert made.count("{") == made.count("}")


def test_a_tone_colours_a_label(qtbot: QtBot) -> None:
    label: QLabel = plain_label("late", tone="alarm")
    qtbot.addWidget(label)
    label.setStyleSheet(sheet(THEMES["light"], ""))
    label.ensurePolished()
    assert label.palette().color(label.foregroundRole()).name().upper() == THEMES["light"].alarm


def test_the_main_button_stands_out(qtbot: QtBot) -> None:
    colours = []
    for main in (False, True):
        made = QPushButton()
        qtbot.addWidget(made)
        made.setProperty("main", main)
        made.setStyleSheet(sheet(THEMES["dark"], ""))
        made.ensurePolished()
        colours.append(made.palette().color(made.foregroundRole()).name().upper())
    assert colours == [THEMES["dark"].text, THEMES["dark"].info]


def test_gaps_grow_with_the_zoom_and_thin_lines_stay_thin() -> None:
    scale.use(2.0)
    try:
        made = sheet(THEMES["dark"], "10px/arrow.svg")
    finally:
        scale.use(1.0)
    assert "padding: 14px 32px" in made
    assert "border: 1px solid" in made
    assert "10px/arrow.svg" in made
