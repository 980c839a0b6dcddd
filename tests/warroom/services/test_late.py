"""What was refused after it had waited is kept as words, with the reason, at its time."""

from __future__ import annotations

from tests.rooms import busy_room
from warroom.domain.decide import decide
from warroom.domain.entry import decode_plain
from warroom.domain.rules.fixes import MoveFix
from warroom.domain.rules.timeline import Log
from warroom.errors import Rejected
from warroom.services.job import Job
from warroom.services.late import late_note, words_of
from warroom.services.session import stamp


def test_the_words_and_the_reason_are_in_a_note_of_the_same_writer() -> None:
    room = busy_room().room
    fix = next(each for each in room.fixes.values() if each.state == "idea")
    command = stamp(MoveFix(stream=fix.id, state="parked", reason="Not tonight"), room, "anna", "LEAD")
    job = Job(room.id, command, tuple(decide(room, command)))
    note = late_note(room, job, Rejected("Somebody was faster."))
    assert isinstance(note.command, Log)
    assert (note.command.actor, note.command.station) == ("anna", "LEAD")
    assert note.command.written_at == command.written_at
    text = decode_plain(note.drafts[0].body)["text"]
    assert "Not tonight" in text
    assert "Somebody was faster." in text
    assert fix.id not in text


def test_a_command_without_words_is_named() -> None:
    assert words_of(Job("room", Log(text=""), ())) == "Log"
