"""Errors in the reader's language."""

from __future__ import annotations

from warroom.errors import WarRoomError
from warroom.i18n import _


def say(error: BaseException) -> str:
    """Give an error's words in the current language; a bug says its own English words."""
    if not isinstance(error, WarRoomError):
        return _("The program failed here: {detail}").format(detail=repr(error))
    text = _(error.text)
    if not error.values:
        return text
    values = {
        name: say(value) if isinstance(value, WarRoomError) else value for name, value in error.values.items()
    }
    return text.format(**values)
