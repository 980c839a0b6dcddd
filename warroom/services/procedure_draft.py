"""From a made-to-measure fix to a standard procedure: what the room knows of it, as a first version."""

from __future__ import annotations

from typing import Final

from warroom.domain.room import Room
from warroom.domain.rules.house import NAME_LIMIT
from warroom.domain.state.fixes import Fix
from warroom.domain.state.house import ProcedureWritten, Step
from warroom.domain.state.timeline import UNDONE
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services.vocabulary import word

ASIDE: Final = frozenset({"parked", "rejected"})


def procedure_of(room: Room, fix: Fix) -> ProcedureWritten:
    """Draft the procedure that a fix becomes: its steps are the fix and what was said at each move.

    Raises `Rejected` for a fix that does not become a standard procedure.
    """
    if fix.fate != "standard":
        raise Rejected(N_("Say first that it becomes a standard procedure: what becomes of the fix."))
    steps = [Step(_one_line(fix.title), fix.owner, max(fix.effect_to_min, fix.effect_from_min))]
    for move in fix.moves:
        said = _one_line(move.reason)
        if said and move.reason != UNDONE and move.state not in ASIDE:
            steps.append(Step(said, move.station, note=word("state", move.state)))
    if fix.way_back:
        note = _("Only if it makes things worse")
        steps.append(Step(_("Way back: {words}").format(words=_one_line(fix.way_back)), fix.owner, note=note))
    believed = [room.hypotheses[each].statement for each in fix.answers if each in room.hypotheses]
    purpose = "; ".join(believed) or room.incident.customer_words
    name = _one_line(fix.procedure or fix.title)[:NAME_LIMIT]
    return ProcedureWritten(name=name, purpose=_one_line(purpose), owner=fix.owner, steps=tuple(steps))


def _one_line(text: str) -> str:
    return " ".join(text.split())[:2000]
