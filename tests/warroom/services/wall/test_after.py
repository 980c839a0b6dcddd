"""After the crisis: what is left to do, what changes, what was learnt."""

from __future__ import annotations

from tests.rooms import Bench, busy_room
from warroom.services.wall.after import changes, learnings, points


def test_open_points_stand_first_and_are_counted() -> None:
    panel = points(busy_room().room)
    assert panel is not None
    marks = [each.lead for each in panel.entries]
    assert marks == sorted(marks, key="○●".index)
    assert panel.end == f"{marks.count('●')} / {len(marks)}"


def test_changes_say_who_and_until_when() -> None:
    bench = busy_room()
    bench.agree("A second line to the bank")
    panel = changes(bench.room)
    assert panel is not None
    found = next(each for each in panel.entries if each.text == "A second line to the bank")
    assert found.lead.startswith("C")
    assert found.sub


def test_a_room_in_which_nothing_was_learnt_yet_has_no_such_zone() -> None:
    room = Bench().room
    assert (changes(room), learnings(room)) == (None, None)
