"""The beginning of the record: the answer first, the five figures, the story as the log tells it."""

from __future__ import annotations

import msgspec

from tests.warroom.reports.telling import Telling, at, billing_room, short_room
from warroom.reports.record_summary import figures, head, shorten, story


def test_the_head_of_a_closed_room() -> None:
    first = head(billing_room())
    assert first.kind == "Lessons-learned record"
    assert first.facts == ("INC-2026-0117", "SEV 1", "closed 14 Nov 2026")
    assert first.summary == (
        "It lasted 6 h 11 m, from the first hurt to service restored. A segment of customers was hurt (1 to 10 %). "
        "A retry queue replayed invoices that had been settled. "
        "Every second charge was returned."
    )
    assert first.day == (2026, 11, 14)
    assert first.notice == ""


def test_the_head_of_an_open_room_says_as_of_when() -> None:
    first = head(billing_room(closed=False))
    assert first.facts[2] == "open – as of 14 Nov 2026 22:00 UTC"
    assert first.summary.endswith(
        "“Will I be overdrawn tonight?” Service was restored at 14 Nov 2026 20:20 UTC."
    )
    assert head(short_room()).summary == "It has lasted 1 m so far; service is not restored."
    assert head(short_room()).facts[1] == "no severity"


def test_without_a_first_hurt_the_first_sign_counts() -> None:
    told = Telling("Lockers")
    told.know("15:00", detected_at=at("14:20"), restored_at=at("14:50"))
    assert head(told.room).summary.startswith("It lasted 30 m, from the first sign to service restored.")


def test_a_rehearsal_says_so_on_every_page() -> None:
    assert head(Telling("Drill", nature="rehearsal").room).notice == "Rehearsal"


def test_a_long_title_is_cut_at_a_word_for_the_running_head() -> None:
    room = billing_room()
    room.incident = msgspec.structs.replace(room.incident, title="Customers charged " * 12)
    assert len(head(room).running) <= 110
    assert head(room).running.endswith("charged…")
    assert shorten("x" * 50, 10) == "x" * 10 + "…"
    assert shorten("short  enough", 20) == "short enough"


def test_the_five_figures() -> None:
    told = [(each.value, each.caption) for each in figures(billing_room())]
    assert told == [
        ("6 h 11 m", "first hurt to restored"),
        ("29 m", "first hurt to declared"),
        ("1 h 21 m", "declared to first effect"),
        ("2 / 4", "hypotheses ruled out"),
        ("1 / 1", "fixes tried that helped"),
    ]
    assert [each.value for each in figures(short_room())] == ["–"] * 5


def test_the_story_comes_from_the_log() -> None:
    assert story(billing_room()) == (
        "What customers lived through: “Will I be overdrawn tonight?”",
        (
            "Customers noticed it first. It was noticed 12 m after the first hurt. "
            "No standard procedure fitted; the answer was made to measure."
        ),
        "H3 was confirmed: Retry queue replays. The counter says so.",
        "What surprised us: Totals by hour hid it.",
    )
    assert story(short_room()) == ()


def test_the_procedure_that_fitted_is_named() -> None:
    told = Telling("Lockers")
    told.know("15:00", fits="yes", procedure="Locker reset", detected_by="us")
    assert story(told.room) == (
        "The house noticed it first, before customers said so. A standard procedure fitted: Locker reset.",
    )


def test_a_share_without_a_scope_is_told_too() -> None:
    told = Telling("Lockers")
    told.know("15:00", affected="under_1")
    assert "Customers were hurt (under 1 %)." in head(told.room).summary
