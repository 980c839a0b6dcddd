"""Reduced motion is said once and asked by all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.theme import motion
from ui.theme.style import sheet
from ui.theme.tokens import DARK


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """Leave the usual motion behind."""
    yield
    motion.use(None)


def test_nothing_moves_or_blinks_when_it_is_reduced(qapp: QApplication) -> None:
    assert motion.use(True)
    assert motion.reduced()
    assert not any(QApplication.isEffectEnabled(each) for each in motion.EFFECTS)
    assert qapp.cursorFlashTime() == 0
    assert "widget-animation-duration: 0" in sheet(DARK, "")


def test_everything_comes_back(qapp: QApplication) -> None:
    motion.use(False)
    before = [QApplication.isEffectEnabled(each) for each in motion.EFFECTS], qapp.cursorFlashTime()
    motion.use(True)
    motion.use(False)
    assert ([QApplication.isEffectEnabled(each) for each in motion.EFFECTS], qapp.cursorFlashTime()) == before
    assert before[1] > 0
    assert "animation" not in sheet(DARK, "")


def test_without_a_word_of_the_system_things_move() -> None:
    assert not motion.use(None)


def test_windows_without_effects_ask_for_less_motion(monkeypatch: pytest.MonkeyPatch) -> None:
    motion.use(None)
    monkeypatch.setattr("ui.theme.motion.sys.platform", "win32")
    monkeypatch.setattr(motion._Motion, "effects", frozenset({Qt.UIEffect.UI_AnimateMenu}))
    assert motion.use(None)
