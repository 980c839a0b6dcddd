"""What a wall says where customers see it: no words of the room, only how far it is; and what the lead called safe."""

from __future__ import annotations

from typing import Final

import msgspec

from warroom.domain.room import Room
from warroom.domain.rules.eyes import eyes_now
from warroom.domain.state.incident import PHASES
from warroom.errors import N_
from warroom.i18n import _
from warroom.services.times import clock_time
from warroom.services.vocabulary import word
from warroom.services.wall.head import Head

SENTENCES: Final = {
    "recognize": N_("We have noticed a problem and are looking into it."),
    "react": N_("We know of the problem and are working on it."),
    "restored": N_("It works again. We make sure that it stays so."),
    "reflect": N_("It works again. We learn from what happened."),
    "closed": N_("It works again."),
}
"""What customers are told in each phase while the lead says nothing else."""


class Step(msgspec.Struct, frozen=True):
    """A phase of the incident's life; `time` is empty while it was not reached, `now` marks the present one."""

    text: str
    time: str = ""
    now: bool = False


class Notice(msgspec.Struct, frozen=True):
    """What stands on a public wall: one sentence, and the phases below it."""

    text: str
    steps: tuple[Step, ...] = ()


def head(room: Room) -> Head:
    """Name the incident by its reference; title and severity are the room's own."""
    incident = room.incident
    scope = word("scope", incident.scope) if incident.scope != "unknown" else ""
    return Head("", False, incident.reference, scope)


def notice(room: Room) -> Notice:
    """Give the line that the lead called safe for customers while it stands, else the sentence of the phase."""
    line = eyes_now(room)
    safe = line is not None and line.customer_safe
    text = line.text if line is not None and safe else _(SENTENCES.get(room.incident.phase, ""))
    return Notice(text, steps(room))


def steps(room: Room) -> tuple[Step, ...]:
    """Give all phases in their order, with the time at which each was reached last."""
    incident = room.incident
    reached = {each.phase: clock_time(room, each.at, seconds=False) for each in incident.phases}
    present = PHASES.index(incident.phase) if incident.phase in PHASES else -1
    return tuple(
        Step(word("phase", phase), reached.get(phase, "") if number <= present else "", number == present)
        for number, phase in enumerate(PHASES)
    )
