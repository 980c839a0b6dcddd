"""After the crisis: what is left to do, what changes, what was learnt."""

from __future__ import annotations

from tests.rooms import Bench, busy_room, closed_room
from warroom.services.wall.after import answer, changes, learnings, points


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


def test_a_closed_room_says_what_it_was_and_how_long_each_step_took() -> None:
    bench = closed_room()
    panel = answer(bench.room)
    assert panel is not None
    assert panel.entries[0].text == bench.room.incident.summary
    assert (panel.entries[0].strong, panel.entries[0].lines > 2) == (True, True)
    taken = {each.text: each.end for each in panel.entries[1:]}
    assert taken["declared after"] == "9 m 00 s"
    assert "working again after" in taken


def test_before_there_is_an_answer_there_is_no_such_zone() -> None:
    assert answer(Bench().room) is None
