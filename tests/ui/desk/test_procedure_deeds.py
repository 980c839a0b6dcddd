"""Procedures at the desk, by keys: run, tick, begin, skip, stop, undo."""

from __future__ import annotations

import pytest

from tests.houses import PROCEDURE, fill
from tests.rooms import Bench
from tests.screens import Screens, press, shown, type_in
from ui.desk.desk import Desk
from ui.palette import Palette
from warroom.domain.state.procedures import Run

pytestmark = pytest.mark.both


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Show a room of a house with one procedure."""
    fill(screens.store, PROCEDURE)
    return screens.desk(Bench())


def run_it(screens: Screens, desk: Desk) -> Run:
    press("F7")
    screens.qtbot.waitUntil(lambda: bool(desk.findChildren(Palette)))
    type_in("debits")
    press("Return")
    screens.qtbot.waitUntil(lambda: "#1" in desk.selected)
    screens.settled(desk.bridge)
    return next(iter(desk.room.procedures.values()))


def test_f7_finds_by_purpose_and_runs(screens: Screens, desk: Desk) -> None:
    run = run_it(screens, desk)
    assert (run.name, run.version) == (PROCEDURE.name, 1)
    assert desk.pages.current == "procedures"
    assert "Stop the retry queue" in shown(desk.inspector)
    assert desk.room.incident.fits == "yes"


def test_space_and_enter_tick_and_untick(screens: Screens, desk: Desk) -> None:
    run = run_it(screens, desk)
    desk.pages.focus_current()
    press("Space")
    screens.settled(desk.bridge)
    assert run.steps[0].state == "done"
    press("Return")
    screens.settled(desk.bridge)
    assert run.steps[0].state == "open"
    press("Down")
    press("Space")
    screens.settled(desk.bridge)
    assert run.steps[1].state == "done"
    press("Ctrl+Z")
    screens.settled(desk.bridge)
    assert run.steps[1].state == "open"


def test_enter_on_the_run_ticks_its_next_step(screens: Screens, desk: Desk) -> None:
    run = run_it(screens, desk)
    desk.pages.focus_current()
    press("Up")
    for _step in run.steps:
        press("Return")
        screens.settled(desk.bridge)
    assert run.finished_at
    press("Return")
    screens.settled(desk.bridge)
    assert "for first" in desk.message.text


def test_shift_f7_skips_with_a_reason(screens: Screens, desk: Desk) -> None:
    run = run_it(screens, desk)
    press("Shift+F7")
    screens.answer(desk, state="skipped", why="There is no queue here")
    assert run.steps[0].why == "There is no queue here"


def test_begin_stop_and_go_on(screens: Screens, desk: Desk) -> None:
    run = run_it(screens, desk)
    desk.do_by_id("procedure.begin")
    screens.settled(desk.bridge)
    assert run.steps[0].state == "doing"
    desk.choose(run.id)
    desk.do_by_id("procedure.stop")
    screens.answer(desk, reason="It does not fit")
    assert run.stopped_at
    desk.do_by_id("procedure.go_on")
    screens.settled(desk.bridge)
    assert run.running


def test_what_the_page_offers_runs_with_enter(screens: Screens, desk: Desk) -> None:
    press("Ctrl+7")
    screens.qtbot.waitUntil(lambda: desk.pages.list_page("procedures").list.model.rowCount() == 2)
    desk.pages.focus_current()
    press("Down")
    assert PROCEDURE.purpose in shown(desk.inspector)
    press("Return")
    screens.qtbot.waitUntil(lambda: "#1" in desk.selected)


def test_an_empty_house_is_said(screens: Screens) -> None:
    desk = screens.desk(Bench())
    press("F7")
    screens.qtbot.waitUntil(lambda: "F8" in desk.message.text)


def test_nothing_is_set_with_nothing_selected(desk: Desk) -> None:
    press("Shift+F7")
    assert desk.message.text
