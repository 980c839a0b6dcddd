"""Pages are refreshed when what they show changed and is in sight; the keyboard goes with the page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from tests.asking import ask
from tests.files import attach
from tests.houses import run
from tests.rooms import BEN, busy_room
from tests.screens import Screens, click, focused, press, said, shown
from ui.actions import BY_ID
from ui.desk.desk import Desk
from ui.panels.page_table import PAGES, PageKind
from ui.panels.pages import AGE_EVERY
from warroom.domain.rules.timeline import Log
from warroom.services.session import Session

NAMES = tuple(kind.name for kind in PAGES)


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room, with the keyboard in its list."""
    bench = busy_room()
    ask(bench, "Do all lines answer?")
    attach(bench)
    run(bench)
    made = screens.desk(bench)
    press("Escape")
    return made


@pytest.mark.parametrize("name", [kind.name for kind in PAGES if kind.widget is None])
def test_a_key_goes_to_a_page_and_into_its_list(name: str, desk: Desk) -> None:
    press(BY_ID[f"page.{name}"].keys)
    assert desk.pages.current == name
    assert desk.pages.page.isVisible()
    view = desk.pages.timeline.view if name == "timeline" else desk.pages.list_page(name).list.view
    assert focused() is view
    assert view.model().rowCount() > 0


def test_going_while_writing_leaves_the_keyboard_in_the_line(desk: Desk) -> None:
    press("Ctrl+L")
    press("Ctrl+2")
    assert desk.pages.current == "hypotheses"
    assert focused() is desk.line.edit


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind.buttons], ids=lambda kind: kind.name)
def test_a_pages_actions_are_buttons(kind: PageKind, desk: Desk) -> None:
    from ui.actions import BY_ID

    desk.go(kind.name)
    names = {each.accessibleName() for each in desk.pages.page.findChildren(QPushButton)}
    assert {BY_ID[each].words for each in kind.buttons} <= names


def test_a_page_in_sight_follows_what_happens(desk: Desk, screens: Screens) -> None:
    desk.go("hypotheses")
    session = Session(screens.open_store(), desk.bridge.incident, BEN, "NETWORK")
    from warroom.domain.rules.hypotheses import StateHypothesis

    session.submit(StateHypothesis(statement="A cable is cut"))
    found = desk.pages.list_page("hypotheses").list.model
    screens.qtbot.waitUntil(
        lambda: any(
            "A cable is cut" in said(line) for place in range(found.rowCount()) if (line := found.line(place))
        )
    )


def test_a_page_out_of_sight_waits_until_it_is_shown(desk: Desk, screens: Screens) -> None:
    from warroom.domain.rules.hypotheses import StateHypothesis

    page = desk.pages.list_page("hypotheses")
    desk.bridge.submit(StateHypothesis(statement="A cable is cut"))
    screens.settled(desk.bridge)
    assert page.stale
    desk.go("hypotheses")
    assert not page.stale


def test_what_does_not_concern_a_page_leaves_it_alone(desk: Desk, screens: Screens) -> None:
    desk.go("hypotheses")
    desk.go("timeline")
    desk.bridge.submit(Log(text="All quiet"))
    screens.settled(desk.bridge)
    assert not desk.pages.list_page("hypotheses").stale


def test_enter_in_a_list_asks_for_the_change_that_fits(desk: Desk, screens: Screens) -> None:
    from ui.dialogs.form import FormDialog

    press("Ctrl+3")
    press("Down")
    press("Return")
    (dialog,) = desk.findChildren(FormDialog)
    assert "Change F" in shown(dialog)


def test_ages_are_written_anew_from_time_to_time(desk: Desk) -> None:
    desk.go("owners")
    page = desk.pages.list_page("owners")
    page.stale = True
    for _second in range(AGE_EVERY):
        desk.pages.age()
    assert not page.stale


def test_counts_stand_beside_the_title(desk: Desk) -> None:
    for name, words in (
        ("hypotheses", "0 alive · 2 pieces"),
        ("fixes", "0 under way"),
        ("closeout", "8 of "),
    ):
        desk.go(name)
        assert words in shown(desk.pages.page)


def test_a_page_button_opens_its_form(desk: Desk) -> None:
    from ui.dialogs.form import FormDialog

    desk.go("fixes")
    click(
        next(
            each
            for each in desk.pages.page.findChildren(QPushButton)
            if each.accessibleName() == "Propose a fix"
        )
    )
    (dialog,) = desk.findChildren(FormDialog)
    assert dialog.windowTitle() == "Propose a fix"
