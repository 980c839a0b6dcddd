"""A list page shows lines or what would fill them, and its actions as buttons."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtWidgets import QPushButton

from tests.hostile import HOSTILE
from tests.rooms import Bench
from tests.screens import Screens, click, focused, plain, shown
from ui.panels.list_page import ListPage
from ui.panels.page_table import BY_NAME


@pytest.fixture
def page(screens: Screens) -> ListPage:
    """Give an empty page of hypotheses in a window of its own."""
    made = ListPage(BY_NAME["hypotheses"])
    made.resize(900, 600)
    screens.show(made)
    return made


def test_an_empty_page_says_what_would_fill_it(page: ListPage) -> None:
    page.show_room(Bench().room, "")
    assert "No hypothesis yet" in shown(page)
    assert not page.list.isVisible()


def test_lines_take_its_place(page: ListPage) -> None:
    bench = Bench()
    page.show_room(bench.room, "")
    cause = bench.hypothesis("The release")
    page.show_room(bench.room, cause)
    assert page.list.isVisible()
    assert "No hypothesis yet" not in shown(page)
    assert "1 alive" in shown(page)
    assert [index.row() for index in page.list.view.selectionModel().selectedRows()] == [0]


def test_it_is_stale_until_it_is_shown(page: ListPage) -> None:
    assert page.stale
    page.show_room(Bench().room, "")
    assert not page.stale


def test_its_actions_are_buttons(page: ListPage) -> None:
    done: list[str] = []
    page.add_buttons(
        [("State one", "", lambda: done.append("state")), ("Rate", "", lambda: done.append("rate"))]
    )
    for each in page.findChildren(QPushButton):
        if each.accessibleName() == "Rate":
            click(each)
    assert done == ["rate"]


def test_the_keyboard_goes_to_its_list(page: ListPage) -> None:
    bench = Bench()
    bench.hypothesis("The release")
    page.show_room(bench.room, "")
    page.setFocus()
    assert focused() is page.list.view


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_words_are_shown_as_they_are(text: str, screens: Screens) -> None:
    kind = msgspec.structs.replace(BY_NAME["hypotheses"], count=lambda _room: text)
    page = ListPage(kind)
    screens.show(page)
    page.show_room(Bench().room, "")
    assert text in shown(page)
    assert plain(page) == []
