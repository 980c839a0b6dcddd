"""Forms of the house: each writes a thing anew, or its next version."""

from __future__ import annotations

import msgspec

from ui.dialogs.fields import Field, Options, choice
from ui.dialogs.form import Form, Values
from warroom import ids
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.house import WriteHouse
from warroom.domain.state import house
from warroom.domain.state.house import Item, SetStation, Step
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services import house_words
from warroom.services.procedure_text import to_text
from warroom.services.vocabulary import word


def _place(kind: str, item: Item | None) -> str:
    return f"house:{kind}:{item.id if item else 'new'}"


def _why(item: Item | None) -> tuple[Field, ...]:
    return (Field("reason", _("Why it changes")),) if item else ()


def colleague(room: Room, item: Item | None = None) -> Form:
    """Ask for a person: name, department, how to reach."""
    body = item.body if item else house.ColleagueWritten()
    known = [each.name for each in house.live(room.house.departments)]

    def make(values: Values) -> Command:
        return WriteHouse(written=house.ColleagueWritten(**values), stream=item.id if item else "")

    return Form(
        title=_("Change a person") if item else _("Add a person"),
        fields=(
            Field("name", _("Name"), value=body.name),
            Field("department", _("Department"), value=body.department, hint=", ".join(known[:4])),
            Field("contact", _("Reached by"), value=body.contact, hint=_("telephone, chat, mail")),
            *_why(item),
        ),
        make=make,
        place=_place("colleague", item),
        accept=_("Write it"),
    )


def department(_room: Room, item: Item | None = None) -> Form:
    """Ask for a department and its call sign."""
    body = item.body if item else house.DepartmentWritten()

    def make(values: Values) -> Command:
        return WriteHouse(written=house.DepartmentWritten(**values), stream=item.id if item else "")

    return Form(
        title=_("Change a department") if item else _("Add a department"),
        fields=(
            Field("name", _("Department"), value=body.name, hint=_("its usual name")),
            Field("sign", _("Call sign"), value=body.sign, hint=_("short, like BILLING or STORES")),
            *_why(item),
        ),
        make=make,
        place=_place("department", item),
        accept=_("Write it"),
    )


def station_set(_room: Room, item: Item | None = None) -> Form:
    """Ask for a set of stations, one a line."""
    body = item.body if item else house.StationSetWritten()

    def make(values: Values) -> Command:
        written = house.StationSetWritten(
            name=values["name"], stations=read_stations(values["stations"]), reason=values.get("reason", "")
        )
        return WriteHouse(written=written, stream=item.id if item else "")

    return Form(
        title=_("Change a station set") if item else _("Make a station set"),
        text=_("One station a line: call sign, name, and for one of each: lead, voice, scribe."),
        fields=(
            Field("name", _("Name"), value=body.name, hint=_("when it is used")),
            Field(
                "stations",
                _("Stations"),
                "text",
                stations_text(body.stations),
                hint=_("BILLING, Billing and invoices"),
            ),
            *_why(item),
        ),
        make=make,
        place=_place("set", item),
        accept=_("Write it"),
    )


def stations_text(stations: tuple[SetStation, ...]) -> str:
    """Write stations one a line, as `read_stations` reads them."""
    return "\n".join(
        ", ".join(
            filter(None, (each.key, each.name, word("duty", each.duty) if each.duty != "department" else ""))
        )
        for each in stations
    )


def read_stations(text: str) -> tuple[SetStation, ...]:
    """Read stations one a line: call sign, name, duty; a duty is known in the language in use and by its code."""
    duties = {word("duty", duty).casefold(): duty for duty in ("lead", "voice", "scribe", "department")}
    found = []
    for line in filter(str.strip, text.splitlines()):
        key, *rest = [part.strip() for part in line.split(",")]
        duty = "department"
        if rest and rest[-1].casefold() in {*duties, *duties.values()}:
            last = rest.pop().casefold()
            duty = duties.get(last, last)
        found.append(SetStation(key, ", ".join(rest), duty))
    return tuple(found)


def procedure(_room: Room, item: Item | None = None, begin: house.ProcedureWritten | None = None) -> Form:
    """Ask for a procedure with its steps; `begin` is what a new one starts from."""
    body = item.body if item else begin or house.ProcedureWritten()
    place = _place("procedure", item)
    if begin is not None:
        place = f"house:procedure:{ids.derived(to_text(begin))}"

    def make(values: Values) -> Command:
        steps = tuple(msgspec.convert(values.pop("steps"), list[Step]))
        written = house.ProcedureWritten(**values, steps=steps)
        return WriteHouse(written=written, stream=item.id if item else "")

    return Form(
        title=_("Change the procedure") if item else _("Write a procedure"),
        text=_("It is saved as a new version; rooms that run an older one keep it.") if item else "",
        fields=(
            Field("name", _("Name"), value=body.name),
            Field(
                "purpose",
                _("Fits when"),
                value=body.purpose,
                hint=_("what one sees when it is the right one"),
            ),
            Field("owner", _("Owner"), value=body.owner, hint=_("a department or a person")),
            Field("next_review", _("Next review"), value=body.next_review, hint="2027-06-30"),
            Field("steps", _("Steps"), "steps", [msgspec.to_builtins(step) for step in body.steps]),
            *_why(item),
        ),
        make=make,
        place=place,
        accept=_("Save this version") if item else _("Write it"),
    )


def template(_room: Room, item: Item | None = None) -> Form:
    """Ask for words to begin with."""
    body = item.body if item else house.TemplateWritten()

    def make(values: Values) -> Command:
        return WriteHouse(written=house.TemplateWritten(**values), stream=item.id if item else "")

    return Form(
        title=_("Change a template") if item else _("Write a template"),
        fields=(
            Field("name", _("Name"), value=body.name),
            Field("kind", _("For"), "choice", body.kind, choice("template")),
            Field("text", _("Words"), "text", body.text),
            *_why(item),
        ),
        make=make,
        place=_place("template", item),
        accept=_("Write it"),
    )


def company(room: Room) -> Form:
    """Ask for the company's name; its logo stays."""
    item = room.house.company.get(house.COMPANY)
    body = item.body if item else house.CompanyWritten()

    def make(values: Values) -> Command:
        return WriteHouse(written=house.CompanyWritten(name=values["name"], logo=body.logo))

    return Form(
        title=_("The company"),
        text=_("The name stands at the head of every paper. Without one, papers look as they always did."),
        fields=(Field("name", _("Name on papers"), value=body.name),),
        make=make,
        place="house:company",
        accept=_("Write it"),
    )


def thresholds(room: Room) -> Form:
    """Ask from when on something is how severe."""
    bands = room.house.bands
    names = house_words.bands_text(bands)
    rows = tuple(names[band] for band in ("under_1", "1_to_10", "over_10"))
    hint = _("low, medium, high: 1 is the worst")

    def make(values: Values) -> Command:
        return WriteHouse(
            written=house.ThresholdsWritten(
                few=_share(values, "few"),
                many=_share(values, "many"),
                count=values["count"],
                by_harm=_matrix(values, "by_harm"),
                by_urgency=_matrix(values, "by_urgency"),
                reason=values["reason"],
            )
        )

    return Form(
        title=_("From when on it is how severe"),
        text=_("Rooms keep the thresholds with which they were declared. In doubt the higher severity."),
        fields=(
            Field("few", _("Few: under, percent of the customers"), value=f"{bands.few:g}"),
            Field("many", _("Many: over, percent of the customers"), value=f"{bands.many:g}"),
            Field("count", _("Many, whatever the share"), "number", bands.count, most=1_000_000_000),
            *_rows("by_harm", _("By harm"), rows, bands.by_harm, hint),
            *_rows("by_urgency", _("By urgency"), rows, bands.by_urgency, hint),
            Field("reason", _("Why it changes")),
        ),
        make=make,
        place="house:thresholds",
        accept=_("Write it"),
    )


def _rows(name: str, label: str, rows: tuple[str, ...], matrix: house.Matrix, hint: str) -> tuple[Field, ...]:
    fields = []
    for number, (words, values) in enumerate(zip(rows, matrix, strict=True)):
        field = name if number == 0 else f"{name}{number}"
        fields.append(Field(field, f"{label}, {words}", value=" ".join(map(str, values)), hint=hint))
    return tuple(fields)


def _share(values: Values, field: str) -> float:
    try:
        return float(values[field].strip().rstrip("%").strip().replace(",", "."))
    except ValueError:
        raise Rejected(N_("Write a share like 1 or 2.5."), field=field) from None


def _matrix(values: Values, name: str) -> house.Matrix:
    rows: list[tuple[int, ...]] = []
    for field in (name, f"{name}1", f"{name}2"):
        words = values[field].replace(",", " ").split()
        if len(words) != 3 or not all(word.isdigit() for word in words):
            raise Rejected(N_("Write three numbers, like 3 2 1."), field=field)
        rows.append(tuple(int(word) for word in words))
    made: house.Matrix = msgspec.convert(rows, house.Matrix)
    return made


def titles(room: Room) -> list[str]:
    """List the titles that the house suggests for a declaration."""
    return [item.body.text for item in house.live(room.house.templates) if item.body.kind == "title"]


def sets(room: Room) -> Options:
    """Offer the station sets of the house."""
    return tuple((item.id, item.name) for item in house.live(room.house.station_sets))
