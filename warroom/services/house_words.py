"""The things of the house in words: steps, stations, and what a new version changed."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from warroom.domain.changes import FieldChange
from warroom.domain.room import Room
from warroom.domain.state.house import Matrix, SetStation, Step, ThresholdsWritten
from warroom.i18n import _
from warroom.services.vocabulary import field_word, word, words

ADDED, REMOVED, CHANGED = "+", "−", "~"


def step_text(step: Step) -> str:
    """Write a step in one line: what to do, who, how long."""
    return " · ".join(
        filter(None, (step.text, owner_text(step.owner), minutes_text(step.minutes), step.note))
    )


def owner_text(owner: str) -> str:
    """Write whom a step is for: a duty in words, a call sign as it is."""
    return word("duty", owner)


def read_owner(text: str) -> str:
    """Read whom a step is for: a duty in the language in use is its code, a call sign stays as it is."""
    wanted = " ".join(text.split())
    return next(
        (duty for duty, said in words("duty").items() if said.casefold() == wanted.casefold()), wanted
    )


def minutes_text(minutes: int) -> str:
    """Write how long a step takes; nothing where nobody said."""
    return _("{minutes} min").format(minutes=minutes) if minutes else ""


def station_text(station: SetStation) -> str:
    """Write a station of a set in one line."""
    parts = (station.key, station.name if station.name != station.key else "")
    duty = word("duty", station.duty) if station.duty != "department" else ""
    return " · ".join(filter(None, (*parts, duty)))


def share_text(share: float) -> str:
    """Write a share in percent."""
    return f"{share:g} %"


def number_text(number: int) -> str:
    """Write a number with the sign between thousands that the language uses."""
    return f"{number:,}".replace(",", _("1,000")[1])


def matrix_text(matrix: Matrix) -> str:
    """Write a matrix row by row."""
    return " / ".join(" ".join(map(str, row)) for row in matrix)


def bands_text(bands: ThresholdsWritten) -> dict[str, str]:
    """Name the bands of customers affected by these thresholds."""
    few, many = f"{bands.few:g}", f"{bands.many:g}"
    return {
        "unknown": word("affected", "unknown"),
        "under_1": _("under {few} %").format(few=few),
        "1_to_10": _("{few} to {many} %").format(few=few, many=many),
        "over_10": _("over {many} % or {count}").format(many=many, count=number_text(bands.count)),
    }


def affected_text(room: Room, value: str) -> str:
    """Name a band of customers affected by the thresholds that a room has."""
    return bands_text(room.house.bands).get(value, value)


def change_lines(change: FieldChange) -> list[tuple[str, str]]:
    """Say what a new version changed, as sign and words: steps and stations one by one."""
    if change.field == "steps":
        return _diff([*map(step_text, change.old)], [*map(step_text, change.new)])
    if change.field == "stations":
        return _diff([*map(station_text, change.old)], [*map(station_text, change.new)])
    before, after = value_text(change.field, change.old), value_text(change.field, change.new)
    return [(CHANGED, f"{field_word(change.field)}: {before or '–'} → {after or '–'}")]


def value_text(field: str, value: Any) -> str:
    """Say the value of a field."""
    if field in ("few", "many"):
        return share_text(value)
    if field in ("by_harm", "by_urgency"):
        return matrix_text(value)
    if field == "kind":
        return word("template", value)
    if field == "count":
        return number_text(value)
    if field == "logo":
        return _("yes") if value else ""
    return owner_text(str(value)) if field == "owner" else str(value)


def _diff(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for kind, start, end, begin, finish in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        found += [(REMOVED, f"{place + 1}  {old[place]}") for place in range(start, end)]
        found += [(ADDED, f"{place + 1}  {new[place]}") for place in range(begin, finish)]
    return found
