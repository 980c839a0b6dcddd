"""Every action of the desk in one table: menus, palette, keys and buttons are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.desk import (
    ask_deeds,
    deeds,
    directors,
    eyes_deeds,
    file_deeds,
    guard_deeds,
    help_deeds,
    house_deeds,
    moving,
    notice_deeds,
    paste_deeds,
    procedure_deeds,
    station_deeds,
    template_deeds,
    timeline_deeds,
)
from ui.desk.changing import change
from ui.desk.together import show_here
from ui.desk.window_deeds import wish
from ui.doing import Doing
from warroom.errors import N_

if TYPE_CHECKING:
    from ui.desk.desk import Desk


class Action(Doing["Desk"], frozen=True):
    """One action of the desk, and what must be selected.

    `about` is empty, or the kind of thing it is for, as `Selection.kinds` names it.
    """

    about: str = ""


ACTIONS: Final[tuple[Action, ...]] = (
    Action("page.timeline", N_("Go to the timeline"), deeds.go("timeline"), "Ctrl+1"),
    Action("page.hypotheses", N_("Go to hypotheses"), deeds.go("hypotheses"), "Ctrl+2"),
    Action("page.fixes", N_("Go to candidate fixes"), deeds.go("fixes"), "Ctrl+3"),
    Action("page.owners", N_("Go to owners"), deeds.go("owners"), "Ctrl+4"),
    Action("page.closeout", N_("Go to close-out"), deeds.go("closeout"), "Ctrl+5"),
    Action("page.asks", N_("Go to asks and calls"), deeds.go("asks"), "Ctrl+6"),
    Action("page.files", N_("Go to files"), deeds.go("files"), "Ctrl+9"),
    Action("page.brief", N_("Go to the brief"), deeds.go("brief"), "Ctrl+8"),
    Action("brief.copy", N_("Copy the brief as text"), directors.copy_brief),
    Action("brief.print", N_("Print the brief"), directors.print_brief),
    Action("directors", N_("Directors' view, or the whole desk"), directors.toggle, "F12"),
    Action("incident.show", N_("Show the incident"), deeds.show_incident, "Ctrl+0"),
    Action("line", N_("Write an entry"), lambda desk: desk.focus_line(), "Ctrl+L"),
    Action("entry.new", N_("Log an entry with time, kind and tags"), deeds.new_entry, "Ctrl+N"),
    Action("entry.paste", N_("Paste many lines as entries"), paste_deeds.paste, "Ctrl+Shift+V"),
    Action("hypothesis.new", N_("State a hypothesis"), deeds.new_hypothesis, "Ctrl+H"),
    Action("evidence.new", N_("Log evidence"), deeds.new_evidence, "Ctrl+E"),
    Action("fix.new", N_("Propose a fix"), deeds.new_fix, "Ctrl+J"),
    Action("decision.new", N_("Log a decision"), deeds.new_decision, "Ctrl+D"),
    Action("undo", N_("Undo my last entry"), deeds.undo, "Ctrl+Z"),
    Action("key", N_("Mark as key moment, or unmark"), timeline_deeds.toggle_key, "Ctrl+M", "row"),
    Action("change", N_("Correct or change what is selected"), change, "F2", "any"),
    Action("marks", N_("Tags and links"), deeds.marks, "Ctrl+T", "row"),
    Action("withdraw", N_("Withdraw what is selected"), deeds.withdraw, "Del", "row"),
    Action("copy", N_("Copy as text"), deeds.copy, "Ctrl+Shift+C", "any"),
    Action("timeline.search", N_("Search in the timeline"), timeline_deeds.search, "Ctrl+F"),
    Action("timeline.views", N_("Views of the timeline"), timeline_deeds.views, "Ctrl+S"),
    Action("timeline.jump", N_("Jump to a time"), timeline_deeds.jump, "Ctrl+Shift+J"),
    Action("timeline.next_key", N_("Next key moment"), timeline_deeds.next_key, "Alt+Down"),
    Action("timeline.previous_key", N_("Key moment before"), timeline_deeds.previous_key, "Alt+Up"),
    Action("timeline.roomier", N_("More room for each row"), timeline_deeds.roomier, "Alt++"),
    Action("timeline.denser", N_("Rows closer together"), timeline_deeds.denser, "Alt+-"),
    Action(
        "timeline.copy", N_("Copy rows as text (Ctrl C in the list)"), timeline_deeds.copy_text, "", "row"
    ),
    Action(
        "timeline.print", N_("Print what is shown or selected"), timeline_deeds.print_rows, "Ctrl+Shift+K"
    ),
    Action("timeline.markdown", N_("Copy rows as Markdown"), timeline_deeds.copy_markdown, "", "row"),
    Action("hypothesis.lead", N_("Declare it leading"), deeds.lead, "Ctrl+Shift+L", "open hypothesis"),
    Action("hypothesis.rule_out", N_("Rule it out"), deeds.rule_out, "Ctrl+R", "live hypothesis"),
    Action("hypothesis.confirm", N_("Confirm it"), deeds.confirm, "Ctrl+Shift+R", "live hypothesis"),
    Action("hypothesis.open", N_("Open it again"), deeds.reopen, "Ctrl+Shift+O", "judged hypothesis"),
    Action("evidence.rate", N_("Rate evidence against hypotheses"), deeds.rate, "Ctrl+G", "rateable"),
    Action("fix.move", N_("Take the fix to its next state"), deeds.move_fix, "Ctrl+Shift+M", "fix"),
    Action("fix.fate", N_("Say what becomes of the fix"), deeds.fate, "Ctrl+Shift+F", "applied fix"),
    Action("ask.new", N_("Ask a station"), ask_deeds.new_ask, "Ctrl+U"),
    Action("ask.answer", N_("Answer, or say that it is done"), ask_deeds.answer, "Ctrl+Shift+U"),
    Action("ask.copy", N_("Say that we heard it"), ask_deeds.copy, about="open ask"),
    Action("ask.drop", N_("Drop the ask, with the reason"), ask_deeds.drop, "Ctrl+Shift+X", "open ask"),
    Action("ask.reopen", N_("Open the ask again"), ask_deeds.reopen, about="settled ask"),
    Action("call.lead", N_("Call the lead, or take the call back"), ask_deeds.call_lead, "F4"),
    Action("call.hear", N_("Hear the next call"), ask_deeds.hear_call, "Shift+F4"),
    Action("station.take", N_("Take a station"), deeds.take_station, "Ctrl+Shift+T"),
    Action("station.open", N_("Open a station"), deeds.open_station, "Ctrl+Shift+N"),
    Action("station.open_set", N_("Open a station set"), house_deeds.open_set),
    Action("station.keep_set", N_("Keep these stations as a set"), house_deeds.keep_set),
    Action("station.hand_over", N_("Hand my station over"), deeds.hand_over, "Ctrl+Shift+H"),
    Action("station.accept", N_("Accept a station offered to me"), station_deeds.accept, "Ctrl+Shift+A"),
    Action("station.leave", N_("Leave my station vacant"), deeds.leave),
    Action("station.check_in", N_("Check in"), deeds.check_in, "Ctrl+Shift+I"),
    Action(
        "station.report",
        N_("Report conditions, actions, needs"),
        station_deeds.report,
        "Ctrl+Shift+B",
    ),
    Action("station.sheet", N_("Show the hand-over sheet"), station_deeds.show_handover),
    Action("station.place", N_("Put the station under another one"), station_deeds.place, "", "station"),
    Action("guard.set", N_("Set a guard rule"), guard_deeds.set_guard, "Ctrl+Shift+G"),
    Action("guard.lift", N_("Lift the guard rule"), guard_deeds.lift_guard, "", "guard rule"),
    Action(
        "guard.restore",
        N_("Let the guard rule hold again"),
        guard_deeds.restore_guard,
        "",
        "lifted guard rule",
    ),
    Action("eyes.call", N_("Call all eyes to the wall"), eyes_deeds.call, "Ctrl+F11"),
    Action("eyes.release", N_("Take the line off the wall"), eyes_deeds.release, "Ctrl+Shift+F11"),
    Action("first", N_("Answer the first questions"), station_deeds.answer_first, "Ctrl+Shift+Q"),
    Action("since", N_("Show what happened since I left"), station_deeds.show_since, "Ctrl+Shift+S"),
    Action("station.speak_as", N_("Speak as another station I hold"), deeds.speak_as),
    Action("incident.change", N_("Say what we know of the incident"), deeds.change_incident, "Ctrl+I"),
    Action("incident.phase", N_("Go to another phase"), deeds.enter_phase, "Ctrl+Shift+P"),
    Action("closeout.factor", N_("Name a contributing factor"), deeds.factor, "Alt+1"),
    Action("closeout.learning", N_("Note what was learnt"), deeds.learning, "Alt+2"),
    Action("closeout.change", N_("Agree on a change"), deeds.agree_change, "Alt+3"),
    Action("closeout.thanks", N_("Thank somebody by name"), deeds.thank, "Alt+4"),
    Action("closeout.close", N_("Close the room"), deeds.close_room, "Ctrl+Shift+W"),
    Action("record.save", N_("Save the record as PDF"), deeds.save_record, "Ctrl+P"),
    Action("record.open", N_("Open the record kept in the room"), deeds.open_record, "Ctrl+O"),
    Action("file.attach", N_("Attach files"), file_deeds.attach, "F6"),
    Action("file.paste", N_("Attach what was copied"), file_deeds.paste),
    Action("file.open", N_("Open the file"), file_deeds.open_file, about="file"),
    Action("file.save", N_("Save the file as"), file_deeds.save, "Shift+F6", "file"),
    Action("page.procedures", N_("Go to procedures"), deeds.go("procedures"), "Ctrl+7"),
    Action("template", N_("Write from a template of the house"), template_deeds.write, "Ctrl+B"),
    Action("procedure.run", N_("Run a procedure"), procedure_deeds.run, "F7"),
    Action("procedure.step", N_("Set the step"), procedure_deeds.set_step, "Shift+F7", "step"),
    Action("procedure.begin", N_("Begin the step"), procedure_deeds.begin, about="step"),
    Action("procedure.tick", N_("Tick the step, or untick it"), procedure_deeds.tick, about="checklist"),
    Action("procedure.stop", N_("Stop the procedure"), procedure_deeds.stop, about="running procedure"),
    Action(
        "procedure.go_on", N_("Let the procedure go on"), procedure_deeds.go_on, about="stopped procedure"
    ),
    Action(
        "procedure.keep", N_("Make it a standard procedure"), house_deeds.make_standard, about="applied fix"
    ),
    Action("house", N_("Open the house"), house_deeds.show_house, "F8"),
    Action("servers", N_("Servers: saved connections"), wish("servers"), "Shift+F8"),
    Action(
        "window.wall", N_("Open the wall on the big screen, or close it"), wish("window.wall"), "Shift+F11"
    ),
    Action(
        "window.wall_setup", N_("Set up the wall: screen, size, farthest seat"), wish("window.wall_setup")
    ),
    Action("palette", N_("Find any action"), lambda desk: desk.open_palette(), "Ctrl+K"),
    Action("help", N_("What this page is for"), help_deeds.show_help, "F1"),
    Action("keys", N_("All keys, and other ones"), help_deeds.show_keys, "Ctrl+F1"),
    Action("notices", N_("What came for me"), notice_deeds.show_mine, "Ctrl+F2"),
    Action("here", N_("Who is here"), show_here, "F3"),
    Action("about", N_("About War Room, diagnostics"), help_deeds.show_about),
    Action("theme", N_("Dark or light"), wish("theme"), "Ctrl+Shift+D"),
    Action("language", N_("English or Spanish"), wish("language"), "Ctrl+Shift+E"),
    Action("zoom.in", N_("Draw everything larger"), wish("zoom.in"), "Ctrl+="),
    Action("zoom.out", N_("Draw everything smaller"), wish("zoom.out"), "Ctrl+-"),
    Action("zoom.reset", N_("Draw everything at its usual size"), wish("zoom.reset"), "Ctrl+Alt+0"),
    Action("settings", N_("Settings"), wish("settings"), "Ctrl+,"),
    Action("window.inspector", N_("Inspector in a window of its own"), wish("window.inspector"), "F9"),
    Action("window.second", N_("Another window on this room"), wish("window.second"), "F10"),
    Action("window.full", N_("Full screen"), wish("window.full"), "F11"),
    Action("room.move", N_("Move the room to another database"), moving.move_room_away),
    Action("room.follow", N_("Open the room where it moved to"), wish("room.follow")),
    Action("home", N_("Back to all rooms"), lambda desk: desk.leave_room(), "Ctrl+W"),
)
BY_ID: Final = {action.id: action for action in ACTIONS}


def possible(action: Action, desk: Desk) -> bool:
    """Say whether an action fits what is selected."""
    return not action.about or action.about in desk.selected_kinds()
