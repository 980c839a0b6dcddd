"""Sets of stations that a room begins with; who is needed in any room is in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from warroom.errors import N_
from warroom.i18n import _

Sign = tuple[str, str, str]
"""Call sign, name and duty of a station."""

DEFAULT: Final[tuple[Sign, ...]] = (
    ("LEAD", N_("Team lead"), "lead"),
    ("VOICE", N_("Customer voice"), "voice"),
    ("SCRIBE", N_("Scribe"), "scribe"),
)
"""The three duties that no room does without; the names are translation keys."""


def complete(given: Sequence[Sign] = ()) -> tuple[Sign, ...]:
    """Give these stations, and in front of them the default ones for duties that none of them has."""
    duties = {duty for _key, _name, duty in given}
    keys = {key for key, _name, _duty in given}
    missing = [(key, _(name), duty) for key, name, duty in DEFAULT if duty not in duties and key not in keys]
    return (*missing, *given)
