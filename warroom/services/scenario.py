"""Scenario files: a told incident, step by step, turned into a log by the ordinary rules."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any, Final

import msgspec

from warroom import ids
from warroom.clock import Instant, read_time
from warroom.domain.changes import Changes
from warroom.domain.decide import decide
from warroom.domain.entry import SALT_SIZE, Entry, seal
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.incident import ChangeIncident, Declare
from warroom.domain.state.incident import Changed, Declared
from warroom.errors import N_, Corrupt, WarRoomError
from warroom.services import scenario_steps

SCHEMA: Final = 1
WRONG: Final = (WarRoomError, msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError)
"""What a step may raise that is not what its verb asks for."""


class Meta(msgspec.Struct, frozen=True):
    """The first line of a scenario file; times are mission times after `mission_epoch`."""

    scenario: str
    schema: int
    title: str
    slug: str
    mission_epoch: Instant
    first_hurt: str
    open_at: str
    incident: dict[str, Any]
    stations: list[dict[str, str]]
    language: str = "en"
    sources: list[Any] = []
    people: list[dict[str, str]] = []


class Telling:
    """Tells a scenario into a log in memory: every step is a command that the rules accept or refuse."""

    def __init__(self, meta: Meta, reference: str, slug: str) -> None:
        self.meta = meta
        self.epoch = read_time(meta.mission_epoch)
        self.incident = ids.new()
        self.room = Room(self.incident)
        self.entries: list[Entry] = []
        self.streams: dict[str, str] = {}
        self._number = 0
        self._declared = False
        self.submit(self._declaration(reference, slug), self.epoch)

    def at(self, text: str) -> Instant:
        """Turn a step's mission time, or an ISO time, into an instant."""
        return read_time(text, epoch=self.epoch)

    def submit(self, command: Command, at: Instant) -> None:
        """Let the rules decide a command and append what it makes, recorded when it happened."""
        self._number += 1
        identity = ids.derived(self.incident, str(self._number))
        filled = msgspec.structs.replace(command, id=identity, written_at=at, occurred_at=at)
        for draft in decide(self.room, filled):
            salt = secrets.token_bytes(SALT_SIZE)
            entry = seal(draft, self.incident, self.room.seq + 1, at, salt, self.room.hash)
            self.entries.append(entry)
            self.room.apply(entry, Changes())

    def tell(self, step: dict[str, Any]) -> None:
        """Tell one step; raises the rules' own refusals."""
        at = self.at(step["at"])
        self._declare_by(at)
        station = str(step.get("station", ""))
        actor = self._actor(step, station)
        precision = step.get("precision", "exact")

        def submit(command: Command) -> None:
            filled = msgspec.structs.replace(command, actor=actor, station=station, precision=precision)
            self.submit(filled, at)

        before = len(self.entries)
        for command in scenario_steps.commands(self.room, self.streams, step, self.at):
            submit(command)
        for name in (step.get("ref"), step.get("id")):
            if name and name not in self.streams:
                self.streams[name] = self.entries[before].stream
        for command in scenario_steps.told_beside(step, self.entries[-1].stream):
            submit(command)

    def _actor(self, step: dict[str, Any], key: str) -> str:
        """Say whose act a step is: of whoever sits down, else of whoever sits there."""
        if step["do"] in ("take", "accept"):
            return scenario_steps.person_id(step["person"])
        station = self.room.stations.by_key.get(key)
        seat = station.seat if station else None
        return seat.person if seat else ids.derived(self.meta.scenario, key)

    def _declare_by(self, at: Instant) -> None:
        """Say when customers were first hurt, and that a room was declared, when that time has come."""
        told = self.meta.incident
        declared_at = self.at(told["declared_at"])
        if self._declared or at < declared_at:
            return
        self._declared = True
        changed = Changed(
            first_hurt_at=self.at(self.meta.first_hurt),
            detected_at=self.at(told["detected_at"]),
            detected_by=told["detected_by"],
            declared_at=declared_at,
            severity=told["severity"],
        )
        self.submit(ChangeIncident(changed=changed, station=self._lead()), declared_at)

    def _lead(self) -> str:
        return next((each["key"] for each in self.meta.stations if each.get("duty") == "lead"), "")

    def _declaration(self, reference: str, slug: str) -> Declare:
        later = ("detected_at", "detected_by", "declared_at", "severity")
        plain = {name: value for name, value in self.meta.incident.items() if name not in later}
        plain |= {"reference": reference, "slug": slug, "title": self.meta.title, "nature": "history"}
        plain |= {"mission_epoch": self.epoch}
        stations = tuple(
            (each["key"], each.get("name", each["key"]), each.get("duty", "department"))
            for each in self.meta.stations
        )
        return Declare(declared=msgspec.convert(plain, Declared), stations=stations)


def read_scenario(path: Path) -> tuple[Meta, list[dict[str, Any]]]:
    """Read a scenario file; raises `Corrupt` naming the first line that cannot be used.

    Each step carries the number of its `line`.
    """
    lines = path.read_bytes().splitlines()
    number = 1
    try:
        meta = msgspec.json.decode(lines[0], type=Meta)
        steps: list[dict[str, Any]] = []
        for number, line in enumerate(lines[1:], 2):
            if line.strip():
                steps.append({**msgspec.json.decode(line, type=dict[str, Any]), "line": number})
    except (msgspec.MsgspecError, UnicodeDecodeError, IndexError) as wrong:
        raise Corrupt(
            N_("{file}, line {line}: {detail}"), file=path.name, line=number, detail=wrong
        ) from wrong
    if meta.schema != SCHEMA:
        raise Corrupt(N_("{file} is for another version of the program."), file=path.name)
    return meta, steps


def tell_until(path: Path, until: str, reference: str, slug: str) -> Telling:
    """Tell a scenario up to and with mission time `until`; empty tells all of it.

    Raises `Corrupt` naming the step that the rules refuse.
    """
    meta, steps = read_scenario(path)
    number = 1
    try:
        telling = Telling(meta, reference, slug)
        end = telling.at(until) if until else ""
        for step in steps:
            number = step["line"]
            if end and telling.at(step["at"]) > end:
                break
            telling.tell(step)
    except WRONG as wrong:
        detail = str(wrong) if isinstance(wrong, WarRoomError) else repr(wrong)
        raise Corrupt(
            N_("{file}, line {line}: {detail}"), file=path.name, line=number, detail=detail
        ) from wrong
    return telling
