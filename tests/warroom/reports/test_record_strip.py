"""The strip: the incident's own times and people's key moments on one line."""

from __future__ import annotations

from tests.warroom.reports.telling import Telling, at, billing_room, short_room
from warroom.reports.record_strip import key_rows, moments, strip


def test_the_line_goes_from_the_first_hurt_to_service_restored() -> None:
    line = strip(billing_room())
    assert (line.start, line.end) == (("14:09",), ("20:20",))
    assert line.hurt == (0.0, 1.0)
    assert [(mark.time, mark.text) for mark in line.marks if mark.major] == [
        ("14:09", "first hurt"),
        ("14:21", "detected"),
        ("14:38", "declared"),
        ("18:15", "cause dealt with"),
        ("20:20", "restored"),
    ]
    assert [mark.at for mark in line.marks] == sorted(mark.at for mark in line.marks)
    assert all(0 <= mark.at <= 1 for mark in line.marks)
    assert line.note == "shaded: customers are hurt · 1 key moment lies outside this line"


def test_long_words_are_cut_for_the_strip_and_whole_in_the_list() -> None:
    assert any(mark.text == "D2 Refund every second charge…" for mark in strip(billing_room()).marks)
    assert any(each.text == "D2 Refund every second charge today" for each in moments(billing_room()))


def test_the_strip_is_told_to_those_who_do_not_see_it() -> None:
    alt = strip(billing_room()).alt
    assert alt.startswith(
        "Time line from 14:09 to 20:20 with the key moments: 14:09 first hurt; 14:21 detected;"
    )


def test_a_room_of_one_line_has_a_line_of_a_minute() -> None:
    line = strip(short_room())
    assert [(mark.at, mark.text) for mark in line.marks] == [(0.0, "declared")]
    assert (line.start, line.end, line.hurt, line.note) == (("21:59",), ("22:00",), None, "")


def test_times_that_coincide_share_a_mark() -> None:
    told = Telling("Lockers")
    told.know("15:00", first_hurt_at=at("14:38"), detected_at=at("14:38"))
    assert strip(told.room).marks[0].text == "first hurt, detected, declared"


def test_ends_on_different_days_have_dates() -> None:
    told = Telling("Lockers")
    told.know("15:00", first_hurt_at=at("23:00", "2026-11-12"))
    assert strip(told.room).start == ("12 Nov 2026", "23:00")


def test_a_withdrawn_line_is_no_key_moment() -> None:
    room = billing_room()
    before = len(key_rows(room))
    key_rows(room)[0].withdrawn = "written twice"
    assert len(key_rows(room)) == before - 1


def test_unnamed_marks_are_counted_in_words() -> None:
    sentences = strip(billing_room()).unlabelled
    assert sentences[1] == "1 hollow mark is in the list of key moments"
    assert sentences[2] == "2 hollow marks are in the list of key moments"


def test_a_crowd_of_moments_cuts_the_scale_and_the_note_says_where() -> None:
    told = Telling("Lockers")
    told.know("14:39", first_hurt_at=at("14:00"))
    for minute in range(40, 55):
        told.log(f"14:{minute}", "CARE", f"Call {minute}", key=True)
    line = strip(told.room)
    assert line.cut is not None
    assert "// the scale changes at " in line.note


def test_a_mark_says_the_verdict_before_the_words() -> None:
    texts = [mark.text for mark in strip(billing_room()).marks if not mark.major]
    assert texts == [
        "H3 Retry queue replays",
        "H3 confirmed: The counter says so",
        "D2 Refund every second charge…",
    ]
