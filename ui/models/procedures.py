"""The lines of the procedures page: what runs with its steps as a checklist, and what could be run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.models.lines import Cell, Column, Line
from warroom.domain.room import Room
from warroom.domain.rules.procedures import late_steps
from warroom.domain.state import house
from warroom.domain.state.procedures import MARK, Run, RunStep
from warroom.i18n import _, ngettext
from warroom.services.house_words import minutes_text, owner_text
from warroom.services.inspecting_procedure import MARKS, due_words, run_state
from warroom.services.times import shown_time
from warroom.services.vocabulary import word
from warroom.services.wording_procedures import progress

if TYPE_CHECKING:
    from ui.desk.desk import Desk


def columns() -> tuple[Column, ...]:
    """Give the columns of the page."""
    return (
        Column("", 40, mono=True),
        Column(_("Step")),
        Column(_("State"), 92),
        Column(_("Owner"), 120, above=620),
        Column(_("Due"), 132, mono=True, right=True),
        Column(_("Done at"), 90, mono=True, right=True, above=760),
    )


def lines(room: Room) -> list[Line]:
    """Give the runs with their steps: those that go on first, the newest at the top."""
    live = [run for run in room.procedures.values() if run.withdrawn is None]
    ordered = sorted(live, key=lambda run: (run.running, run.seq), reverse=True)
    return [line for run in ordered for line in (_run(room, run), *_steps(room, run))]


def _run(room: Room, run: Run) -> Line:
    cells = (
        Cell(run.ref, tone="muted"),
        Cell(run.name, progress(run), bold=True),
        Cell(run_state(run), tone="" if run.running else "muted"),
        Cell(""),
        Cell(shown_time(room, run.started_at), _("started"), "muted"),
        Cell(shown_time(room, run.stopped_at or run.finished_at), tone="muted"),
    )
    return Line(run.id, cells, mark="info" if run.running else "")


def _steps(room: Room, run: Run) -> list[Line]:
    return [_step(room, run, step) for step in run.steps] if run.running else []


def _step(room: Room, run: Run, step: RunStep) -> Line:
    due, tone = due_words(room, run, step)
    quiet = "dim" if step.settled else ""
    planned = "" if step.settled else minutes_text(step.minutes)
    why = _("because {reason}").format(reason=step.why) if step.why else step.note
    cells = (
        Cell(MARKS.get(step.state, "?"), tone=quiet or "text"),
        Cell(f"{step.number}  {step.text}", why, quiet, struck=step.state == "skipped"),
        Cell(word("step", step.state), tone="muted"),
        Cell(owner_text(step.owner) or "–", tone="muted"),
        Cell(due or planned, tone=tone or "muted"),
        Cell(shown_time(room, step.done_at), step.by if step.done_at else "", "muted"),
    )
    return Line(f"{run.id}{MARK}{step.number}", cells, mark=tone)


def of_house(desk: Desk) -> list[Line]:
    """Give the procedures of the house, which is opened for it when they are first asked for."""
    bridge = desk.house.bridge
    if bridge is None or bridge.room is None:
        desk.house.open(lambda _bridge: desk.pages.refresh(), lambda _wrong: None)
        return []
    items = house.live(bridge.room.house.procedures)
    caption = _("Could be run")
    made = [Line(f"heading:{caption}", (Cell(caption),), heading=True)] if items else []
    return [*made, *map(_offered, items)]


def _offered(item: house.Item) -> Line:
    body = item.body
    steps = ngettext("{count} step", "{count} steps", len(body.steps)).format(count=len(body.steps))
    minutes = minutes_text(sum(step.minutes for step in body.steps))
    cells = (
        Cell("▸", tone="muted"),
        Cell(item.name, body.purpose),
        Cell(steps, tone="muted"),
        Cell(owner_text(body.owner) or "–", tone="muted"),
        Cell(minutes, tone="muted"),
        Cell(""),
    )
    return Line(item.id, cells)


def end(room: Room) -> tuple[str, str]:
    """Say behind the page's name what is late, else how many procedures run."""
    late = len(late_steps(room))
    if late:
        return f"◆ {late}", "alarm"
    running = sum(1 for run in room.procedures.values() if run.running)
    return str(running or ""), ""


def count(room: Room) -> str:
    """Say beside the page's title how many run and how many steps are late."""
    running = sum(1 for run in room.procedures.values() if run.running)
    if not running:
        return ""
    said = _("{count} running").format(count=running)
    late = len(late_steps(room))
    if not late:
        return said
    words = ngettext("{count} step late", "{count} steps late", late).format(count=late)
    return f"{said} · {words}"
