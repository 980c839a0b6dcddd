"""One person gets the same thing once a minute, and a flood in one line."""

from __future__ import annotations

from warroom.services.addressed import Notice
from warroom.services.notice_gate import CHATTER, WINDOW, NoticeGate


def notice(key: str, always: bool = False) -> Notice:
    """Make a notice of a key."""
    return Notice(key, f"title {key}", "text", f"stream:{key}", "2026-11-21T14:05:00.000000Z", always)


def test_the_same_thing_is_told_once_a_minute() -> None:
    gate = NoticeGate()
    assert len(gate.let_through([notice("a"), notice("a")], 0)) == 1
    assert gate.let_through([notice("a")], CHATTER - 1) == []
    assert len(gate.let_through([notice("a")], CHATTER + 1)) == 1


def test_more_than_ten_in_ten_minutes_are_one_line() -> None:
    gate = NoticeGate()
    told = [each for number in range(10) for each in gate.let_through([notice(str(number))], number)]
    assert len(told) == 10
    assert [each.title for each in gate.let_through([notice("x"), notice("y")], 11)] == ["2 for you"]
    (line,) = gate.let_through([notice("z")], 12)
    assert (line.title, line.stream) == ("3 for you", "")


def test_what_may_not_wait_is_told_also_in_a_flood() -> None:
    gate = NoticeGate()
    gate.let_through([notice(str(number)) for number in range(20)], 0)
    told = gate.let_through([notice("a"), notice("call", always=True)], 1)
    assert [each.title for each in told] == ["title call", "11 for you"]


def test_a_flood_ends_when_it_is_calm() -> None:
    gate = NoticeGate()
    gate.let_through([notice(str(number)) for number in range(20)], 0)
    assert [each.title for each in gate.let_through([notice("later")], WINDOW + 1)] == ["title later"]
    assert not gate.flood
