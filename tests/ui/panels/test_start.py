"""The start page: declared by keyboard in seconds, rooms found and opened, trouble said."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, closed_room
from tests.screens import Screens, click, focused, plain, press, shown, tab_until, type_in
from ui.models.servers import OWN, lines
from ui.panels.start import StartPage
from warroom.errors import Unavailable
from warroom.services.connections import Connection


@pytest.fixture
def page(screens: Screens) -> StartPage:
    """Give the page of a database with an open and a closed room, with the keyboard in it."""
    busy_room().save(screens.store)
    closed_room(reference="INC-2026-0002", slug="closed").entries  # noqa: B018 - made for its reference below
    made = StartPage(screens.store.place, "Anna", "")
    made.resize(1200, 800)
    screens.show(made)
    made.show_rooms(screens.store.heads())
    made.setFocus()
    return made


def test_a_title_and_enter_declare(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.declared) as declared:
        type_in("Customers are charged twice")
        press("Return")
    assert declared.args == ["Customers are charged twice", "Anna"]


def test_the_station_sets_of_the_house_are_offered(page: StartPage) -> None:
    assert page.station_set == ""
    assert not page.stations.isVisible()
    page.show_sets([("a", "Money is wrong"), ("b", "The network fails")], "b")
    assert page.stations.isVisible()
    assert page.station_set == "b"
    tab_until(lambda: focused() is page.stations)
    press("Up")
    assert page.station_set == "a"
    page.show_sets([("a", "Money is wrong")], "gone")
    assert page.station_set == ""


def test_a_server_that_is_away_is_said_above_its_copies(page: StartPage) -> None:
    page.show_away(Unavailable("rooms.example.org is away."), 2)
    assert "■ rooms.example.org is away. Below are the rooms" in shown(page)
    assert "2 more rooms are only on the server." in shown(page)
    page.show_away(None)
    assert "is away" not in shown(page)


def test_ones_name_can_be_given_first(page: StartPage, qtbot: QtBot) -> None:
    type_in("Power is down")
    tab_until(lambda: focused() is page.person)
    press("Ctrl+A")
    type_in("Ben")
    with qtbot.waitSignal(page.declared) as declared:
        press("Return")
    assert declared.args == ["Power is down", "Ben"]


def test_every_key_of_the_title_is_told(page: StartPage) -> None:
    typed: list[str] = []
    page.typed.connect(typed.append)
    type_in("Pow")
    assert typed == ["P", "Po", "Pow"]


def test_a_draft_is_there_again(screens: Screens) -> None:
    made = StartPage(screens.store.place, "Anna", "Half a tit")
    screens.show(made)
    assert made.title.text() == "Half a tit"


def test_a_room_is_found_and_opened_by_key(page: StartPage, qtbot: QtBot, screens: Screens) -> None:
    (head,) = screens.store.heads()
    tab_until(lambda: focused() is page.list.view)
    press("Down")
    with qtbot.waitSignal(page.opened) as opened:
        press("Return")
    assert opened.args == [head.id]


def test_down_from_the_title_goes_into_the_list(page: StartPage, qtbot: QtBot) -> None:
    press("Down")
    assert focused() is page.list.view
    with qtbot.waitSignal(page.opened):
        press("Return")


def test_the_demonstration_is_one_button(page: StartPage, qtbot: QtBot) -> None:
    demo = next(each for each in page.findChildren(QPushButton) if "demonstration" in each.accessibleName())
    tab_until(lambda: focused() is demo)
    with qtbot.waitSignal(page.demo_wanted):
        press("Space")


def test_declare_is_a_button_too(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.declared):
        click(next(each for each in page.findChildren(QPushButton) if each.accessibleName() == "Declare"))


def test_no_rooms_yet_says_what_to_do(page: StartPage) -> None:
    page.show_rooms([])
    assert "No room yet" in shown(page)
    assert not page.list.isVisible()


def test_what_went_wrong_is_said_until_the_next_try(page: StartPage) -> None:
    page.complain("The disk is full.")
    assert "The disk is full." in shown(page)
    type_in("Again")
    press("Return")
    assert "The disk is full." not in shown(page)


def test_where_the_rooms_lie_is_said(page: StartPage, screens: Screens) -> None:
    assert str(screens.file) in shown(page)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_text_is_shown_as_it_is(text: str, screens: Screens) -> None:
    Bench(text[:400]).save(screens.store)
    made = StartPage(text, text, "")
    made.resize(1200, 800)
    screens.show(made)
    made.show_rooms(screens.store.heads())
    made.complain(text)
    assert shown(made).count(text) >= 2
    assert plain(made) == []
    assert not made.grab().isNull()
    assert made.minimumSizeHint().width() < 960


def test_where_rooms_are_stands_below_and_is_opened(page: StartPage, qtbot: QtBot) -> None:
    assert not page.servers.isVisible()
    ours = Connection("Ours", "postgresql://ana@rooms.example.org/warroom")
    page.show_servers(lines([ours], {}, OWN, own=True))
    assert page.servers.isVisible()
    tab_until(page.servers.view.hasFocus)
    press("End")
    with qtbot.waitSignal(page.server_opened) as opened:
        press("Return")
    assert opened.args == ["server:Ours"]
    page.show_servers(lines([ours] * 9, {}, OWN, own=True))
    assert page.servers.height() < 260
    page.show_servers([])
    assert not page.servers.isVisible()
