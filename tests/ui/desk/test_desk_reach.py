"""Every part of every window has a name for a screen reader, is reached by key, and fits the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QFileDialog,
    QLineEdit,
    QWidget,
)

from tests import overfull
from tests.forms import forms
from tests.rooms import busy_room
from tests.screens import Screens, focused, press
from ui.actions import BY_ID
from ui.desk.desk import Desk
from ui.dialogs.form import FormDialog
from ui.palette import Palette
from ui.panels import page_table
from ui.panels.start import StartPage
from warroom import i18n

PAGES = tuple(kind.name for kind in page_table.PAGES)
TAB = Qt.FocusPolicy.TabFocus


def parts(window: QWidget) -> Iterator[QWidget]:
    """Give the parts in sight that take the keyboard; a field's own inner line is part of the field."""
    for each in window.findChildren(QWidget):
        inner = isinstance(each.parent(), QAbstractScrollArea) or (
            isinstance(each, QLineEdit) and each.objectName().startswith("qt_")
        )
        if each.isVisible() and each.focusPolicy() & TAB and each.focusProxy() is None and not inner:
            yield each


def unnamed(window: QWidget) -> list[str]:
    """List the parts that a screen reader could not name."""
    return [
        f"{type(each).__name__} {each.objectName()}" for each in parts(window) if not each.accessibleName()
    ]


def is_reached_by_arrows(part: QWidget) -> bool:
    """Say whether a part is one of several of which one is chosen; Tab goes to the chosen one only."""
    group = part.group() if isinstance(part, QAbstractButton) else None
    return group is not None and group.checkedButton() is not part


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room."""
    return screens.desk(busy_room(), 1280, 720)


@pytest.mark.parametrize("page", PAGES)
def test_every_part_of_a_page_is_named(page: str, desk: Desk) -> None:
    desk.go(page)
    desk.choose(desk.room.stream_of("H1"))
    assert unnamed(desk) == []


def test_every_part_of_the_start_page_is_named(screens: Screens) -> None:
    busy_room().save(screens.store)
    page = StartPage("rooms.db", "Anna", "")
    page.show_rooms(screens.store.heads())
    screens.show(page)
    assert unnamed(page) == []


def test_every_part_of_every_form_is_named(screens: Screens) -> None:
    bench = busy_room()
    bench.hypothesis("The shops' own terminals")
    desk = screens.desk(bench)
    for name, form in forms(desk.room):
        dialog = desk.ask(form)
        assert (name, unnamed(dialog)) == (name, [])
        dialog.reject()


def test_every_part_of_the_palette_is_named(desk: Desk) -> None:
    desk.do(BY_ID["palette"])
    palette = desk.findChild(Palette)
    assert isinstance(palette, Palette)
    assert unnamed(palette) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_part_of_a_page_is_reached_by_tab(page: str, desk: Desk) -> None:
    desk.go(page)
    desk.choose(desk.room.stream_of("H1"))
    QApplication.processEvents()  # rows of buttons find their room
    wanted = set(parts(desk))
    reached: list[QWidget] = [focused()]
    while True:
        press("Tab")
        if focused() is reached[0] or len(reached) > 200:
            break
        reached.append(focused())
    missed = {each for each in wanted - set(reached) if not is_reached_by_arrows(each)}
    assert [f"{type(each).__name__} {each.accessibleName()}" for each in missed] == []


@pytest.mark.parametrize("code", i18n.available())
def test_an_overfull_room_fits_a_small_screen(code: str, screens: Screens) -> None:
    i18n.use(code)
    desk = screens.desk(overfull.build(screens.store), 1280, 720)
    desk.complain(overfull.LONG * 3)
    desk.say(overfull.LONG)
    for page in PAGES:
        desk.go(page)
        QApplication.processEvents()
        needs = desk.minimumSizeHint()
        assert (page, needs.width() <= 1280, needs.height() <= 720) == (page, True, True)
        outside = [
            each.accessibleName()
            for each in desk.findChildren(QWidget)
            if each.isVisible() and each.window() is desk and each.mapTo(desk, each.rect().topLeft()).x() < 0
        ]
        assert outside == []


@pytest.mark.parametrize("code", i18n.available())
def test_every_form_fits_a_small_screen(code: str, screens: Screens) -> None:
    i18n.use(code)
    room = overfull.build(screens.store)
    desk = screens.desk(room, 1280, 720)
    for name, form in forms(desk.room):
        dialog = desk.ask(form)
        needs = dialog.minimumSizeHint()
        assert (name, needs.width() <= 1280, needs.height() <= 720) == (name, True, True)
        dialog.reject()
    assert not [each for each in desk.findChildren(FormDialog) if each.isVisible()]
    assert desk.findChildren(QFileDialog) == []
