"""The inspector's sheets of the house: each thing in full, and what each version of it changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from warroom.clock import moment
from warroom.domain.room import Room
from warroom.domain.state import house
from warroom.domain.state.house import Item, Version
from warroom.i18n import _
from warroom.services import house_words
from warroom.services.said import reason_words
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.vocabulary import severity_word, word

Parts = tuple[list[Fact], list[Section]]


def house_sheet(room: Room, stream: str) -> Sheet:
    """Say all about a thing of the house."""
    item = room.house.item(stream)
    if item is None:
        return Sheet("", "")
    body = item.body
    facts, sections = _PARTS[type(body)](room, body)
    if item.withdrawn is not None:
        facts.append(Fact(_("Withdrawn"), reason_words(item.withdrawn) or _("yes"), "caution"))
    sections.append(Section(_("Versions"), versions(room, item)))
    caption = word("thing", house.SLICES[type(body)])
    return Sheet(caption, item.name or caption, tuple(facts), tuple(sections), item.withdrawn is not None)


def versions(room: Room, item: Item) -> tuple[Line, ...]:
    """List the versions, the newest first, each with what it changed."""
    lines: list[Line] = []
    for version in reversed(item.versions):
        lines.append(Line(f"v{version.number}", _version(room, version)))
        for change in version.changes:
            lines += [Line(sign, text) for sign, text in house_words.change_lines(change)]
    return tuple(lines)


def _version(room: Room, version: Version) -> str:
    when = moment(version.at).astimezone().strftime("%Y-%m-%d %H:%M")
    return " · ".join(
        filter(None, (when, room.stations.name(version.actor), reason_words(version.body.reason)))
    )


def _company(room: Room, body: house.CompanyWritten) -> Parts:
    logo = room.records.get(body.logo)
    return [Fact(_("Name on papers"), body.name or "–"), Fact(_("Logo"), logo.name if logo else "–")], []


def _colleague(_room: Room, body: house.ColleagueWritten) -> Parts:
    return [Fact(_("Department"), body.department or "–"), Fact(_("Reached by"), body.contact or "–")], []


def _department(room: Room, body: house.DepartmentWritten) -> Parts:
    people = [
        Line(item.name, item.body.contact)
        for item in house.live(room.house.colleagues)
        if item.body.department.casefold() in (body.name.casefold(), body.sign.casefold())
    ]
    return [Fact(_("Call sign"), body.sign)], [Section(_("People"), tuple(people))] if people else []


def _station_set(_room: Room, body: house.StationSetWritten) -> Parts:
    lines = [
        Line("", house_words.station_text(each), tone="" if each.duty == "department" else "info")
        for each in body.stations
    ]
    return [Fact(_("Stations"), str(len(body.stations)))], [Section(_("Stations"), tuple(lines))]


def _procedure(_room: Room, body: house.ProcedureWritten) -> Parts:
    minutes = sum(step.minutes for step in body.steps)
    facts = [
        Fact(_("Fits when"), body.purpose or "–"),
        Fact(_("Owner"), house_words.owner_text(body.owner) or _("nobody"), "" if body.owner else "caution"),
        Fact(_("Next review"), body.next_review or _("no date"), "" if body.next_review else "caution"),
        Fact(_("Planned time"), house_words.minutes_text(minutes) or "–"),
    ]
    lines = [Line(str(number), house_words.step_text(step)) for number, step in enumerate(body.steps, 1)]
    return facts, [Section(_("Steps"), tuple(lines), whole=True)]


def _template(_room: Room, body: house.TemplateWritten) -> Parts:
    return [Fact(_("For"), word("template", body.kind))], [Section(_("Words"), (Line("", body.text),))]


def _thresholds(_room: Room, body: house.ThresholdsWritten) -> Parts:
    bands = house_words.bands_text(body)
    names = [bands[band] for band in ("under_1", "1_to_10", "over_10")]
    return [], [
        Section(_("Customers affected × harm: low, medium, high"), _matrix(names, body.by_harm)),
        Section(_("Customers affected × urgency: low, medium, high"), _matrix(names, body.by_urgency)),
    ]


def _matrix(names: list[str], rows: house.Matrix) -> tuple[Line, ...]:
    return tuple(
        Line("", name, end="  ".join(severity_word(min(value, 4)) for value in row))
        for name, row in zip(names, rows, strict=True)
    )


_PARTS: Final[dict[type, Callable[[Room, Any], Parts]]] = {
    house.CompanyWritten: _company,
    house.ColleagueWritten: _colleague,
    house.DepartmentWritten: _department,
    house.StationSetWritten: _station_set,
    house.ProcedureWritten: _procedure,
    house.TemplateWritten: _template,
    house.ThresholdsWritten: _thresholds,
}
