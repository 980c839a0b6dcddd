"""Logging, correcting, marking and withdrawing lines, and decisions that replace decisions."""

from __future__ import annotations

import pytest

from tests.rooms import Bench, closed_room, minute
from warroom.domain.rules.command import Command
from warroom.domain.rules.timeline import Correct, Log, Mark, Withdraw, clean_tags
from warroom.domain.state.timeline import Row


def row(bench: Bench, stream: str) -> Row:
    return bench.room.timeline.first[stream]


def test_tags_lose_their_marks_blanks_and_doubles() -> None:
    assert clean_tags(("#shops", " shops ", "night  shift", "#", "", "Shops")) == (
        "shops",
        "night shift",
        "Shops",
    )


class TestLog:
    """Writing a line."""

    @pytest.mark.parametrize("type_", ["note", "observation", "decision", "action", "communication"])
    def test_every_type_is_logged(self, type_: str) -> None:
        bench = Bench()
        stream = bench.log("  Terminals time out\n", type_, tags=("#shops",))
        assert (row(bench, stream).type, row(bench, stream).text) == (type_, "Terminals time out")
        assert row(bench, stream).tags == ("shops",)

    @pytest.mark.parametrize(
        ("command", "field", "words"),
        [
            (Log(text="  "), "text", "Write a few words here."),
            (Log(text="x" * 20_001), "text", "Too long: at most 20000 characters."),
            (
                Log(text="x", links=("fix:gone",)),
                "links",
                "A link points to something that is not in this room.",
            ),
        ],
    )
    def test_what_is_refused(self, command: Command, field: str, words: str) -> None:
        said = Bench().refused(command)
        assert (said.field, str(said)) == (field, words)

    def test_after_closing_only_notes_are_added(self) -> None:
        bench = closed_room()
        note = bench.log("A shop called a week later", at=minute(60))
        assert row(bench, note).text == "A shop called a week later"
        for type_ in ("observation", "decision", "action", "communication"):
            said = bench.refused(Log(text="x", type=type_))
            assert str(said) == "This room is closed: a follow-up note is the only line that can be added."


class TestDecisions:
    """Decisions that replace decisions."""

    def test_one_replaces_another(self) -> None:
        bench = Bench()
        stay = bench.log("Stay", "decision")
        go = bench.log("Go", "decision", supersedes=stay)
        back = bench.log("Back", "decision", supersedes=go)
        assert [bench.room.timeline.replaced(each) for each in (stay, go, back)] == [go, back, ""]

    def test_only_a_decision_replaces_a_decision(self) -> None:
        bench = Bench()
        stay, note = bench.log("Stay", "decision"), bench.log("Just a note")
        for command in (
            Log(text="x", supersedes=stay),
            Log(text="x", type="action", supersedes=stay),
            Log(text="x", type="decision", supersedes=note),
            Log(text="x", type="decision", supersedes="entry:gone"),
        ):
            said = bench.refused(command)
            assert (said.field, str(said)) == (
                "supersedes",
                "Only a decision replaces a decision of this room.",
            )

    def test_a_decision_is_replaced_once(self) -> None:
        bench = Bench()
        stay = bench.log("Stay", "decision")
        go = bench.log("Go", "decision", supersedes=stay)
        again = Log(text="Run", type="decision", supersedes=stay)
        said = bench.refused(again)
        assert (said.field, str(said)) == ("supersedes", "That decision was replaced already.")
        bench.withdraw(go)
        bench.submit(again)


class TestCorrect:
    """Correcting a line."""

    def test_only_what_is_different_is_written(self) -> None:
        bench = Bench()
        note = bench.log("0.2 %")
        entry = bench.correct(note, text=" 0.02 % ", type="note", reason=" A zero ")
        assert entry.body == b'{"text":"0.02 %","reason":"A zero"}'

    def test_a_time_may_be_moved_back_and_made_vague(self) -> None:
        bench = Bench()
        note = bench.log("Terminals timed out")
        bench.correct(note, new_occurred_at=minute(-20), new_precision="estimated")
        assert (row(bench, note).occurred_at, row(bench, note).precision) == (minute(-20), "estimated")

    def test_the_time_of_anything_can_be_corrected(self) -> None:
        bench = Bench()
        held = bench.hypothesis("The release")
        bench.correct(held, new_occurred_at=minute(-20))
        assert row(bench, held).occurred_at == minute(-20)

    def test_the_words_of_other_things_are_changed_elsewhere(self) -> None:
        bench = Bench()
        held = bench.hypothesis("The release")
        words = "Here only the time can be corrected; change the words on its own page."
        assert str(bench.refused(Correct(stream=held, text="x"))) == words
        assert str(bench.refused(Correct(stream=held, type="note"))) == words

    def test_what_is_refused(self) -> None:
        bench = Bench()
        note, gone = bench.log("0.2 %"), bench.log("Wrong room")
        bench.withdraw(gone)
        refused: list[tuple[Command, str, str]] = [
            (Correct(stream="entry:gone", text="x"), "stream", "That is not in this room."),
            (Correct(stream=gone, text="x"), "stream", "That was withdrawn."),
            (Correct(stream=note, text=" "), "text", "Write a few words here."),
            (Correct(stream=note, text="0.2 %"), "", "Nothing is different from before."),
            (Correct(stream=note), "", "Nothing is different from before."),
            (
                Correct(stream=note, new_occurred_at=minute(9)),
                "new_occurred_at",
                "That time is in the future.",
            ),
            (Correct(stream=note, new_occurred_at="noon"), "new_occurred_at", "This is no time."),
        ]
        for command, field, words in refused:
            said = bench.refused(command)
            assert (said.field, str(said)) == (field, words)

    def test_in_a_closed_room_nothing_is_corrected(self) -> None:
        bench = closed_room()
        stream = next(each.stream for each in bench.room.timeline.rows if each.type == "note")
        assert str(bench.refused(Correct(stream=stream, text="x"))) == (
            "This room is closed. Only follow-ups can be added."
        )


class TestMark:
    """Key moments, tags and links."""

    def test_only_what_is_different_is_written(self) -> None:
        bench = Bench()
        note = bench.log("Terminals time out", tags=("shops",))
        assert bench.mark(note, key=True, tags=("#shops",)).body == b'{"set_key":true}'
        assert bench.mark(note, tags=()).body == b'{"set_tags":[]}'

    def test_anything_with_a_line_is_marked_even_after_closing(self) -> None:
        bench = closed_room()
        fix = next(iter(bench.room.fixes))
        bench.mark(fix, key=True, tags=("later",))
        assert (row(bench, fix).key, row(bench, fix).tags) == (True, ("later",))

    def test_what_is_refused(self) -> None:
        bench = Bench()
        note, gone = bench.log("Terminals time out", tags=("shops",)), bench.log("Wrong room")
        bench.withdraw(gone)
        refused: list[tuple[Command, str, str]] = [
            (Mark(stream="entry:gone", key=True), "stream", "That is not in this room."),
            (Mark(stream=gone, key=True), "stream", "That was withdrawn."),
            (Mark(stream=note, key=False), "", "Nothing is different from before."),
            (Mark(stream=note, tags=("shops", "#shops")), "", "Nothing is different from before."),
            (Mark(stream=note), "", "Nothing is different from before."),
            (
                Mark(stream=note, links=("fix:gone",)),
                "links",
                "A link points to something that is not in this room.",
            ),
        ]
        for command, field, words in refused:
            said = bench.refused(command)
            assert (said.field, str(said)) == (field, words)


class TestWithdraw:
    """Taking things back."""

    def test_lines_and_things_are_taken_back(self) -> None:
        bench = Bench()
        note, held = bench.log("Wrong room"), bench.hypothesis("The release")
        seen, fix, change = bench.evidence("It began then"), bench.fix("Roll back"), bench.agree("At night")
        for stream in (note, held, seen, fix, change):
            bench.withdraw(stream, " Not so ")
            assert row(bench, stream).withdrawn == "Not so"
        for stream in (held, seen, fix, change):
            assert bench.room.item(stream).withdrawn == "Not so"

    def test_what_is_refused(self) -> None:
        bench = Bench()
        note, gone = bench.log("Terminals time out"), bench.log("Wrong room")
        bench.withdraw(gone)
        bench.take("LEAD")
        change = "This cannot be withdrawn; change it instead."
        refused: list[tuple[Command, str, str]] = [
            (Withdraw(stream="entry:gone", reason="x"), "stream", "That is not in this room."),
            (Withdraw(stream=gone, reason="x"), "stream", "That was withdrawn."),
            (Withdraw(stream=note, reason=" "), "reason", "Write a few words here."),
            (Withdraw(stream=note, reason="x" * 2001), "reason", "Too long: at most 2000 characters."),
            (Withdraw(stream="incident", reason="x"), "", change),
            (Withdraw(stream="station:LEAD", reason="x"), "", change),
        ]
        for command, field, words in refused:
            said = bench.refused(command)
            assert (said.field, str(said)) == (field, words)

    def test_in_a_closed_room_nothing_is_taken_back(self) -> None:
        bench = closed_room()
        assert "closed" in str(bench.refused(Withdraw(stream=next(iter(bench.room.fixes)), reason="x")))


def test_lines_of_a_newer_version_are_read_only() -> None:
    bench = Bench()
    newer = bench.write("poll:1", "poll.opened", b"{}").stream
    for command in (
        Correct(stream=newer, new_occurred_at=minute(-1)),
        Mark(stream=newer, key=True),
        Withdraw(stream=newer, reason="x"),
    ):
        assert "read-only" in str(bench.refused(command))
