"""The entry line: plain text always logs a note, `/words` log other kinds, times may lead the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import msgspec

from warroom.clock import Instant, later
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.evidence import FindEvidence
from warroom.domain.rules.fixes import ProposeFix
from warroom.domain.rules.hypotheses import StateHypothesis
from warroom.domain.rules.timeline import SLACK, Log
from warroom.domain.state.fixes import Proposed
from warroom.errors import N_
from warroom.services.typed_times import UNITS, point_in_time


class Verb(msgspec.Struct, frozen=True):
    """One word behind the slash: its other spellings, what it logs, and its help (a translation key)."""

    names: tuple[str, ...]
    kind: str
    help: str


VERBS: Final = (
    Verb(("note",), "note", N_("a note; plain text does the same")),
    Verb(("obs", "observation", "saw"), "observation", N_("what was seen")),
    Verb(("evidence", "ev"), "evidence", N_("what speaks for or against a hypothesis")),
    Verb(("hyp", "hypothesis"), "hypothesis", N_("what could explain it")),
    Verb(("fix",), "fix", N_("what could be done")),
    Verb(("decide", "decision"), "decision", N_("what was decided")),
    Verb(("act", "action", "did"), "action", N_("what was done")),
    Verb(("said", "communication", "told"), "communication", N_("what was said to customers or others")),
)
_NAMED: Final = {name: verb for verb in VERBS for name in verb.names}
_SLASH = re.compile(r"^/(\w+)(?:\s+|$)")
_AGO = re.compile(r"^[-−](\d{1,3})\s?(s|m|min|h)\b\s*", re.IGNORECASE)
_AT = re.compile(r"^at\s+(\S+)(?:\s+|$)", re.IGNORECASE)


class Reading(msgspec.Struct, frozen=True):
    """What a line means: the kind of entry, its text, and when it happened (empty for now)."""

    kind: str
    text: str
    occurred_at: Instant = ""


def read_line(room: Room, line: str) -> Reading:
    """Understand a line; whatever is not understood stays part of the text."""
    rest = line.strip()
    kind = "note"
    found = _SLASH.match(rest)
    if found and found[1].lower() in _NAMED:
        kind = _NAMED[found[1].lower()].kind
        rest = rest[found.end() :]
    at, rest = _read_when(room, rest)
    return Reading(kind, rest.strip(), at)


def _read_when(room: Room, text: str) -> tuple[Instant, str]:
    now = room.clock.now()
    ago = _AGO.match(text)
    if ago and text[ago.end() :].strip():
        return later(now, -int(ago[1]) * UNITS[ago[2].lower()]), text[ago.end() :]
    at = _AT.match(text)
    if at and text[at.end() :].strip():
        when = point_in_time(room, at[1])
        if when and when <= later(now, SLACK):
            return when, text[at.end() :]
    return "", text


def to_command(reading: Reading) -> Command:
    """Make the command of a line that was understood."""
    return _MAKERS.get(reading.kind, _log)(reading)


def _log(reading: Reading) -> Command:
    return Log(type=reading.kind, text=reading.text, occurred_at=reading.occurred_at)


_MAKERS: Final[dict[str, Callable[[Reading], Command]]] = {
    "evidence": lambda reading: FindEvidence(text=reading.text, occurred_at=reading.occurred_at),
    "hypothesis": lambda reading: StateHypothesis(statement=reading.text, occurred_at=reading.occurred_at),
    "fix": lambda reading: ProposeFix(proposed=Proposed(title=reading.text), occurred_at=reading.occurred_at),
}
