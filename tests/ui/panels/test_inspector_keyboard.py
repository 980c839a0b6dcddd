"""A sheet that is made anew takes the keyboard along, and all of it fits the inspector at any width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests import overfull
from tests.rooms import Bench, finished_room
from tests.screens import Screens, click, focused, press, tab_until
from ui.desk.desk import Desk
from ui.dialogs.form import FormDialog
from ui.palette import Palette
from ui.panels.inspector import Inspector
from warroom import i18n
from warroom.domain.rules.hypotheses import ChangeHypothesis
from warroom.services.sheets import Line, Section, Sheet


def button(desk: Desk, words: str) -> QPushButton:
    """Give a button of the inspector by its words."""
    found = desk.inspector.findChildren(QPushButton)
    return next(each for each in found if each.accessibleName() == words)


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give a desk with an open hypothesis selected."""
    bench = Bench()
    bench.take("LEAD")
    stream = bench.hypothesis("The release")
    made = screens.desk(bench)
    made.choose(stream)
    return made


@pytest.mark.parametrize("by_mouse", [True, False])
def test_a_button_that_goes_when_it_is_pressed_leaves_the_keyboard_alive(
    by_mouse: bool, desk: Desk, screens: Screens
) -> None:
    lead = button(desk, "Declare it leading")
    if by_mouse:
        click(lead)
    else:
        tab_until(lambda: focused() is lead)
        press("Space")
    screens.settled(desk.bridge)
    assert desk.room.hypotheses[desk.selected].status == "leading"
    screens.qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.inspector)
    press("Ctrl+K")
    assert desk.findChild(Palette) is not None


def test_a_button_that_stays_keeps_the_keyboard(desk: Desk, screens: Screens) -> None:
    tab_until(lambda: focused() is button(desk, "Rule it out"))
    desk.bridge.submit(ChangeHypothesis(stream=desk.selected, statement="The new release"))
    screens.settled(desk.bridge)
    assert focused() is button(desk, "Rule it out")


def test_after_a_form_the_keyboard_is_where_it_was(desk: Desk, screens: Screens) -> None:
    click(button(desk, "Rule it out"))
    (dialog,) = desk.findChildren(FormDialog)
    dialog.controls["reason"].set_value("We looked")
    with screens.qtbot.waitSignal(dialog.accepted):
        dialog.send()
    screens.settled(desk.bridge)
    press("Ctrl+2")
    assert desk.pages.current == "hypotheses"


def test_a_link_is_followed_on_and_on(screens: Screens) -> None:
    inspector = Inspector()
    screens.show(inspector)
    sheets = {
        name: Sheet(name, name, (), (Section("Linked", (Line("", other, other),)),))
        for name, other in (("One", "Two"), ("Two", "One"))
    }
    inspector.opened.connect(lambda stream: inspector.show_sheet(sheets[stream], []))
    inspector.show_sheet(sheets["One"], [])
    tab_until(lambda: focused().accessibleName() == "Two")
    press("Return")
    assert focused() is inspector
    press("Tab")
    assert focused().accessibleName() == "One"


@pytest.mark.parametrize("code", i18n.available())
@pytest.mark.parametrize("full", [False, True])
def test_no_sheet_is_wider_than_the_inspector(code: str, full: bool, screens: Screens) -> None:
    i18n.use(code)
    room: Bench | str = overfull.build(screens.store) if full else finished_room()
    desk = screens.desk(room, 1280, 720)
    rows = {row.kind: row for row in desk.room.timeline.rows}
    streams = {row.stream for row in rows.values()}
    streams |= {f"station:{key}" for key in desk.room.stations.by_key}
    streams |= {"incident", "point:words", "point:fates", "point:hypotheses", ""}
    wide = []
    for stream in streams:
        desk.choose(stream)
        QApplication.processEvents()
        inner = desk.inspector.widget()
        assert inner is not None
        needs = inner.minimumSizeHint().width()
        wide += [(stream, needs)] if needs > desk.inspector.viewport().width() else []
    assert wide == []


@pytest.mark.parametrize("code", i18n.available())
def test_no_button_loses_words_when_the_window_gets_smaller(code: str, screens: Screens) -> None:
    i18n.use(code)
    desk = screens.desk(finished_room(), 2080, 1000)
    for stream in (desk.room.stream_of("F1"), desk.room.stream_of("H1"), "incident"):
        for width in (2080, 1280, 2080):
            desk.choose(stream)
            desk.resize(width, 720)
            QApplication.processEvents()
            buttons = desk.inspector.findChildren(QPushButton)
            assert buttons
            cut = [each.text() for each in buttons if each.width() < each.sizeHint().width()]
            assert (stream, width, cut) == (stream, width, [])
