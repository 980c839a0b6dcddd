"""The first five minutes: the few questions that every room answers early, or dismisses with a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require, require_open
from warroom.domain.state.incident import QUESTION, QuestionDismissed
from warroom.domain.state.stations import Station
from warroom.errors import N_, Rejected

PHASES: Final = frozenset({"recognize", "react"})
"""The phases in which the questions are asked; later the close-out list asks for what is missing."""


class DismissQuestion(Command, frozen=True, kw_only=True):
    """Say why a question of the first minutes is not answered now."""

    question: str
    reason: str


def _vacant(station: Station | None) -> bool:
    return station is None or station.seat is None


_OPEN: Final[dict[str, Callable[[Room], bool]]] = {
    "lead": lambda room: _vacant(room.stations.with_duty("lead")),
    "words": lambda room: not room.incident.customer_words,
    "first_hurt": lambda room: not room.incident.first_hurt_at,
    "affected": lambda room: room.incident.affected == "unknown",
    "scope": lambda room: room.incident.scope == "unknown",
    "voice": lambda room: _vacant(room.stations.with_duty("voice")),
    "procedure": lambda room: room.incident.fits == "unknown",
}
QUESTIONS: Final = tuple(_OPEN)
"""Their names, in the order in which they are asked."""


def unanswered(room: Room) -> list[str]:
    """Name the questions that are neither answered nor dismissed; none in history and late in a room."""
    if room.incident.nature == "history" or room.incident.phase not in PHASES or not room.exists:
        return []
    return [name for name, is_open in _OPEN.items() if is_open(room) and name not in room.incident.dismissed]


def _dismiss(room: Room, command: DismissQuestion) -> list[Draft]:
    require_open(room)
    if command.question not in unanswered(room):
        raise Rejected(N_("That question is answered or dismissed already."), field="question")
    body = QuestionDismissed(question=command.question, reason=require(command.reason, "reason", 2000))
    return Drafting(room, command).add(QUESTION + command.question, body).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {DismissQuestion: _dismiss}
