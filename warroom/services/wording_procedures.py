"""What rows about procedures that run say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from warroom.domain.room import Room
from warroom.domain.state import procedures
from warroom.domain.state.timeline import UNDONE, Row
from warroom.i18n import _
from warroom.services.said import Words, reason_words
from warroom.services.times import shown_time
from warroom.services.vocabulary import word


def tell_started(room: Room, row: Row, body: procedures.Started, _names: bool) -> Words:
    """Say which procedure runs, and how far it is."""
    run = room.procedures.get(row.stream)
    chips: tuple[str, ...] = (word("type", "procedure"),)
    if body.version:
        chips += (_("version {number}").format(number=body.version),)
    if run is not None:
        chips += (progress(run),)
    return Words(room.ref(row.stream), _("Procedure runs."), body.name, chips)


def progress(run: procedures.Run) -> str:
    """Say how far a run is."""
    if run.stopped_at:
        return _("stopped at {done} of {count}").format(done=run.settled, count=len(run.steps))
    return _("{done} of {count} steps").format(done=run.settled, count=len(run.steps))


def tell_step(room: Room, row: Row, body: procedures.StepSet, _names: bool) -> Words:
    """Say what became of a step."""
    run = room.procedures.get(row.stream)
    step = run.step(body.step) if run else None
    said = []
    for change in row.changes:
        if change.field == "owner":
            said.append(_("owner {station}").format(station=change.new or "–"))
        elif change.field == "due":
            said.append(_("due {time}").format(time=shown_time(room, change.new) or "–"))
    state = next((str(change.new) for change in row.changes if change.field == "state"), "")
    bold = _("Step {number}").format(number=body.step)
    bold = f"{bold} {word('step', state)}." if state else f"{bold}."
    why = body.why if isinstance(body.why, str) else ""
    more = (step.text if step else "", why, *said, reason_words(body.reason) if body.reason == UNDONE else "")
    return Words(room.ref(row.stream), bold, " · ".join(filter(None, more)))


def tell_stopped(room: Room, row: Row, body: procedures.Stopped, _names: bool) -> Words:
    """Say that a run was stopped, or goes on."""
    run = room.procedures.get(row.stream)
    bold = _("Procedure stopped.") if body.stopped else _("Procedure goes on.")
    parts = (run.name if run else "", reason_words(body.reason))
    return Words(room.ref(row.stream), bold, " · ".join(filter(None, parts)))


TELLERS: Final[dict[type, Callable[[Room, Row, Any, bool], Words]]] = {
    procedures.Started: tell_started,
    procedures.StepSet: tell_step,
    procedures.Stopped: tell_stopped,
}
