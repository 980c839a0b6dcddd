"""The close-out list, what is learnt, and closing: done, or overridden in writing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.rooms import Bench, busy_room, closed_room, finished_room
from warroom.domain.rules.closeout import (
    AddFactor,
    AddLearning,
    AgreeChange,
    Close,
    Point,
    Thank,
    UpdateChange,
    checklist,
)
from warroom.domain.rules.command import Command
from warroom.domain.rules.fixes import SetFate

POINTS = (
    "words",
    "severity",
    "procedure",
    "detected",
    "restored",
    "cause",
    "hypotheses",
    "effects",
    "fates",
    "asks",
    "factors",
    "went_well",
    "luck",
    "changes",
    "owners",
    "thanks",
)
DATES = {"due": "2026-04-01", "check_due": "2026-05-01"}


def point(bench: Bench, name: str) -> Point:
    return next(each for each in checklist(bench.room) if each.id == name)


class TestChecklist:
    """What stands between the room and its end."""

    def test_points_stand_in_the_order_to_work_on_them(self) -> None:
        assert tuple(each.id for each in checklist(Bench().room)) == POINTS
        assert all(
            each.text.endswith(tuple("abcdefghijklmnopqrstuvwxyz")) for each in checklist(Bench().room)
        )

    def test_a_new_room_has_only_empty_points_done(self) -> None:
        done = [each.id for each in checklist(Bench().room) if each.done]
        assert done == ["hypotheses", "effects", "fates", "asks", "owners"]

    @pytest.mark.parametrize(
        ("name", "work"),
        [
            ("words", lambda bench: bench.change(customer_words="Nobody can pay")),
            ("severity", lambda bench: bench.change(severity=2)),
            ("procedure", lambda bench: bench.change(fits="none")),
            ("procedure", lambda bench: bench.change(fits="yes", procedure="P-17")),
            ("detected", lambda bench: bench.change(detected_by="us")),
            ("detected", lambda bench: bench.change(detected_by="customers")),
            ("restored", lambda bench: bench.phase("restored")),
            ("restored", lambda bench: bench.change(restored_at=bench.now)),
            ("cause", lambda bench: bench.change(cause_dealt_at=bench.now)),
            ("factors", lambda bench: bench.submit(AddFactor(category="process", text="Noon"))),
            ("went_well", lambda bench: bench.submit(AddLearning(category="went_well", text="Calm"))),
            ("luck", lambda bench: bench.submit(AddLearning(category="luck", text="No pay day"))),
            ("changes", lambda bench: bench.agree("Release at night")),
            ("thanks", lambda bench: bench.submit(Thank(name="Ben", text="For the calm"))),
        ],
    )
    def test_a_point_is_done_by_its_work_alone(self, name: str, work: Callable[[Bench], object]) -> None:
        bench = Bench()
        before = {each.id for each in checklist(bench.room) if each.done}
        work(bench)
        after = {each.id for each in checklist(bench.room) if each.done}
        assert after - before == {name}

    @pytest.mark.parametrize("status", ["ruled_out", "confirmed"])
    def test_hypotheses_are_done_when_none_is_alive(self, status: str) -> None:
        bench = Bench()
        first, second = bench.hypothesis("The release"), bench.hypothesis("The line")
        bench.status(first, "leading")
        assert point(bench, "hypotheses").open_streams == (first, second)
        bench.status(first, status, reason="So it is")
        assert point(bench, "hypotheses").open_streams == (second,)
        bench.withdraw(second)
        assert point(bench, "hypotheses") == Point("hypotheses", point(bench, "hypotheses").text, True)

    @pytest.mark.parametrize("end", ["effect_seen", "no_effect", "worse", "rolled_back"])
    def test_effects_are_done_when_no_fix_is_under_way(self, end: str) -> None:
        bench = Bench()
        bench.fix("Only an idea")
        fix = bench.fix("Roll back")
        for state in ("ready", "polled", "ordered", "acknowledged", "done"):
            bench.move(fix, state)
            assert point(bench, "effects").open_streams == (fix,)
        bench.move(fix, end)
        assert point(bench, "effects").done

    @pytest.mark.parametrize("end", ["parked", "rejected"])
    def test_a_fix_that_is_off_needs_no_effect(self, end: str) -> None:
        bench = Bench()
        bench.move(bench.fix("Roll back"), "ordered", end)
        assert point(bench, "effects").done

    @pytest.mark.parametrize("fate", ["thrown_away", "kept_once", "standard"])
    def test_fates_are_done_when_every_fix_that_helped_has_one(self, fate: str) -> None:
        bench = Bench()
        fix = bench.fix("Roll back")
        bench.move(fix, "ordered", "done", "effect_seen")
        assert point(bench, "fates").open_streams == (fix,)
        bench.submit(SetFate(stream=fix, fate=fate, procedure="P-17"))
        assert point(bench, "fates").done
        bench.submit(SetFate(stream=fix, fate=""))
        assert not point(bench, "fates").done

    def test_owners_are_done_when_every_change_is_whole(self) -> None:
        bench = Bench()
        whole = bench.agree("Release at night", owner="PAYMENTS", **DATES)
        vague = [
            bench.agree("No owner", **DATES),
            bench.agree("No check", owner="PAYMENTS", due="2026-04-01"),
            bench.agree("No dates", owner="PAYMENTS"),
            bench.agree("Given up"),
            bench.agree("Taken back"),
        ]
        assert whole not in point(bench, "owners").open_streams
        assert point(bench, "owners").open_streams == tuple(vague)
        for stream in vague[:3]:
            bench.submit(
                UpdateChange(stream=stream, owner="NETWORK", due="2026-04-02", check_due="2026-05-02")
            )
        bench.submit(UpdateChange(stream=vague[3], state="dropped", reason="Too dear"))
        bench.withdraw(vague[4])
        assert point(bench, "owners").done

    def test_what_is_withdrawn_does_not_count(self) -> None:
        bench = finished_room()
        for stream in (*bench.room.closeout.factors, *bench.room.closeout.thanks):
            bench.withdraw(stream)
        open_ = [each.id for each in checklist(bench.room) if not each.done]
        assert open_ == ["factors", "thanks"]

    def test_a_finished_room_has_all_points_done(self) -> None:
        assert all(each.done for each in checklist(finished_room().room))


class TestChanges:
    """Changes that were agreed."""

    def test_all_of_it_may_come_later(self) -> None:
        bench = Bench()
        change = bench.room.closeout.changes[bench.agree(" Release at night ", owner=" PAYMENTS ")]
        assert (change.text, change.owner, change.due) == ("Release at night", "PAYMENTS", "")

    @pytest.mark.parametrize(
        ("command", "field", "words"),
        [
            (AgreeChange(text=" "), "text", "Write a few words here."),
            (AgreeChange(text="x", due="1.4.2026"), "due", "Write a date like 2026-12-05."),
            (AgreeChange(text="x", due="20260401"), "due", "Write a date like 2026-12-05."),
            (AgreeChange(text="x", check_due="2026-02-30"), "check_due", "Write a date like 2026-12-05."),
            (
                AgreeChange(text="x", due="2026-04-02", check_due="2026-04-01"),
                "check_due",
                "The check comes after the due date.",
            ),
        ],
    )
    def test_what_is_refused(self, command: Command, field: str, words: str) -> None:
        said = Bench().refused(command)
        assert (said.field, str(said)) == (field, words)

    @pytest.mark.parametrize("state", ["open", "done", "verified", "dropped"])
    def test_it_goes_on_after_closing(self, state: str) -> None:
        bench = closed_room()
        stream = next(iter(bench.room.closeout.changes))
        bench.submit(UpdateChange(stream=stream, due="2026-04-02", state=state, reason="It turned out so"))
        assert bench.room.closeout.changes[stream].state == state

    def test_only_what_is_different_is_written(self) -> None:
        bench = Bench()
        stream = bench.agree("Release at night", owner="PAYMENTS", **DATES)
        update = UpdateChange(stream=stream, owner="PAYMENTS", state="done", reason=" At last ")
        assert bench.submit(update)[0].body == b'{"state":"done","reason":"At last"}'

    def test_updates_that_are_refused(self) -> None:
        bench = Bench()
        stream, gone = bench.agree("Release at night", **DATES), bench.agree("Pray")
        bench.withdraw(gone)
        date = "Write a date like 2026-12-05."
        refused: list[tuple[Command, str, str]] = [
            (UpdateChange(stream="x", owner="x"), "stream", "That is not in this room."),
            (UpdateChange(stream=gone, owner="x"), "stream", "That was withdrawn."),
            (UpdateChange(stream=stream, text=" "), "text", "Write a few words here."),
            (UpdateChange(stream=stream, due="soon"), "due", date),
            (
                UpdateChange(stream=stream, due="2026-06-01"),
                "check_due",
                "The check comes after the due date.",
            ),
            (UpdateChange(stream=stream, state="dropped"), "reason", "Say why."),
            (UpdateChange(stream=stream, due="2026-04-01"), "", "Nothing is different from before."),
        ]
        for command, field, words in refused:
            said = bench.refused(command)
            assert (said.field, str(said)) == (field, words)
        assert bench.refused(UpdateChange(stream=stream, state="forgotten")).field == "state"


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (AddFactor(category="process", text=" "), "text"),
        (AddLearning(category="luck", text=" "), "text"),
        (Thank(name=" ", text="x"), "name"),
        (Thank(name="x", text=" "), "text"),
    ],
)
def test_a_few_words_are_needed(command: Command, field: str) -> None:
    said = Bench().refused(command)
    assert (said.field, str(said)) == (field, "Write a few words here.")


@pytest.mark.parametrize("category", ["person", "human error", ""])
def test_a_factor_is_never_a_person(category: str) -> None:
    assert Bench().refused(AddFactor(category=category, text="Ben")).field == "category"


class TestClose:
    """The end."""

    def test_a_finished_room_closes(self) -> None:
        bench = finished_room()
        entry = bench.close(" A release broke it ")
        incident = bench.room.incident
        assert (incident.phase, incident.summary, incident.override) == ("closed", "A release broke it", "")
        assert bench.row_of(entry).body.open_points == ()
        assert bench.row_of(entry).key

    def test_an_unfinished_one_does_not(self) -> None:
        bench = busy_room()
        for override in ("", "  "):
            said = bench.refused(Close(summary="x", override=override))
            assert (said.field, str(said)) == (
                "override",
                "The list is not done. Finish it, or write why the room closes without it.",
            )
        assert bench.room.incident.phase == "restored"

    def test_unless_it_is_overridden_in_writing(self) -> None:
        bench = busy_room()
        open_ = tuple(each.id for each in checklist(bench.room) if not each.done)
        entry = bench.close("A release broke it", override=" The board wants it ")
        assert bench.room.incident.override == "The board wants it"
        assert bench.row_of(entry).body.open_points == open_
        assert "thanks" in open_

    def test_it_needs_an_answer(self) -> None:
        said = finished_room().refused(Close(summary=" "))
        assert (said.field, str(said)) == ("summary", "Write a few words here.")

    @pytest.mark.parametrize(
        "command",
        [
            Close(summary="x", override="x"),
            AddFactor(category="process", text="x"),
            AddLearning(category="luck", text="x"),
            AgreeChange(text="x"),
            Thank(name="x", text="x"),
        ],
    )
    def test_afterwards_only_follow_ups(self, command: Command) -> None:
        assert str(closed_room().refused(command)) == "This room is closed. Only follow-ups can be added."
