"""The inspector's sheets of a procedure that runs, and of one of its steps."""

from __future__ import annotations

from typing import Final

from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.procedures import due_at, lateness, step_of
from warroom.domain.state.procedures import MARK, Run, RunStep
from warroom.i18n import _
from warroom.services.house_words import minutes_text, owner_text
from warroom.services.said import reason_words
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.times import shown_time
from warroom.services.vocabulary import word
from warroom.services.wording_procedures import progress

MARKS: Final = {"open": "○", "doing": "◐", "done": "●", "skipped": "–"}
"""How a step's state is drawn; the word stands beside it."""


def due_words(room: Room, run: Run, step: RunStep) -> tuple[str, str]:
    """Say when a step is due, with its tone: `◆ late 12m` alarm, `in 1m` caution if soon."""
    due = due_at(run, step)
    if not due or step.settled:
        return "", ""
    standing = lateness(run, step, room.now)
    left = seconds_between(room.now, due)
    if standing == "late":
        return _("◆ late {age}").format(age=age_text(-left)), "alarm"
    return _("in {age}").format(age=age_text(left)), "caution" if standing else ""


def run_state(run: Run) -> str:
    """Say whether a run goes on, was stopped, or is finished."""
    if run.withdrawn is not None:
        return _("withdrawn")
    if run.stopped_at:
        return _("stopped")
    return _("finished") if run.finished_at else _("running")


def run_sheet(room: Room, stream: str) -> Sheet:
    """Say all about a run: what it is, how far, every step."""
    run = room.procedures[stream]
    facts = [
        Fact(_("State"), f"{run_state(run)} · {progress(run)}"),
        Fact(_("Fits when"), run.purpose or "–"),
        Fact(_("Started"), shown_time(room, run.started_at)),
        Fact(_("Version"), str(run.version or "–")),
    ]
    if run.finished_at:
        facts.append(Fact(_("Finished"), shown_time(room, run.finished_at)))
    if run.stopped_at:
        facts.append(Fact(_("Stopped"), f"{shown_time(room, run.stopped_at)} · {run.stopped_why}", "caution"))
    if run.withdrawn is not None:
        facts.append(Fact(_("Withdrawn"), reason_words(run.withdrawn) or _("yes"), "caution"))
    lines = tuple(_step(room, run, step) for step in run.steps)
    caption = _("Procedure {ref}").format(ref=run.ref)
    return Sheet(
        caption, run.name, tuple(facts), (Section(_("Steps"), lines, whole=True),), run.withdrawn is not None
    )


def _step(room: Room, run: Run, step: RunStep) -> Line:
    due, tone = due_words(room, run, step)
    text = " · ".join(filter(None, (f"{step.number} {step.text}", due)))
    return Line(MARKS.get(step.state, "?"), text, f"{run.id}{MARK}{step.number}", tone)


def step_sheet(room: Room, key: str) -> Sheet:
    """Say all about a step of a run."""
    found = step_of(room, key)
    if found is None:
        return Sheet("", "")
    run, step = found
    due, tone = due_words(room, run, step)
    due_time = shown_time(room, due_at(run, step))
    facts = [
        Fact(_("State"), f"{MARKS.get(step.state, '?')} {word('step', step.state)}"),
        Fact(
            _("Owner"), owner_text(step.owner) or _("nobody"), "" if step.owner or step.settled else "caution"
        ),
        Fact(_("Due"), " · ".join(filter(None, (due_time, due))) or _("no time"), tone),
        Fact(_("Planned time"), minutes_text(step.minutes) or "–"),
    ]
    if step.started_at:
        facts.append(Fact(_("Begun"), shown_time(room, step.started_at)))
    if step.done_at:
        facts.append(Fact(_("Settled"), " · ".join(filter(None, (shown_time(room, step.done_at), step.by)))))
    if step.why:
        facts.append(Fact(_("Skipped because"), step.why, "caution"))
    sections = []
    if step.note:
        sections.append(Section(_("Note"), (Line("", step.note),)))
    sections.append(Section(_("Procedure {ref}").format(ref=run.ref), (Line(run.ref, run.name, run.id),)))
    caption = _("Step {number} of {count}").format(number=step.number, count=len(run.steps))
    return Sheet(caption, step.text, tuple(facts), tuple(sections), step.state == "skipped")
