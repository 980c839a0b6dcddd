"""The change that fits what is selected: one key asks for it, whatever it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ui.desk import ask_deeds, deeds
from ui.dialogs import closeout, fixes, hypotheses, incident, timeline
from warroom.domain.rules.closeout import checklist
from warroom.domain.state.stations import PREFIX
from warroom.services.inspecting_points import DEEDS
from warroom.services.inspecting_points import PREFIX as POINT

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from warroom.domain.room import Room

Holds = Callable[["Room", str], bool]
Deed = Callable[["Desk"], object]


def change(desk: Desk) -> None:
    """Ask for the change that fits what is selected; a line that is nothing else is corrected."""
    stream = desk.selected
    if stream.startswith(PREFIX) and not desk.selected_seq:
        (deeds.check_in if stream.removeprefix(PREFIX) in desk.held_stations() else deeds.take_station)(desk)
        return
    next((deed for holds, deed in _WAYS if holds(desk.room, stream)), _correct)(desk)


def _correct(desk: Desk) -> None:
    desk.ask(timeline.correction(desk.room, deeds.selected_row(desk)))


def _work_on(desk: Desk) -> None:
    """Do what a point of the close-out list asks for; vague changes are asked for one by one."""
    point = desk.selected.removeprefix(POINT)
    changes = desk.room.closeout.changes
    for each in checklist(desk.room):
        vague = [stream for stream in each.open_streams if stream in changes]
        if each.id == point and vague:
            desk.ask(closeout.update_change(desk.room, vague[0]))
            return
    desk.do_by_id(DEEDS.get(point, "closeout.change"))


def _guard(desk: Desk) -> None:
    desk.do_by_id("guard.lift" if desk.room.guards[desk.selected].in_force else "guard.restore")


_WAYS: Final[tuple[tuple[Holds, Deed], ...]] = (
    (lambda _room, stream: stream.startswith(POINT), _work_on),
    (lambda _room, stream: stream == "incident", lambda desk: desk.ask(incident.change_incident(desk.room))),
    (
        lambda room, stream: stream in room.hypotheses,
        lambda desk: desk.ask(hypotheses.change_hypothesis(desk.room, desk.selected)),
    ),
    (
        lambda room, stream: stream in room.evidence,
        lambda desk: desk.ask(hypotheses.change_evidence(desk.room, desk.selected)),
    ),
    (
        lambda room, stream: stream in room.fixes,
        lambda desk: desk.ask(fixes.change_fix(desk.room, desk.selected)),
    ),
    (lambda room, stream: stream in room.asks and room.asks[stream].open, ask_deeds.change),
    (lambda room, stream: stream in room.calls and room.calls[stream].waiting, ask_deeds.hear_call),
    (
        lambda room, stream: stream in room.closeout.changes,
        lambda desk: desk.ask(closeout.update_change(desk.room, desk.selected)),
    ),
    (lambda room, stream: stream in room.guards, _guard),
)
"""Which streams are changed in a way of their own."""
