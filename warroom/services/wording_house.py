"""What the log of the house says in words."""

from __future__ import annotations

from typing import Any

from warroom.domain.room import Room
from warroom.domain.state import house
from warroom.domain.state.timeline import Row
from warroom.i18n import _
from warroom.services.said import Words, reason_words
from warroom.services.vocabulary import word


def tell_written(room: Room, row: Row, body: Any, _names: bool) -> Words:
    """Say that a thing of the house was written, and which version of it that is."""
    item = room.house.item(row.stream)
    numbers = [version.number for version in item.versions if version.seq == row.seq] if item else []
    thing = word("thing", house.SLICES[type(body)])
    chips = (_("version {number}").format(number=numbers[0]),) if numbers and numbers[0] > 1 else ()
    text = " · ".join(filter(None, (str(getattr(body, "name", "")), reason_words(body.reason))))
    return Words(bold=f"{thing}.", text=text, chips=chips)
