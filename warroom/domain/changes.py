"""What an entry changed: for views that ask "does it concern me?", and field by field for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from warroom.domain.entry import Body

if TYPE_CHECKING:
    from warroom.domain.state.timeline import Row

COMMON = frozenset(Body.__struct_fields__) | {"reason"}


class FieldChange(msgspec.Struct, frozen=True):
    """One field's value before and after an entry; values are those of the body."""

    field: str
    old: Any
    new: Any


class Changes(msgspec.Struct):
    """All that a batch of entries changed: names of slices, new rows, and rows shown differently."""

    slices: set[str] = msgspec.field(default_factory=set)
    added: list[Row] = msgspec.field(default_factory=list)
    touched: set[int] = msgspec.field(default_factory=set)

    def concern(self, *slices: str) -> bool:
        """Say whether any of these slices changed."""
        return not self.slices.isdisjoint(slices)


def revise(target: Any, body: msgspec.Struct) -> tuple[FieldChange, ...]:
    """Set on target each field that the body gives, and say which values it changed."""
    found: list[FieldChange] = []
    for name in body.__struct_fields__:
        value = getattr(body, name)
        if value is msgspec.UNSET or name in COMMON:
            continue
        old = getattr(target, name)
        if old != value:
            setattr(target, name, value)
            found.append(FieldChange(name, old, value))
    return tuple(found)
