"""The procedures that ran in a room as plain values for other programs."""

from __future__ import annotations

from typing import Any

from warroom.domain.room import Room
from warroom.domain.rules.procedures import due_at, lateness
from warroom.domain.state.procedures import Run, RunStep
from warroom.services.said import reason_words

Plain = dict[str, Any]


def procedures_json(room: Room) -> list[Plain]:
    """Give every run with its steps, in the order of the log."""
    return [_run(room, run) for run in room.procedures.values()]


def _run(room: Room, run: Run) -> Plain:
    return {
        "ref": run.ref,
        "name": run.name,
        "version": run.version,
        "purpose": run.purpose,
        "station": run.station,
        "started_at": run.started_at,
        "finished_at": run.finished_at,
        "stopped_at": run.stopped_at,
        "stopped_why": reason_words(run.stopped_why),
        "steps": [_step(room, run, step) for step in run.steps],
        "withdrawn": run.withdrawn is not None,
    }


def _step(room: Room, run: Run, step: RunStep) -> Plain:
    return {
        "number": step.number,
        "text": step.text,
        "note": step.note,
        "minutes": step.minutes,
        "owner": step.owner,
        "state": step.state,
        "due": due_at(run, step),
        "late": lateness(run, step, room.now) == "late",
        "started_at": step.started_at,
        "done_at": step.done_at,
        "by": step.by,
        "why": step.why,
    }
