"""Forms of procedures that run: set a step, stop a run; and what the list to choose from offers."""

from __future__ import annotations

import msgspec
from msgspec import UNSET

from ui.dialogs import choices
from ui.dialogs.asks import read_due
from ui.dialogs.fields import Field, choice
from ui.dialogs.form import Form, Values
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.procedures import SetStep, StopRun, step_of
from warroom.domain.state import house
from warroom.domain.state.procedures import Run, RunStep
from warroom.errors import N_, Rejected
from warroom.i18n import _, ngettext
from warroom.services.times import full_time


class Offer(msgspec.Struct, frozen=True):
    """A procedure of the house, as the list to choose from shows it."""

    id: str
    words: str
    keys: str
    more: str


def offers(room: Room) -> list[Offer]:
    """Give the procedures of a house to choose from."""
    return [
        Offer(
            item.id,
            item.name,
            ngettext("{count} step", "{count} steps", len(item.body.steps)).format(
                count=len(item.body.steps)
            ),
            item.body.purpose,
        )
        for item in house.live(room.house.procedures)
    ]


def set_step(room: Room, key: str) -> Form:
    """Ask how a step stands: state, owner, time, and why it is skipped."""
    found = step_of(room, key)
    if found is None:
        raise Rejected(N_("There is no such step."))
    run, step = found
    before = full_time(room, step.due)

    def make(values: Values) -> Command:
        due = UNSET if values["due"].strip() == before else read_due(room, values["due"])
        return SetStep(
            stream=run.id,
            step=step.number,
            state=values["state"],
            owner=values["owner"],
            due=due,
            why=values["why"],
            occurred_at=choices.read_when(room, values["occurred_at"]),
        )

    return Form(
        title=_("Step {number} of {ref}").format(number=step.number, ref=run.ref),
        text=step.text,
        fields=(
            Field("state", _("State"), "choice", step.state, choice("step")),
            Field("why", _("Why it is skipped"), value=step.why),
            Field("owner", _("Owner"), "choice", step.owner, _owners(room, step)),
            Field("due", _("Due"), value=before, hint=_("no time · 15m · 14:30 · T+02:00:00")),
            choices.when_field(),
        ),
        make=make,
        place=f"dialog:step:{run.id}:{step.number}",
        accept=_("Set it"),
    )


def _owners(room: Room, step: RunStep) -> tuple[tuple[str, str], ...]:
    """Offer the stations, and who is named for the step without being one."""
    offered = choices.stations(room)
    named = step.owner and step.owner not in dict(offered)
    return (*offered, (step.owner, step.owner)) if named else offered


def stop_run(run: Run) -> Form:
    """Ask why a procedure is stopped before its end."""

    def make(values: Values) -> Command:
        return StopRun(stream=run.id, reason=values["reason"])

    return Form(
        title=_("Stop {ref}").format(ref=run.ref),
        text=run.name,
        fields=(Field("reason", _("Why"), hint=_("it does not fit, it is not needed any more")),),
        make=make,
        place=f"dialog:stop:{run.id}",
        accept=_("Stop it"),
    )
