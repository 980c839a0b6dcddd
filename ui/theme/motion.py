"""Reduced motion: nothing moves, fades or blinks for those whom it makes ill or distracts."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

EFFECTS: Final = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class _Motion:
    """Holds what is in use, and what the system had before anything was switched off."""

    reduced = False
    effects: frozenset[Qt.UIEffect] | None = None
    blink = 0


def use(wish: bool | None) -> bool:
    """Reduce motion, or not; None asks the system. Says what was taken."""
    if _Motion.effects is None:
        _Motion.effects = frozenset(each for each in EFFECTS if QApplication.isEffectEnabled(each))
        _Motion.blink = QApplication.cursorFlashTime()
    _Motion.reduced = _system() if wish is None else wish
    for effect in EFFECTS:
        QApplication.setEffectEnabled(effect, effect in _Motion.effects and not _Motion.reduced)
    QApplication.setCursorFlashTime(0 if _Motion.reduced else _Motion.blink)
    return _Motion.reduced


def _system() -> bool:
    """Ask the system. Only Windows tells Qt, by its effects; where the cursor does not blink is kept anyway."""
    return sys.platform == "win32" and Qt.UIEffect.UI_General not in (_Motion.effects or ())


def reduced() -> bool:
    """Say whether nothing may move or blink now; everything that would must ask."""
    return _Motion.reduced
