"""The bars over the pages follow the room, and how far a person saw it is kept when he goes."""

from __future__ import annotations

from tests.rooms import BEN, Bench
from tests.screens import Screens
from warroom.domain.rules.guards import SetGuard
from warroom.services.session import Session


def test_a_rule_set_elsewhere_comes_into_sight(screens: Screens) -> None:
    desk = screens.desk(Bench())
    assert desk.bars.guards.isHidden()
    session = Session(screens.open_store(), desk.bridge.incident, BEN, "LEAD")
    session.submit(SetGuard(text="Nobody touches line 3"))
    screens.qtbot.waitUntil(desk.bars.guards.isVisible)


def test_who_closes_the_window_has_seen_the_room_so_far(screens: Screens) -> None:
    window = screens.window()
    desk = screens.enter(window, Bench())
    seq = desk.room.seq
    window.show_start()
    again = screens.enter(window, desk.bridge.incident)
    assert again.bars.seen.before == seq


def test_directors_see_the_guard_rules_only(screens: Screens) -> None:
    bench = Bench()
    bench.submit(SetGuard(text="Nobody touches line 3"))
    desk = screens.desk(bench)
    assert desk.bars.first.isVisible()
    desk.do_by_id("directors")
    assert desk.bars.guards.isVisible()
    assert not desk.bars.first.isVisible()
