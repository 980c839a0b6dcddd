"""What each action does at the desk: opens its form, or submits at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ui.dialogs import closeout, fixes, hypotheses, incident, stations, timeline
from warroom.domain.rules.hypotheses import SetStatus
from warroom.domain.rules.undo import Undo
from warroom.domain.state.stations import PREFIX
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services.inspecting import sheet
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


def selected_row(desk: Desk) -> Row:
    """Give the line that is selected; refuses when none is."""
    row = desk.selected_row()
    if row is None:
        raise Rejected(N_("Select an entry first."))
    return row


def marks(desk: Desk) -> None:
    """Ask for tags and links of the selected row."""
    desk.ask(timeline.marks(desk.room, desk.room.timeline.first[selected_row(desk).stream]))


def withdraw(desk: Desk) -> None:
    """Ask why the selected thing is withdrawn."""
    row = selected_row(desk)
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
    form = stations.take_station(desk.room, desk.bridge.actor, desk.person_name(), chosen_station(desk))
    desk.ask(form)


def open_station(desk: Desk) -> None:
    """Ask for a new station."""
    desk.ask(stations.open_station(desk.room))


def chosen_station(desk: Desk) -> str:
    """Give the call sign of the station that is selected; nothing for any other selection."""
    return desk.selected.removeprefix(PREFIX) if desk.selected.startswith(PREFIX) else ""


def mine(desk: Desk) -> str:
    """Give one's own station: the selected one if one holds it, else the one one speaks for."""
    chosen = chosen_station(desk)
    held = desk.held_stations()
    if chosen in held:
        return chosen
    if not desk.bridge.station:
        raise Rejected(N_("Take a station first."))
    return desk.bridge.station


def hand_over(desk: Desk) -> None:
    """Ask to whom one's station goes; in a room of one's own also any selected station."""
    chosen = chosen_station(desk)
    station = desk.room.stations.by_key.get(chosen)
    desk.ask(stations.hand_over(desk.room, chosen if station and station.seat else mine(desk)))


def leave(desk: Desk) -> None:
    """Ask why one's station is left."""
    desk.ask(stations.leave(mine(desk)))


def check_in(desk: Desk) -> None:
    """Ask how one's station stands."""
    desk.ask(stations.check_in(mine(desk)))


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
