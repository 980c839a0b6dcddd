"""The shortcuts of a widget: one for each action of its table, with the keys in use, changed at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.shortcuts import KEYS, Keyed


class _Does(Protocol):
    """Does an action of a table."""

    def __call__(self, action: Any, /) -> object: ...


class Shortcuts(QObject):
    """Keeps the shortcuts of a widget in step with the keys that the person chose.

    `also` are second keys of some actions, as other programs have them; a choice may take them away.
    """

    def __init__(
        self, widget: QWidget, table: Sequence[Keyed], do: _Does, also: Mapping[str, Keyed] | None = None
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._made = [(action, self._make(partial(do, action))) for action in table]
        self._also = [(keys, self._make(partial(do, action))) for keys, action in (also or {}).items()]
        self._apply()
        KEYS.changed.connect(self._apply)

    def _make(self, run: Callable[[], object]) -> QShortcut:
        made = QShortcut(self._widget)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(run)
        return made

    @Slot()
    def _apply(self) -> None:
        for action, made in self._made:
            made.setKey(QKeySequence(action.keys))
        taken = {action.keys for action, _made in self._made}
        for keys, made in self._also:
            made.setKey(QKeySequence("" if keys in taken else keys))


def keys_in_use() -> frozenset[str]:
    """Give the keys of the desk's actions, which the entry line leaves to the desk."""
    from ui.actions import ACTIONS

    return frozenset(action.keys for action in ACTIONS if action.keys)
