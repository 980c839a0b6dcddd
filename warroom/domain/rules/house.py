"""Rules of the house: write its things anew, as a new version each time, and say what is missing."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import Any, Final

import msgspec

from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require, require_readable
from warroom.domain.rules.logo import LIMIT, TYPES
from warroom.domain.rules.stations import call_sign
from warroom.domain.state import house
from warroom.domain.state.house import Step
from warroom.domain.state.records import Kept
from warroom.errors import N_, Rejected

NAME_LIMIT: Final = 200
MOST_STEPS: Final = 200
MOST_MINUTES: Final = 7 * 24 * 60
DUTIES: Final = ("lead", "voice", "scribe", "department")


_SINGLE: Final[dict[type[Any], str]] = {
    house.CompanyWritten: house.COMPANY,
    house.ThresholdsWritten: house.THRESHOLDS,
}
"""What a house has only one of, with its stream."""


class WriteHouse(Command, frozen=True, kw_only=True):
    """Write a thing of the house: a new one without `stream`, else the next version of that one."""

    written: house.Written
    stream: str = ""
    logo: Kept | None = None


def _write(room: Room, command: WriteHouse) -> list[Draft]:
    if not room.house.opened:
        raise Rejected(N_("This is written in the house, not in a room."))
    body = _CLEAN[type(command.written)](room, command)
    drafting = Drafting(room, command)
    if command.logo is not None:
        drafting.new_stream("record", command.logo)
        body = msgspec.structs.replace(body, logo=f"record:{command.id}")
    stream = _SINGLE.get(type(body), command.stream)
    if not stream:
        return drafting.new_stream(house.SLICES[type(body)], body).drafts
    known = room.house.item(stream)
    if known is None and type(body) not in _SINGLE:
        raise Rejected(N_("That is not in the house."), field="stream")
    if known is not None and known.withdrawn is None and _same(known.body, body):
        raise Rejected(N_("Nothing is different from before."))
    require_readable(room, stream)
    return drafting.add(stream, body).drafts


def _same(before: Any, after: Any) -> bool:
    return bool(msgspec.structs.replace(before, reason="") == msgspec.structs.replace(after, reason=""))


def _named(body: Any, **more: Any) -> Any:
    name = " ".join(require(body.name, "name", NAME_LIMIT).split())
    return msgspec.structs.replace(body, name=name, reason=body.reason.strip(), **more)


def _company(_room: Room, command: WriteHouse) -> Any:
    body = command.written
    assert isinstance(body, house.CompanyWritten)
    logo = command.logo
    if logo is not None and (logo.size > LIMIT or logo.media_type not in TYPES):
        raise Rejected(N_("The logo has to be a PNG or JPEG picture of at most 1 MB."), field="logo")
    name = " ".join(body.name.split())
    if len(name) > NAME_LIMIT:
        raise Rejected(N_("Too long: at most {limit} characters."), field="name", limit=NAME_LIMIT)
    return msgspec.structs.replace(body, name=name, reason=body.reason.strip())


def _colleague(_room: Room, command: WriteHouse) -> Any:
    body = command.written
    assert isinstance(body, house.ColleagueWritten)
    return _named(body, department=body.department.strip(), contact=body.contact.strip())


def _department(room: Room, command: WriteHouse) -> Any:
    body = command.written
    assert isinstance(body, house.DepartmentWritten)
    key = call_sign(body.sign, "sign")
    for other in house.live(room.house.departments):
        if other.body.sign == key and other.id != command.stream:
            raise Rejected(
                N_("The call sign {key} belongs to {name}."), field="sign", key=key, name=other.name
            )
    return msgspec.structs.replace(body, sign=key, name=body.name.strip() or key, reason=body.reason.strip())


def _station_set(_room: Room, command: WriteHouse) -> Any:
    body = command.written
    assert isinstance(body, house.StationSetWritten)
    if not body.stations:
        raise Rejected(N_("A set has at least one station."), field="stations")
    made = []
    for each in body.stations:
        key = call_sign(each.key, "stations")
        if each.duty not in DUTIES:
            raise Rejected(
                N_("{duty} is no duty: lead, voice, scribe or department."), field="stations", duty=each.duty
            )
        made.append(house.SetStation(key, each.name.strip() or key, each.duty))
    keys = [each.key for each in made]
    duties = [each.duty for each in made if each.duty != "department"]
    if len(set(keys)) < len(keys):
        raise Rejected(N_("Each call sign stands in a set only once."), field="stations")
    if len(set(duties)) < len(duties):
        raise Rejected(N_("There is one lead, one customer voice and one scribe only."), field="stations")
    return _named(body, stations=tuple(made))


def _procedure(room: Room, command: WriteHouse) -> Any:
    body = command.written
    assert isinstance(body, house.ProcedureWritten)
    review = body.next_review.strip()
    if review and not _is_date(review):
        raise Rejected(N_("Write the day like 2026-12-31."), field="next_review")
    made = msgspec.structs.replace(
        _named(body),
        purpose=" ".join(body.purpose.split()),
        owner=body.owner.strip(),
        next_review=review,
        steps=clean_steps(body.steps),
    )
    for other in house.live(room.house.procedures):
        if other.name.casefold() == made.name.casefold() and other.id != command.stream:
            raise Rejected(N_("There is a procedure of this name already. Change that one."), field="name")
    return made


def clean_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Give steps without outer blanks and without empty ones; refuse none, too many, and endless ones."""
    made = tuple(
        Step(" ".join(each.text.split()), each.owner.strip(), each.minutes, each.note.strip())
        for each in steps
        if each.text.strip() or each.note.strip()
    )
    if not made:
        raise Rejected(N_("A procedure has at least one step."), field="steps")
    if len(made) > MOST_STEPS:
        raise Rejected(
            N_("At most {limit} steps: make two procedures of it."), field="steps", limit=MOST_STEPS
        )
    for number, each in enumerate(made, 1):
        if not each.text:
            raise Rejected(N_("Step {number} says nothing to do."), field="steps", number=number)
        if len(each.text) > 2000 or len(each.note) > 4000:
            raise Rejected(N_("Step {number} is too long."), field="steps", number=number)
        if not 0 <= each.minutes <= MOST_MINUTES:
            raise Rejected(N_("Step {number} takes too many minutes."), field="steps", number=number)
    return made


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _template(_room: Room, command: WriteHouse) -> Any:
    body = command.written
    assert isinstance(body, house.TemplateWritten)
    return _named(body, text=require(body.text, "text"))


def _thresholds(_room: Room, command: WriteHouse) -> Any:
    body = command.written
    assert isinstance(body, house.ThresholdsWritten)
    if not (math.isfinite(body.many) and 0 < body.few < body.many <= 100):
        raise Rejected(N_("The shares rise from few to many, between 0 and 100 %."), field="many")
    if body.count < 1:
        raise Rejected(N_("Say from how many customers on it is many."), field="count")
    for name, worst in (("by_harm", 4), ("by_urgency", 5)):
        rows = getattr(body, name)
        if any(not 1 <= value <= worst for row in rows for value in row):
            raise Rejected(N_("The numbers go from 1, the worst, to {worst}."), field=name, worst=worst)
        if not _falls(rows):
            raise Rejected(
                N_("More customers or a higher degree can only be as severe or more severe."), field=name
            )
    return msgspec.structs.replace(body, reason=body.reason.strip())


def _falls(rows: house.Matrix) -> bool:
    """Say whether the numbers of a matrix never grow to the right nor downwards."""
    right = all(row[place] >= row[place + 1] for row in rows for place in range(2))
    down = all(rows[place][column] >= rows[place + 1][column] for place in range(2) for column in range(3))
    return right and down


_CLEAN: Final[dict[type, Callable[[Room, WriteHouse], Any]]] = {
    house.CompanyWritten: _company,
    house.ColleagueWritten: _colleague,
    house.DepartmentWritten: _department,
    house.StationSetWritten: _station_set,
    house.ProcedureWritten: _procedure,
    house.TemplateWritten: _template,
    house.ThresholdsWritten: _thresholds,
}
DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {WriteHouse: _write}
