"""From a line that was understood to the command that logs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from warroom.domain.rules.asks import Acknowledge, AnswerAsk, AskStation, DropAsk
from warroom.domain.rules.calls import CallLead
from warroom.domain.rules.closeout import AddFactor, Thank
from warroom.domain.rules.command import Command
from warroom.domain.rules.evidence import FindEvidence
from warroom.domain.rules.eyes import CallEyes
from warroom.domain.rules.fixes import MoveFix, ProposeFix
from warroom.domain.rules.hypotheses import StateHypothesis
from warroom.domain.rules.timeline import Log
from warroom.domain.state.fixes import Proposed
from warroom.services.entry_line import Reading
from warroom.services.vocabulary import WORDS, word


def to_command(reading: Reading) -> Command:
    """Make the command of a line that was understood."""
    made = _MAKERS.get(reading.kind, _log)(reading)
    return msgspec.structs.replace(made, occurred_at=reading.occurred_at, station=reading.station)


def _marks(reading: Reading) -> dict[str, Any]:
    return {"links": reading.links, "tags": reading.tags, "key": reading.key}


def _log(reading: Reading) -> Command:
    return Log(type=reading.kind, text=reading.text, **_marks(reading))


def _fix(reading: Reading) -> Command:
    """Propose a fix; the hypotheses it is linked with are those that it answers."""
    answers = tuple(link for link in reading.links if link.startswith("hypothesis:"))
    links = tuple(link for link in reading.links if link not in answers)
    marks = {**_marks(reading), "links": links}
    return ProposeFix(proposed=Proposed(title=reading.text, answers=answers, **marks))


def _ask(reading: Reading) -> Command:
    return AskStation(text=reading.text, kind=reading.kind, to=reading.to, due=reading.due, **_marks(reading))


def _done(reading: Reading) -> Command:
    if reading.target.startswith("fix:"):
        return MoveFix(stream=reading.target, state="done", reason=reading.text, key=reading.key)
    return AnswerAsk(stream=reading.target, text=reading.text, key=reading.key)


def _factor(reading: Reading) -> Command:
    """Name a factor; `process: ...` says which kind it is."""
    kind, colon, rest = reading.text.partition(":")
    wanted = kind.strip().casefold()
    for category in WORDS["factor"]:
        if colon and rest.strip() and wanted in (category, word("factor", category).casefold()):
            return AddFactor(category=category, text=rest.strip())
    return AddFactor(category="technical", text=reading.text)


_MAKERS: Final[dict[str, Callable[[Reading], Command]]] = {
    "evidence": lambda reading: FindEvidence(text=reading.text, ratings=reading.ratings, **_marks(reading)),
    "hypothesis": lambda reading: StateHypothesis(statement=reading.text, **_marks(reading)),
    "fix": _fix,
    "question": _ask,
    "task": _ask,
    "answer": _done,
    "done": _done,
    "heard": lambda reading: Acknowledge(stream=reading.target, text=reading.text),
    "drop": lambda reading: DropAsk(stream=reading.target, reason=reading.text),
    "call": lambda reading: CallLead(text=reading.text),
    "eyes": lambda reading: CallEyes(text=reading.text),
    "factor": _factor,
    "thanks": lambda reading: Thank(name=reading.name, text=reading.text),
}
