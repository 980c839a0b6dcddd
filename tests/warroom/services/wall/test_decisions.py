"""What holds: guard rules before decisions, and no decision that another one took the place of."""

from __future__ import annotations

from tests.rooms import Bench, busy_room
from warroom.domain.rules.guards import SetGuard
from warroom.services.wall.decisions import read
from warroom.services.wall.panel import MOST


def test_while_nothing_holds_there_is_no_zone() -> None:
    assert read(Bench().room) is None


def test_guard_rules_stand_before_decisions() -> None:
    bench = busy_room()
    bench.submit(SetGuard(text="Nobody touches line 3"))
    panel = read(bench.room)
    assert panel is not None
    assert (panel.entries[0].lead, panel.entries[0].strong) == ("G1", True)
    assert all(each.lead.startswith("D") for each in panel.entries[1:])
    assert len(panel.entries) > 1


def test_a_decision_that_was_replaced_holds_no_more() -> None:
    room = busy_room().room
    before = read(room)
    assert before is not None
    newest = room.timeline.decisions[-1]
    room.timeline.superseded[newest] = "another"
    after = read(room)
    assert (len(after.entries) if after else 0) == len(before.entries) - 1


def test_of_more_than_any_wall_has_room_for_the_rest_is_counted() -> None:
    bench = Bench()
    for number in range(MOST + 3):
        bench.log(f"Decision {number}", "decision")
    panel = read(bench.room)
    assert panel is not None
    assert (len(panel.entries), panel.more) == (MOST, 3)
    assert panel.entries[0].text == f"Decision {MOST + 2}"
