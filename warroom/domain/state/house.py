"""The house: what a company keeps between incidents, and the copies of it that a room took by value."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from warroom.clock import Instant
from warroom.domain.changes import COMMON, FieldChange
from warroom.domain.entry import Body, Entry

COMPANY: Final = "company"
THRESHOLDS: Final = "thresholds"
TemplateKind = Literal["title", "message", "hand_over"]
Matrix = tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step of a procedure: what to do, who (a call sign or a duty), minutes to do it (0 = open), a note."""

    text: str
    owner: str = ""
    minutes: int = 0
    note: str = ""


class SetStation(msgspec.Struct, frozen=True, omit_defaults=True):
    """A station of a set: call sign, name, duty."""

    key: str
    name: str = ""
    duty: str = "department"


class CompanyWritten(Body, frozen=True):
    """The company as papers name it; `logo` is the stream of a kept file of the house."""

    name: str = ""
    logo: str = ""
    reason: str = ""


class ColleagueWritten(Body, frozen=True):
    """A person who may be called: where he works, and how he is reached."""

    name: str = ""
    department: str = ""
    contact: str = ""
    reason: str = ""


class DepartmentWritten(Body, frozen=True):
    """A department and the call sign of its station."""

    sign: str = ""
    name: str = ""
    reason: str = ""


class StationSetWritten(Body, frozen=True):
    """Stations that are opened together."""

    name: str = ""
    stations: tuple[SetStation, ...] = ()
    reason: str = ""


class ProcedureWritten(Body, frozen=True):
    """A standard procedure as it is from now on; `purpose` says when it fits, `next_review` is a date."""

    name: str = ""
    purpose: str = ""
    owner: str = ""
    next_review: str = ""
    steps: tuple[Step, ...] = ()
    reason: str = ""


class TemplateWritten(Body, frozen=True):
    """Words to begin with: for a title, a message or a hand-over."""

    name: str = ""
    kind: TemplateKind = "title"
    text: str = ""
    reason: str = ""


class ThresholdsWritten(Body, frozen=True):
    """What counts as how severe; a room holds the copy that it was declared with.

    `few` and `many` are shares of all customers in percent, `count` customers are many whatever their
    share. The rows of both matrices are few, some, many customers; the columns low, medium, high.
    """

    few: float = 1.0
    many: float = 10.0
    count: int = 100_000
    by_harm: Matrix = ((4, 3, 2), (3, 2, 1), (2, 1, 1))
    by_urgency: Matrix = ((5, 4, 3), (4, 3, 2), (3, 2, 1))
    reason: str = ""


Written = (
    CompanyWritten
    | ColleagueWritten
    | DepartmentWritten
    | StationSetWritten
    | ProcedureWritten
    | TemplateWritten
    | ThresholdsWritten
)
SLICES: Final[dict[type[Body], str]] = {
    CompanyWritten: "company",
    ColleagueWritten: "colleagues",
    DepartmentWritten: "departments",
    StationSetWritten: "station_sets",
    ProcedureWritten: "procedures",
    TemplateWritten: "templates",
    ThresholdsWritten: "thresholds",
}
"""Where the house keeps what each body says."""


class Version(msgspec.Struct, frozen=True):
    """A thing of the house as it was written once: by whom, when, and what differs from the version before."""

    number: int
    at: Instant
    actor: str
    seq: int
    body: Any
    changes: tuple[FieldChange, ...]


class Item(msgspec.Struct):
    """A thing of the house with all its versions; the newest is in force until it is withdrawn."""

    id: str
    versions: list[Version]
    withdrawn: str | None = None

    @property
    def body(self) -> Any:
        """What is in force."""
        return self.versions[-1].body

    @property
    def name(self) -> str:
        """What people call it."""
        return str(getattr(self.body, "name", ""))


Items = dict[str, Item]


class House(msgspec.Struct):
    """All things of a house by their streams; in a room, only what it took from the house."""

    opened: bool = False
    company: Items = msgspec.field(default_factory=dict)
    colleagues: Items = msgspec.field(default_factory=dict)
    departments: Items = msgspec.field(default_factory=dict)
    station_sets: Items = msgspec.field(default_factory=dict)
    procedures: Items = msgspec.field(default_factory=dict)
    templates: Items = msgspec.field(default_factory=dict)
    thresholds: Items = msgspec.field(default_factory=dict)

    def slices(self) -> tuple[Items, ...]:
        """List what can be withdrawn."""
        return (self.colleagues, self.departments, self.station_sets, self.procedures, self.templates)

    def item(self, stream: str) -> Item | None:
        """Find a thing by its stream."""
        everything = (*self.slices(), self.company, self.thresholds)
        return next((items[stream] for items in everything if stream in items), None)

    @property
    def bands(self) -> ThresholdsWritten:
        """The thresholds in force: those written, else the published ones."""
        item = self.thresholds.get(THRESHOLDS)
        return item.body if item else ThresholdsWritten()


def live(items: Items) -> list[Item]:
    """Give what was not withdrawn, by its name."""
    return sorted((item for item in items.values() if item.withdrawn is None), key=lambda item: item.name)


def apply(house: House, entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry about a thing of the house into account; writing it again revives what was withdrawn."""
    name = SLICES.get(type(body))  # type: ignore[arg-type]
    if name is None:
        return ()
    items: Items = getattr(house, name)
    item = items.get(entry.stream)
    before = item.body if item else None
    changes = _changes(before, body) if before is not None else ()
    version = Version(entry.version, entry.occurred_at, entry.actor, entry.seq, body, changes)
    if item is None:
        items[entry.stream] = Item(entry.stream, [msgspec.structs.replace(version, number=1)])
        return ()
    item.versions.append(msgspec.structs.replace(version, number=len(item.versions) + 1))
    item.withdrawn = None
    return changes


def _changes(before: Any, after: Any) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, old, new)
        for name in after.__struct_fields__
        if name not in COMMON and (old := getattr(before, name)) != (new := getattr(after, name))
    )
