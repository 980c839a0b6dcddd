"""What the entry line offers while a word is typed: verbs, stations, things of the room, tags in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from warroom.domain.room import Room
from warroom.i18n import _
from warroom.services.line_verbs import BY_NAME, TARGETED, VERBS

MOST: Final = 50
NEWEST: Final = 3000
"""How many of the newest rows are looked through for tags."""
SHORTEST: Final = 3
"""Letters from which on the words of what a candidate stands for are looked through."""
_SIGNS: Final = ("++", "+", "!!", "!", "^", "@", "#", "/")


class Candidate(msgspec.Struct, frozen=True):
    """One thing that may be meant: the word as it is typed, and what it stands for."""

    word: str
    help: str = ""


class Completion(msgspec.Struct, frozen=True):
    """What fits the word from `start` to `end`; `whole` if the word stands for something as it is."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    whole: bool = False


def complete(room: Room, line: str, cursor: int) -> Completion | None:
    """Give what fits the word before the cursor; None where nothing is offered."""
    start = cursor
    while start and not line[start - 1].isspace():
        start -= 1
    typed = line[start:cursor]
    verb = _verb(line[:start])
    if verb in TARGETED and len(line[:start].split()) == 1:
        candidates: Iterable[Candidate] = _targets(room, verb)
        sign, wanted = "", typed
    else:
        sign = next((each for each in _SIGNS if typed.startswith(each)), "")
        wanted = typed[len(sign) :]
        candidates = _candidates(room, sign, verb, first=not line[:start].strip())
    fitting = tuple(_fitting(candidates, sign, wanted))[:MOST]
    if not fitting:
        return None
    whole = any(each.word.casefold() == typed.casefold() for each in fitting)
    known = sign == "/" and wanted.lower() in BY_NAME
    return Completion(start, cursor, fitting, whole or known or (sign == "#" and bool(wanted)))


def _verb(before: str) -> str:
    first = before.split(maxsplit=1)[:1]
    verb = BY_NAME.get(first[0][1:].lower()) if first and first[0].startswith("/") else None
    return verb.kind if verb else ""


def _fitting(candidates: Iterable[Candidate], sign: str, wanted: str) -> Iterator[Candidate]:
    """Give those whose word begins as typed, then those with such a word in what they stand for."""
    small = wanted.casefold()
    rest = []
    for each in candidates:
        if each.word[len(sign) :].casefold().startswith(small):
            yield each
        elif len(small) >= SHORTEST and any(word.startswith(small) for word in each.help.casefold().split()):
            rest.append(each)
    yield from rest


def _candidates(room: Room, sign: str, verb: str, first: bool) -> Iterable[Candidate]:
    if sign == "/":
        return [Candidate(f"/{each.names[0]}", _(each.help)) for each in VERBS] if first else ()
    if sign == "@":
        return [Candidate(f"@{key}", each.name) for key, each in room.stations.by_key.items()]
    if sign == "#":
        return _tags(room)
    if sign == "^":
        return _things(room)
    if sign and verb == "evidence":
        live = [each for each in room.hypotheses.values() if each.withdrawn is None]
        live.sort(key=lambda each: not each.alive)
        return [Candidate(f"{sign}{each.ref}", each.statement) for each in live]
    return ()


def _tags(room: Room) -> list[Candidate]:
    used = Counter(tag for row in room.timeline.rows[-NEWEST:] for tag in row.tags)
    return [Candidate(f"#{tag}", "") for tag, _times in used.most_common() if " " not in tag]


def _things(room: Room) -> Iterator[Candidate]:
    """Give what a line can link to, the newest of each kind first."""
    for item in reversed(room.evidence.values()):
        yield Candidate(f"^{item.ref}", item.text)
    for hypothesis in room.hypotheses.values():
        yield Candidate(f"^{hypothesis.ref}", hypothesis.statement)
    for fix in reversed(room.fixes.values()):
        yield Candidate(f"^{fix.ref}", fix.title)
    for ask in reversed(room.asks.values()):
        yield Candidate(f"^{ask.ref}", ask.text)
    for stream in reversed(room.timeline.decisions):
        yield Candidate(f"^{room.ref(stream)}", room.timeline.first[stream].text)
    for change in room.closeout.changes.values():
        yield Candidate(f"^{change.ref}", change.text)


def _targets(room: Room, verb: str) -> Iterator[Candidate]:
    """Give what a verb may be about: open asks, those that are due first before the rest, and fixes."""
    waiting = (each for each in room.asks.values() if each.open)
    for ask in sorted(waiting, key=lambda each: (not each.due, each.due, each.seq)):
        yield Candidate(ask.ref, f"{ask.to}: {ask.text}")
    if "fix" in TARGETED[verb]:
        for fix in room.fixes.values():
            if fix.withdrawn is None and fix.state in ("ordered", "acknowledged"):
                yield Candidate(fix.ref, fix.title)
