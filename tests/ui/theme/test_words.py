"""Labels and buttons show text as text, whatever is written in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from ui.theme.words import (
    button,
    one_line_width,
    plain_label,
    rule,
    set_tone,
    set_words,
    two_lines,
    wrapped,
)

hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))


@hostile
def test_a_label_shows_what_it_is_given(text: str, qtbot: QtBot) -> None:
    label = plain_label(text)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == label.accessibleName() == text


@hostile
def test_other_words_are_as_plain(text: str, qtbot: QtBot) -> None:
    label = wrapped(plain_label("before", "small", "muted"))
    qtbot.addWidget(label)
    set_words(label, text)
    assert label.text() == label.accessibleName() == text
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_very_long_word_does_not_widen_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(wrapped(plain_label(HOSTILE["long"])))
    assert window.minimumSizeHint().width() < 200


def test_a_tone_can_change(qtbot: QtBot) -> None:
    label = plain_label("quiet", tone="muted")
    qtbot.addWidget(label)
    before = label.palette().color(label.foregroundRole())
    label.ensurePolished()
    set_tone(label, "alarm")
    assert label.property("tone") == "alarm"
    assert label.palette().color(label.foregroundRole()) != before


def test_a_button_is_named_by_its_words_without_the_keys(qtbot: QtBot) -> None:
    made = button("Log it", "Ctrl+Enter", quiet=True)
    qtbot.addWidget(made)
    assert made.accessibleName() == "Log it"
    assert "Ctrl+Enter" in made.text()
    assert not made.autoDefault()


def test_a_rule_is_a_thin_line(qtbot: QtBot) -> None:
    made = rule()
    qtbot.addWidget(made)
    assert made.height() == 1 or made.maximumHeight() == 1


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Rate evidence against hypotheses", "Rate evidence\nagainst hypotheses"),
        ("Retractación", "Retractación"),
    ],
)
def test_words_of_a_button_are_broken_near_their_middle(text: str, broken: str) -> None:
    assert two_lines(text) == broken


def test_a_button_on_two_lines_knows_how_wide_one_would_be(qtbot: QtBot) -> None:
    made = button("Rate evidence against hypotheses")
    qtbot.addWidget(made)
    wide = one_line_width(made)
    assert wide == made.sizeHint().width()
    made.setText(two_lines(made.text()))
    assert made.sizeHint().width() < wide
    assert abs(one_line_width(made) - wide) <= 1  # Qt rounds
