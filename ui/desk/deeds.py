"""What each action does at the desk: opens its form, or submits at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ui.desk import ask_deeds
from ui.dialogs import closeout, fixes, hypotheses, incident, stations, timeline
from warroom.domain.rules.closeout import checklist
from warroom.domain.rules.hypotheses import SetStatus
from warroom.domain.rules.stations import AcceptStation
from warroom.domain.rules.undo import Undo
from warroom.domain.state.stations import PREFIX
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services.inspecting import sheet
from warroom.services.inspecting_points import DEEDS
from warroom.services.inspecting_points import PREFIX as POINT
from warroom.services.wording import row_words

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from warroom.domain.state.timeline import Row


def go(page: str) -> Callable[[Desk], None]:
    """Make the deed of going to a page."""

    def deed(desk: Desk) -> None:
        desk.go(page)

    return deed


def show_incident(desk: Desk) -> None:
    """Show all that is known of the incident beside the page."""
    desk.choose("incident")


def new_entry(desk: Desk) -> None:
    """Ask for an entry, with the words of the entry line so far."""
    _take_over(desk, "note")


def new_decision(desk: Desk) -> None:
    """Ask for a decision."""
    _take_over(desk, "decision")


def _take_over(desk: Desk, kind: str) -> None:
    """Ask with the words of the entry line, which is empty as soon as they are logged."""
    text = desk.line_text()
    dialog = desk.ask(timeline.new_entry(desk.room, kind, text))
    if text:
        dialog.accepted.connect(desk.line.forget)


def new_hypothesis(desk: Desk) -> None:
    """Ask for a hypothesis."""
    desk.ask(hypotheses.new_hypothesis(desk.room, desk.bridge.station))


def new_evidence(desk: Desk) -> None:
    """Ask for evidence."""
    desk.ask(hypotheses.new_evidence(desk.room))


def new_fix(desk: Desk) -> None:
    """Ask for a candidate fix."""
    desk.ask(fixes.new_fix(desk.room, desk.bridge.station))


def undo(desk: Desk) -> None:
    """Compensate one's own newest entry that was not undone yet."""
    entry = desk.undoable()
    if entry is None:
        raise Rejected(N_("There is nothing of yours to undo."))
    desk.submit(Undo(entry=entry))


def _row(desk: Desk) -> Row:
    row = desk.selected_row()
    if row is None:
        raise Rejected(N_("Select an entry first."))
    return row


def change(desk: Desk) -> None:
    """Ask for the change that fits what is selected."""
    stream, room = desk.selected, desk.room
    if stream.startswith(POINT):
        _work_on(desk, stream.removeprefix(POINT))
    elif stream == "incident":
        desk.ask(incident.change_incident(room))
    elif stream.startswith(PREFIX) and not desk.selected_seq:
        (check_in if stream.removeprefix(PREFIX) in desk.held_stations() else take_station)(desk)
    elif stream in room.hypotheses:
        desk.ask(hypotheses.change_hypothesis(room, stream))
    elif stream in room.evidence:
        desk.ask(hypotheses.change_evidence(room, stream))
    elif stream in room.fixes:
        desk.ask(fixes.change_fix(room, stream))
    elif stream in room.asks and room.asks[stream].open:
        ask_deeds.change(desk)
    elif stream in room.calls and room.calls[stream].waiting:
        ask_deeds.hear_call(desk)
    elif stream in room.closeout.changes:
        desk.ask(closeout.update_change(room, stream))
    else:
        desk.ask(timeline.correction(room, _row(desk)))


def _work_on(desk: Desk, point: str) -> None:
    """Do what a point of the close-out list asks for; vague changes are asked for one by one."""
    changes = desk.room.closeout.changes
    for each in checklist(desk.room):
        vague = [stream for stream in each.open_streams if stream in changes]
        if each.id == point and vague:
            desk.ask(closeout.update_change(desk.room, vague[0]))
            return
    desk.do_by_id(DEEDS.get(point, "closeout.change"))


def marks(desk: Desk) -> None:
    """Ask for tags and links of the selected row."""
    desk.ask(timeline.marks(desk.room, desk.room.timeline.first[_row(desk).stream]))


def withdraw(desk: Desk) -> None:
    """Ask why the selected thing is withdrawn."""
    row = _row(desk)
    first = desk.room.timeline.first[row.stream]
    desk.ask(
        timeline.withdrawal(row.stream, desk.room.ref(row.stream) or row_words(desk.room, first).plain[:60])
    )


def copy(desk: Desk) -> None:
    """Put what is selected on the clipboard as plain text."""
    found = sheet(desk.room, desk.selected, desk.selected_seq)
    facts = [f"{fact.name}: {fact.value}" for fact in found.facts]
    QGuiApplication.clipboard().setText("\n".join([f"{found.caption} {found.title}".strip(), *facts]))
    desk.say(_("Copied."))


def lead(desk: Desk) -> None:
    """Declare the selected hypothesis leading."""
    desk.submit(SetStatus(stream=desk.selected, status="leading"))


def rule_out(desk: Desk) -> None:
    """Ask by which evidence the selected hypothesis is ruled out."""
    desk.ask(hypotheses.set_status(desk.room, desk.selected, "ruled_out"))


def confirm(desk: Desk) -> None:
    """Ask what confirms the selected hypothesis."""
    desk.ask(hypotheses.set_status(desk.room, desk.selected, "confirmed"))


def reopen(desk: Desk) -> None:
    """Ask why the selected hypothesis is open again."""
    desk.ask(hypotheses.set_status(desk.room, desk.selected, "open"))


def rate(desk: Desk) -> None:
    """Ask for ratings of the selected evidence, or of evidence for the selected hypothesis."""
    room, stream = desk.room, desk.selected
    if stream in room.evidence:
        desk.ask(hypotheses.rate(room, stream, desk.bridge.station))
    elif any(item.withdrawn is None for item in room.evidence.values()):
        desk.ask(hypotheses.rate_for(room, stream, desk.bridge.station))
    else:
        raise Rejected(N_("There is no evidence to rate yet."))


def move_fix(desk: Desk) -> None:
    """Ask for the next state of the selected fix."""
    desk.ask(fixes.move_fix(desk.room, desk.selected))


def fate(desk: Desk) -> None:
    """Ask for the fate of the selected fix."""
    desk.ask(fixes.fate(desk.room, desk.selected))


def take_station(desk: Desk) -> None:
    """Ask which vacant station one takes."""
    key = desk.selected.removeprefix(PREFIX) if desk.selected.startswith(PREFIX) else ""
    desk.ask(stations.take_station(desk.room, desk.bridge.actor, desk.person_name(), key))


def open_station(desk: Desk) -> None:
    """Ask for a new station."""
    desk.ask(stations.open_station(desk.room))


def _mine(desk: Desk) -> str:
    chosen = desk.selected.removeprefix(PREFIX) if desk.selected.startswith(PREFIX) else ""
    held = desk.held_stations()
    if chosen in held:
        return chosen
    if not desk.bridge.station:
        raise Rejected(N_("Take a station first."))
    return desk.bridge.station


def hand_over(desk: Desk) -> None:
    """Ask to whom one's station goes; in a room of one's own also any selected station."""
    chosen = desk.selected.removeprefix(PREFIX) if desk.selected.startswith(PREFIX) else ""
    station = desk.room.stations.by_key.get(chosen)
    desk.ask(stations.hand_over(desk.room, chosen if station and station.seat else _mine(desk)))


def accept(desk: Desk) -> None:
    """Take over the station that was offered: to oneself, else the selected one for who was named."""
    offers = {key: each.offer for key, each in desk.room.stations.by_key.items() if each.offer}
    mine = [key for key, offer in offers.items() if offer.person == desk.bridge.actor]
    chosen = desk.selected.removeprefix(PREFIX)
    key = chosen if chosen in offers else next(iter(mine or offers), "")
    if not key:
        raise Rejected(N_("No station is offered to anybody."))
    desk.submit(AcceptStation(key=key, person=offers[key].person))


def leave(desk: Desk) -> None:
    """Ask why one's station is left."""
    desk.ask(stations.leave(_mine(desk)))


def check_in(desk: Desk) -> None:
    """Ask how one's station stands."""
    desk.ask(stations.check_in(_mine(desk)))


def speak_as(desk: Desk) -> None:
    """Go on as the next station one holds."""
    held = desk.held_stations()
    if not held:
        raise Rejected(N_("Take a station first."))
    place = held.index(desk.bridge.station) + 1 if desk.bridge.station in held else 0
    desk.speak_as(held[place % len(held)])


def change_incident(desk: Desk) -> None:
    """Ask what is known of the incident."""
    desk.ask(incident.change_incident(desk.room))


def enter_phase(desk: Desk) -> None:
    """Ask for the next phase."""
    desk.ask(incident.enter_phase(desk.room))


def factor(desk: Desk) -> None:
    """Ask for a contributing factor."""
    desk.ask(closeout.factor(desk.room))


def learning(desk: Desk) -> None:
    """Ask what was learnt."""
    desk.ask(closeout.learning(desk.room))


def agree_change(desk: Desk) -> None:
    """Ask for a change."""
    desk.ask(closeout.agree_change(desk.room))


def thank(desk: Desk) -> None:
    """Ask whom to thank."""
    desk.ask(closeout.thank(desk.room))


def close_room(desk: Desk) -> None:
    """Ask for the last words and close the room; its record is written, kept and opened."""
    desk.ask(closeout.close_room(desk.room))


def save_record(desk: Desk) -> None:
    """Write the record of the room as it stands into a file."""
    desk.papers.save_as()


def open_record(desk: Desk) -> None:
    """Open the newest record kept in the room."""
    desk.papers.open_kept()
