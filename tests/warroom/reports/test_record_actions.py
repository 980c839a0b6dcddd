"""What was done and what comes of it."""

from __future__ import annotations

from tests.warroom.reports.telling import Telling, billing_room, short_room
from warroom.domain.rules.closeout import AddFactor, AgreeChange, Thank, UpdateChange
from warroom.domain.rules.fixes import MoveFix, ProposeFix
from warroom.domain.rules.incident import EnterPhase
from warroom.domain.rules.timeline import Withdraw
from warroom.domain.state.fixes import Proposed
from warroom.reports.record_actions import changes, checks, factors, fixes, learnings, override, seats, thanks


def test_a_fix_is_told_with_delay_and_fate() -> None:
    block, again = fixes(billing_room())
    assert block.facts == (
        "answers H3",
        "PAY",
        "R1 reversible with effort",
        "ordered to effect seen: 21 m",
        "risk of acting: A few valid charges wait",
        "way back: Take the guard out",
        "fate: standard procedure (Charge guard)",
    )
    assert [(step.time, step.state) for step in block.steps] == [
        ("15:22", "idea"),
        ("15:38", "ordered"),
        ("15:41", "done"),
        ("15:59", "effect seen"),
    ]
    assert (block.tone, block.state) == ("strong", "effect seen")
    assert (again.tone, again.state, again.facts) == ("struck", "rejected", ("LEDGER",))


def test_a_fix_without_effect_says_how_long_it_took_to_know() -> None:
    told = Telling("Lockers")
    stream = told.do("14:40", "PAY", ProposeFix(proposed=Proposed(title="Restart")))
    for time, state in (("14:45", "ordered"), ("14:50", "done"), ("15:00", "no_effect")):
        told.do(time, "PAY", MoveFix(stream=stream, state=state, reason="nothing moved"))
    assert "ordered to no effect: 15 m" in fixes(told.room)[0].facts


def test_a_withdrawn_fix_is_struck() -> None:
    told = Telling("Lockers")
    stream = told.do("14:40", "PAY", ProposeFix(proposed=Proposed(title="Restart")))
    told.do("14:41", "PAY", Withdraw(stream=stream, reason="typed twice"))
    assert (fixes(told.room)[0].state, fixes(told.room)[0].tone) == ("withdrawn", "struck")


def test_changes_say_owner_dates_and_what_is_late() -> None:
    first, second = changes(billing_room())
    assert (first.strength, first.owner, first.due, first.checked) == (
        "designs it out",
        "PAY",
        "2026-12-05",
        "2027-01-05",
    )
    assert (second.due, second.owner, second.tone) == ("2026-11-10 late", "–", "late")


def test_a_change_says_how_it_stands() -> None:
    told = Telling("Lockers")
    for text, state in (("One", "done"), ("Two", "dropped")):
        stream = told.do("15:00", "LEAD", AgreeChange(text=text, due="2026-11-01", check_due="2026-12-01"))
        told.do("15:01", "LEAD", UpdateChange(stream=stream, state=state, reason="as agreed"))
    done, dropped = changes(told.room)
    assert (done.checked, done.tone) == ("done · 2026-12-01", "plain")
    assert (dropped.checked, dropped.tone) == ("dropped · 2026-12-01", "struck")


def test_factors_are_grouped_and_withdrawn_ones_left_out() -> None:
    assert [(group.caption, len(group.texts)) for group in factors(billing_room())] == [
        ("Technical", 1),
        ("Process", 1),
    ]
    told = Telling("Lockers")
    stream = told.do("15:00", "LEAD", AddFactor(category="supplier", text="Late delivery"))
    told.do("15:01", "LEAD", Withdraw(stream=stream, reason="not so"))
    assert factors(told.room) == ()


def test_what_was_learnt_by_category() -> None:
    assert learnings(billing_room(), "went_well") == ("Six calls were linked in nine minutes.",)
    assert learnings(billing_room(), "luck") == ("The bank held back a third.",)


def test_stations_are_told_without_names() -> None:
    told = seats(billing_room())
    assert [(each.station, each.duty, each.held) for each in told] == [
        ("LEAD", "lead", ("14:39–21:50",)),
        ("LEDGER", "Ledger and accounts", ("14:41–21:50",)),
    ] or told[0].duty == "Lead"
    assert "Vidal" not in str(told)
    assert seats(short_room()) == ()


def test_the_checklist_of_a_closed_room_shows_what_was_left_open_and_why() -> None:
    room = billing_room()
    left = {each.text: each.reason for each in checks(room) if not each.met}
    assert left["Every hypothesis is ruled out or confirmed"] == "H4"
    assert left["Every change has an owner, a due date and a check date"] == "C2"
    assert {each.state for each in checks(room)} == {"done", "left open"}
    assert override(room) == "Closed by the lead with points left open: The queue has no owner yet."


def test_the_checklist_is_told_only_when_the_end_is_near() -> None:
    assert checks(billing_room(closed=False)) == ()
    assert override(short_room()) == ""
    told = Telling("Lockers")
    told.do("15:00", "LEAD", EnterPhase(phase="reflect"))
    assert {each.state for each in checks(told.room)} == {"done", "open"}


def test_people_are_named_to_thank_them() -> None:
    assert [(each.name, each.words) for each in thanks(billing_room())] == [
        ("Ana Ruiz", "for linking six calls")
    ]
    told = Telling("Lockers")
    stream = told.do("15:00", "LEAD", Thank(name="Bo", text="for waiting"))
    told.do("15:01", "LEAD", Withdraw(stream=stream, reason="asked not to be named"))
    assert thanks(told.room) == ()
