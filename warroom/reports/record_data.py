"""The record as it goes to the typesetter: all words chosen and translated, all times written out.

A template lays these out and adds no word of its own. An empty part is left out of the paper.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Tone = Literal["plain", "strong", "struck", "late"]
"""How a statement stands: as usual, the one that held, ruled out or replaced, or asking for attention."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first lines and what the file says about itself.

    `facts` stand right of the kind line (reference, severity, closed or open); `notice` is on every
    page, as for a rehearsal; `running` heads each further page on one line; `day` is year, month, day of the state that is told.
    """

    kind: str
    facts: tuple[str, ...]
    title: str
    running: str
    summary: str
    author: str
    day: tuple[int, int, int]
    notice: str = ""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One of the five numbers under the answer."""

    value: str
    caption: str


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A key moment on the strip; `at` runs from 0 (its start) to 1 (its end)."""

    at: float
    time: str
    text: str
    major: bool = False


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """The life of the room as a line of key moments.

    `hurt` is the shaded stretch in which customers were affected, `cut` the place where the scale
    changes (told in `note`); `unlabelled[n]` is the sentence to print when n marks found no room for
    their words.
    """

    start: tuple[str, ...]
    end: tuple[str, ...]
    marks: tuple[Mark, ...]
    unlabelled: tuple[str, ...]
    alt: str
    hurt: tuple[float, float] | None = None
    cut: float | None = None
    note: str = ""


class Belief(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time in which a hypothesis was held, and what became of it."""

    period: str
    statement: str
    outcome: str
    tone: Tone = "plain"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A change agreed so that it does not happen again."""

    ref: str
    text: str
    strength: str
    owner: str
    due: str
    checked: str
    tone: Tone = "plain"


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Texts under one caption, as the contributing factors of a category."""

    caption: str
    texts: tuple[str, ...]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """A decision; `note` points to the later one that replaced it, or to the one that it replaced."""

    time: str
    ref: str
    text: str
    station: str
    note: str = ""
    tone: Tone = "plain"


class Hypothesis(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the matrix: `ratings` are the marks, one for each piece of evidence, "" when unrated."""

    ref: str
    statement: str
    owner: str
    status: str
    score: str
    rated: str
    ratings: tuple[str, ...] = ()
    tone: Tone = "plain"


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, and how far it can be trusted and matters."""

    ref: str
    time: str
    text: str
    station: str
    credibility: str
    relevance: str
    tone: Tone = "plain"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A move of a fix from one state to the next."""

    time: str
    state: str
    station: str
    why: str = ""


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate fix with its history; `facts` are short remarks joined by dots, as its delay and fate."""

    ref: str
    title: str
    state: str
    facts: tuple[str, ...]
    steps: tuple[Step, ...]
    tone: Tone = "plain"


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was attached; `digest` is the beginning and the end of its hash."""

    ref: str
    name: str
    note: str
    about: str
    station: str
    size: str
    digest: str
    tone: Tone = "plain"


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A key moment of the room."""

    time: str
    elapsed: str
    text: str


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A station and when it was held; who sat there is not said."""

    station: str
    duty: str
    held: tuple[str, ...]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A point of the close-out checklist; `reason` is the lead's written reason to leave it open."""

    text: str
    state: str
    met: bool
    reason: str = ""


class Thanks(msgspec.Struct, frozen=True, kw_only=True):
    """A person thanked by name, and for what."""

    name: str
    words: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the full timeline.

    `ref` and `bold` begin the text, `chips` are short remarks behind it, `notes` are sentences below
    it: what was corrected, what came late. A `struck` line was withdrawn, ruled out or replaced.
    """

    time: str
    elapsed: str
    station: str
    text: str
    mission: str = ""
    ref: str = ""
    bold: str = ""
    chips: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    struck: bool = False
    key: bool = False


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one day, under its date."""

    caption: str
    rows: tuple[Row, ...]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A word or sign of the record and what it means."""

    term: str
    meaning: str


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """How the record can be checked against its log.

    `hash` comes in pieces, which the template puts together, so that nothing is put between its digits.
    """

    foot: str
    hash_caption: str
    hash: tuple[str, ...]
    words: tuple[str, ...]


class RecordData(msgspec.Struct, frozen=True, kw_only=True):
    """All that the lessons-learned record says, in the order of the paper."""

    language: str
    labels: dict[str, str]
    head: Head
    figures: tuple[Figure, ...]
    proof: Proof
    strip: Strip | None = None
    story: tuple[str, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    changes: tuple[Change, ...] = ()
    factors: tuple[Group, ...] = ()
    went_well: tuple[str, ...] = ()
    lucky: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    fixes: tuple[Fix, ...] = ()
    moments: tuple[Moment, ...] = ()
    files: tuple[File, ...] = ()
    seats: tuple[Seat, ...] = ()
    checks: tuple[Check, ...] = ()
    override: str = ""
    thanks: tuple[Thanks, ...] = ()
    timeline: tuple[Day, ...] = ()
    reading: tuple[Term, ...] = ()
    absent: str = ""
