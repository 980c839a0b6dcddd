"""What the actions of every table share: name, words, what is done, and keys that a person may change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

from ui.shortcuts import keys_of
from warroom.i18n import _

Place = TypeVar("Place")


class Doing(msgspec.Struct, Generic[Place], frozen=True):
    """One action in a place: its id, words (a translation key), what it does there, standard keys."""

    id: str
    text: str
    run: Callable[[Place], None]
    standard: str = ""

    @property
    def more(self) -> str:
        """Nothing: the words say it all."""
        return ""

    @property
    def keys(self) -> str:
        """Its keys: those that the person chose, else those of the table."""
        return keys_of(self.id, self.standard)

    @property
    def words(self) -> str:
        """The words in the current language."""
        return _(self.text)
