"""The lines of the pages of the house."""

from __future__ import annotations

from collections.abc import Callable

from ui.models.lines import Cell, Column, Line
from warroom.clock import moment
from warroom.domain.room import Room
from warroom.domain.state import house
from warroom.domain.state.house import Item
from warroom.i18n import _, ngettext
from warroom.services import house_words
from warroom.services.vocabulary import severity_word, word
from warroom.services.wording import row_words

Lines = Callable[[Room], list[Line]]


def company_columns() -> tuple[Column, ...]:
    """Give the columns of the page of the company."""
    return (Column(_("On papers")), Column(_("Since"), 120, mono=True, right=True))


def company_lines(room: Room) -> list[Line]:
    """Give name and logo."""
    return [
        Line(
            item.id, (Cell(item.body.name or _("no name"), _logo(room, item)), Cell(_day(item), tone="muted"))
        )
        for item in room.house.company.values()
    ]


def _logo(room: Room, item: Item) -> str:
    kept = room.records.get(item.body.logo)
    return _("Logo: {name}").format(name=kept.name) if kept else _("no logo")


def colleague_columns() -> tuple[Column, ...]:
    """Give the columns of the page of people and departments."""
    return (Column(_("Name")), Column(_("Department"), 220), Column(_("Reached by"), 260, above=640))


def colleague_lines(room: Room) -> list[Line]:
    """Give departments with their call signs, then people."""
    departments = [
        Line(item.id, (Cell(item.name), Cell(item.body.sign), Cell("")))
        for item in house.live(room.house.departments)
    ]
    people = [
        Line(item.id, (Cell(item.name), Cell(item.body.department or "–"), Cell(item.body.contact or "–")))
        for item in house.live(room.house.colleagues)
    ]
    return [*_headed(_("Departments"), departments), *_headed(_("People"), people)]


def set_columns() -> tuple[Column, ...]:
    """Give the columns of the page of station sets."""
    return (Column(_("Set")), Column(_("Stations"), 90, mono=True, right=True))


def set_lines(room: Room) -> list[Line]:
    """Give the station sets with their call signs."""
    return [
        Line(
            item.id,
            (
                Cell(item.name, " · ".join(each.key for each in item.body.stations)),
                Cell(str(len(item.body.stations)), tone="muted"),
            ),
        )
        for item in house.live(room.house.station_sets)
    ]


def procedure_columns() -> tuple[Column, ...]:
    """Give the columns of the page of procedures."""
    return (
        Column(_("Procedure")),
        Column(_("Owner"), 130, above=600),
        Column(_("Steps"), 60, mono=True, right=True),
        Column(_("Planned"), 84, mono=True, right=True, above=520),
        Column(_("Next review"), 150, mono=True, right=True, above=720),
        Column(_("Version"), 80, mono=True, right=True, above=820),
    )


def procedure_lines(room: Room) -> list[Line]:
    """Give the procedures; one whose review is due says so."""
    today = room.now[:10]
    return [_procedure(item, today) for item in house.live(room.house.procedures)]


def _procedure(item: Item, today: str) -> Line:
    body = item.body
    late = bool(body.next_review) and body.next_review < today
    review = _("late {day}").format(day=body.next_review) if late else body.next_review or "–"
    return Line(
        item.id,
        (
            Cell(item.name, body.purpose),
            Cell(house_words.owner_text(body.owner) or "–", tone="muted"),
            Cell(str(len(body.steps)), tone="muted"),
            Cell(house_words.minutes_text(sum(step.minutes for step in body.steps)) or "–", tone="muted"),
            Cell(review, tone="caution" if late else "muted"),
            Cell(str(len(item.versions)), tone="muted"),
        ),
        mark="caution" if late else "",
    )


def threshold_columns() -> tuple[Column, ...]:
    """Give the columns of the page of thresholds."""
    degrees = [word("urgency", degree).partition(":")[0] for degree in ("low", "medium", "high")]
    return (
        Column(_("Customers affected")),
        *(Column(degree, 110, mono=True, whole=severity_word(4)) for degree in degrees),
    )


def threshold_lines(room: Room) -> list[Line]:
    """Give both matrices in force, row by row."""
    bands = room.house.bands
    names = house_words.bands_text(bands)
    rows = [names[band] for band in ("under_1", "1_to_10", "over_10")]
    made: list[Line] = []
    for caption, matrix in ((_("By harm"), bands.by_harm), (_("By urgency"), bands.by_urgency)):
        made.append(Line(caption, (Cell(caption),), heading=True))
        for number, (name, row) in enumerate(zip(rows, matrix, strict=True)):
            cells = (Cell(severity_word(min(value, 4)), bold=value == 1) for value in row)
            made.append(Line(f"{house.THRESHOLDS}#{caption}{number}", (Cell(name), *cells)))
    return made


def template_columns() -> tuple[Column, ...]:
    """Give the columns of the page of templates."""
    return (Column(_("Template")), Column(_("For"), 200))


def template_lines(room: Room) -> list[Line]:
    """Give the templates with their first words."""
    return [
        Line(
            item.id,
            (
                Cell(item.name, " ".join(item.body.text.split())[:200]),
                Cell(word("template", item.body.kind), tone="muted"),
            ),
        )
        for item in house.live(room.house.templates)
    ]


def history_columns() -> tuple[Column, ...]:
    """Give the columns of the page of what changed."""
    return (Column(_("When"), 150, mono=True), Column(_("What")), Column(_("By"), 180, above=640))


def history_lines(room: Room) -> list[Line]:
    """Give everything that was written, the newest first."""
    made = []
    for row in reversed(room.timeline.rows):
        told = row_words(room, row)
        when = moment(row.occurred_at).astimezone().strftime("%Y-%m-%d %H:%M")
        cells = (
            Cell(when, tone="muted"),
            Cell(told.plain, ", ".join(told.chips), struck=told.struck),
            Cell(room.stations.name(row.actor) or "–", tone="muted"),
        )
        made.append(Line(f"{row.stream}#{row.seq}", cells))
    return made


def count(items: house.Items) -> tuple[str, str]:
    """Say how many things there are, for the end of a line at the left."""
    return str(len(house.live(items)) or ""), ""


def steps_text(number: int) -> str:
    """Say how many steps there are."""
    return ngettext("{count} step", "{count} steps", number).format(count=number)


def _day(item: Item) -> str:
    return moment(item.versions[-1].at).astimezone().strftime("%Y-%m-%d")


def _headed(caption: str, lines: list[Line]) -> list[Line]:
    return [Line(caption, (Cell(caption),), heading=True), *lines] if lines else []
