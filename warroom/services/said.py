"""A row in words, and the program's own reasons in the reader's language."""

from __future__ import annotations

import msgspec

from warroom.domain.state.timeline import UNDONE
from warroom.i18n import _


class Words(msgspec.Struct, frozen=True):
    """A row in words: reference, a bold beginning, the text, chips behind it; struck when it fell."""

    ref: str = ""
    bold: str = ""
    text: str = ""
    chips: tuple[str, ...] = ()
    struck: bool = False

    @property
    def plain(self) -> str:
        """All of it as one line of text, without the chips."""
        return " ".join(part for part in (self.ref, self.bold, self.text) if part)


def reason_words(reason: str) -> str:
    """Give a reason for reading; the program's own ones are translated."""
    return _("undone") if reason == UNDONE else reason
