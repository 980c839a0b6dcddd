"""The house as plain values for other programs; keys are added, never renamed."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from warroom.domain.room import Room
from warroom.domain.state import house
from warroom.domain.state.house import Item

Plain = dict[str, Any]
PARTS: Final = ("procedures", "station_sets", "departments", "colleagues", "templates")
_NOT_SAID: Final = frozenset({"links", "tags", "key", "reason"})


def house_json(room: Room) -> Plain:
    """Give what is in force in a house: the newest version of each thing, by name."""
    company = room.house.company.get(house.COMPANY)
    body = company.body if company else house.CompanyWritten()
    return {
        "company": {"name": body.name, "logo": body.logo in room.records},
        **{part: [_item(each) for each in house.live(getattr(room.house, part))] for part in PARTS},
        "thresholds": _body(room.house.bands),
    }


def _item(item: Item) -> Plain:
    return {**_body(item.body), "version": len(item.versions), "written_at": item.versions[-1].at}


def _body(body: Any) -> Plain:
    return {name: _plain(getattr(body, name)) for name in body.__struct_fields__ if name not in _NOT_SAID}


def _plain(value: Any) -> Any:
    """Give a value as plain ones, with all fields also where they say nothing."""
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
