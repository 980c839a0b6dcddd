"""Guard rules are in sight above every page, in full, reached by key, and gone when lifted."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room
from tests.screens import Screens, focused, press, tab_until
from ui.panels.page_table import PAGES
from ui.panels.standing_bar import GUARDS, MOST_ROWS, StandingBar
from ui.theme.scale import line
from warroom.domain.rules.guards import LIMIT, LiftGuard, SetGuard

pytestmark = pytest.mark.both


@pytest.fixture
def bar(screens: Screens) -> StandingBar:
    """Give the bar in a window of its own."""
    made = StandingBar(*GUARDS)
    made.resize(900, 40)
    return made


def ruled(count: int, text: str = "Nobody touches line") -> Bench:
    bench = Bench()
    for number in range(count):
        bench.submit(SetGuard(text=f"{text} {number}"))
    return bench


def test_without_rules_there_is_no_bar(bar: StandingBar) -> None:
    bar.show_room(Bench().room)
    assert bar.isHidden()


def test_rules_are_read_aloud_and_gone_when_lifted(bar: StandingBar) -> None:
    bench = ruled(2)
    bar.show_room(bench.room)
    assert not bar.isHidden()
    assert bar.accessibleName() == "Guard rules: G1  Nobody touches line 0, G2  Nobody touches line 1"
    for ref in ("G1", "G2"):
        bench.submit(LiftGuard(stream=bench.room.stream_of(ref), reason="Whole"))
    bar.show_room(bench.room)
    assert bar.isHidden()


def test_short_rules_share_a_line_and_long_ones_get_more(bar: StandingBar) -> None:
    bar.show_room(ruled(2).room)
    one = bar.height()
    bar.show_room(ruled(3, "x" * (LIMIT - 10)).room)
    assert bar.height() == one + 2 * line(26)


def test_more_than_fits_is_counted(bar: StandingBar) -> None:
    bar.show_room(ruled(9, "y" * (LIMIT - 10)).room)
    assert len(bar._places) == MOST_ROWS
    assert bar._left_out == 9 - MOST_ROWS


@pytest.mark.parametrize("page", [kind.name for kind in PAGES])
def test_it_stands_above_every_page(page: str, screens: Screens) -> None:
    bench = busy_room()
    bench.submit(SetGuard(text="Nobody touches line 3"))
    desk = screens.desk(bench)
    desk.go(page)
    assert desk.bars.guards.isVisible()
    assert (
        desk.bars.guards.mapTo(desk, desk.bars.guards.rect().bottomLeft()).y()
        <= desk.pages.stack.mapTo(desk, desk.pages.stack.rect().topLeft()).y()
    )


def test_arrows_and_enter_open_a_rule(screens: Screens) -> None:
    bench = busy_room()
    for text in ("One", "Two"):
        bench.submit(SetGuard(text=text))
    desk = screens.desk(bench)
    press("Escape")
    tab_until(lambda: focused() is desk.bars.guards)
    press("Right")
    press("Return")
    assert desk.selected == desk.room.stream_of("G2")


@pytest.mark.parametrize("text", [each for each in HOSTILE.values() if each.strip() and len(each) <= LIMIT])
def test_words_stay_words(text: str, bar: StandingBar) -> None:
    bench = Bench()
    bench.submit(SetGuard(text=text))
    bar.show_room(bench.room)
    assert " ".join(text.split()) in bar.accessibleName()
    bar.grab()
