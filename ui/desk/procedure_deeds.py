"""What the actions of procedures do at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.bridge import Bridge
from ui.desk.selection import HOUSE_PROCEDURE
from ui.dialogs import procedures
from ui.palette import Palette
from warroom.domain.rules.procedures import SetStep, StartProcedure, StopRun, started_from, step_of
from warroom.domain.state import house
from warroom.domain.state.procedures import MARK, Run, RunStep
from warroom.errors import N_, Rejected, WarRoomError
from warroom.i18n import _
from warroom.services.saying import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk


def run(desk: Desk) -> None:
    """Offer the procedures of the house; the selected one runs at once."""
    if desk.selected.startswith(HOUSE_PROCEDURE):
        _start(desk, desk.selected)
        return
    desk.house.open(lambda bridge: _offer(desk, bridge), lambda wrong: desk.complain(say(wrong)))


def _offer(desk: Desk, bridge: Bridge) -> None:
    offers = procedures.offers(bridge.ready)
    if not offers:
        desk.complain(_("The house has no procedures yet. F8 opens the house, where they are written."))
        return
    palette = Palette(offers, [], desk, _("Run a procedure"), _("What fits? Type a few letters of it."))
    palette.chosen.connect(lambda stream: _start(desk, stream))
    palette.open()


def _start(desk: Desk, stream: str) -> None:
    """Copy a procedure of the house into the room and show it running."""
    room = desk.house.room_of(stream)
    item = room.house.procedures[stream] if room is not None else None
    if item is None or item.withdrawn is not None:
        desk.complain(_("This procedure is no longer in the house."))
        return
    body = item.body
    assert isinstance(body, house.ProcedureWritten)
    command = StartProcedure(started=started_from(stream, len(item.versions), body))
    try:
        desk.submit(command)
    except WarRoomError as wrong:
        desk.complain(say(wrong))
        return
    desk.go("procedures")
    _choose_once_there(desk, f"run:{command.id}{MARK}1")


def _choose_once_there(desk: Desk, key: str) -> None:
    """Select a step as soon as the room has it."""

    def look() -> None:
        if step_of(desk.room, key) is not None:
            desk.bridge.changed.disconnect(look)
            desk.choose(key)
            desk.pages.reveal(key)

    desk.bridge.changed.connect(look)


def _selected(desk: Desk) -> tuple[Run, RunStep]:
    found = step_of(desk.room, desk.selected)
    if found is None:
        raise Rejected(N_("Select a step first."))
    return found


def set_step(desk: Desk) -> None:
    """Ask how the selected step stands."""
    desk.ask(procedures.set_step(desk.room, desk.selected))


def begin(desk: Desk) -> None:
    """Say that the selected step is being done, by the station one speaks for if it has nobody."""
    run_, step = _selected(desk)
    owner = step.owner if step.owner in desk.room.stations.by_key else desk.bridge.station
    desk.submit(SetStep(stream=run_.id, step=step.number, state="doing", owner=owner))


def tick(desk: Desk) -> None:
    """Tick the selected step, or take the tick away; of a run, its next step; run what is the house's."""
    if desk.selected.startswith(HOUSE_PROCEDURE):
        _start(desk, desk.selected)
        return
    found = desk.room.procedures.get(desk.selected)
    if found is not None:
        following = found.next_step()
        if following is None:
            raise Rejected(N_("Select a step first."))
        desk.submit(SetStep(stream=found.id, step=following.number, state="done"))
        return
    run_, step = _selected(desk)
    state = "open" if step.settled else "done"
    desk.submit(SetStep(stream=run_.id, step=step.number, state=state))


def stop(desk: Desk) -> None:
    """Ask why the selected run is stopped."""
    desk.ask(procedures.stop_run(desk.room.procedures[desk.selected]))


def go_on(desk: Desk) -> None:
    """Let a stopped run go on."""
    desk.submit(StopRun(stream=desk.selected, stopped=False))
