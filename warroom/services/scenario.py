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
from warroom.domain.rules.incident import Declare
from warroom.domain.state.incident import Declared
from warroom.errors import Corrupt, N_, WarRoomError
from warroom.services import scenario_steps

SCHEMA: Final = 1


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
        command = scenario_steps.command(self.room, self.streams, step, self.at)
        station = str(step.get("station", ""))
        person = self._person_at(station)
        precision = step.get("precision", "exact")
        actor = person or ids.derived(self.meta.scenario, station)
        filled = msgspec.structs.replace(command, actor=actor, station=station, precision=precision)
        before = len(self.entries)
        self.submit(filled, self.at(step["at"]))
        for name in (step.get("ref"), step.get("id")):
            if name and name not in self.streams:
                self.streams[name] = self.entries[before].stream

    def _person_at(self, key: str) -> str:
        station = self.room.stations.by_key.get(key)
        return station.seat.person if station and station.seat else ""

    def _declaration(self, reference: str, slug: str) -> Declare:
        plain = dict(self.meta.incident)
        for name in ("detected_at", "declared_at"):
            plain[name] = self.at(plain[name])
        if plain.get("procedure", "").startswith("none"):
            plain["fits"], plain["procedure"] = "none", ""
        plain |= {"reference": reference, "slug": slug, "title": self.meta.title, "nature": "history"}
        plain |= {"first_hurt_at": self.at(self.meta.first_hurt), "mission_epoch": self.epoch}
        stations = tuple(
            (s["key"], s.get("name", s["key"]), s.get("duty", "department")) for s in self.meta.stations
        )
        declared = msgspec.convert(plain, Declared, strict=False)
        return Declare(declared=declared, stations=stations)


def read_scenario(path: Path) -> tuple[Meta, list[dict[str, Any]]]:
    """Read a scenario file; raises `Corrupt` naming the first line that cannot be used."""
    lines = path.read_text(encoding="utf-8").splitlines()
    number = 1
    try:
        meta = msgspec.json.decode(lines[0], type=Meta)
        steps: list[dict[str, Any]] = []
        for number, line in enumerate(lines[1:], 2):  # noqa: B007 - told in the refusal below
            if line.strip():
                steps.append(msgspec.json.decode(line, type=dict[str, Any]))
    except (msgspec.MsgspecError, IndexError) as wrong:
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
    telling = Telling(meta, reference, slug)
    end = telling.at(until) if until else ""
    for number, step in enumerate(steps, 2):
        if end and telling.at(step["at"]) > end:
            break
        try:
            telling.tell(step)
        except (WarRoomError, KeyError, ValueError) as wrong:
            raise Corrupt(
                N_("{file}, line {line}: {detail}"), file=path.name, line=number, detail=repr(wrong)
            ) from wrong
    return telling
