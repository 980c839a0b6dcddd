"""A line that is over goes from above the pages by itself, and is found in the timeline."""

from __future__ import annotations

import pytest

from tests.rooms import ANNA, Bench
from tests.screens import Screens, press
from warroom.clock import later
from warroom.domain.rules.eyes import CallEyes

pytestmark = pytest.mark.both


def test_it_goes_with_its_time(screens: Screens) -> None:
    bench = Bench()
    bench.take("LEAD", ANNA)
    stream = bench.submit(CallEyes(text="Hands off", minutes=5))[0].stream
    desk = screens.desk(bench)
    line = desk.room.eyes[stream]
    desk.room.as_of = later(line.until, -1)
    desk.tick()
    assert desk.bars.eyes.isVisible()
    desk.room.as_of = line.until
    desk.tick()
    assert desk.bars.eyes.isHidden()


def test_there_is_nothing_to_take_down_where_nothing_stands(screens: Screens) -> None:
    bench = Bench()
    bench.take("LEAD", ANNA)
    desk = screens.desk(bench)
    press("Ctrl+Shift+F11")
    assert desk.message.text == "No line stands on the wall."
