"""Every page at every zoom: rows hold their words, nothing is cut or lies over something else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.fitting import cut
from tests.rooms import busy_room
from tests.screens import Screens
from ui.panels.page_table import PAGES
from ui.panels.start import StartPage
from ui.theme import apply, scale

SIZES = ((0.8, 1.0), (1.0, 1.0), (1.5, 1.0), (2.0, 1.0), (1.0, 1.3), (1.25, 1.3))


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """Leave the usual size behind."""
    yield
    apply.use_scale(1.0)


@pytest.mark.parametrize(("zoom", "text"), SIZES)
def test_no_words_of_a_page_are_cut(zoom: float, text: float, screens: Screens) -> None:
    apply.use_scale(zoom, text)
    desk = screens.desk(busy_room(), 1920, 1080)
    desk.choose(desk.room.stream_of("F1"))
    for kind in PAGES:
        desk.go(kind.name)
        desk.grab()
        QApplication.processEvents()
        assert cut(desk) == [], kind.name


@pytest.mark.parametrize(("zoom", "text"), SIZES)
def test_no_words_of_the_start_page_are_cut(zoom: float, text: float, screens: Screens) -> None:
    apply.use_scale(zoom, text)
    busy_room().save(screens.store)
    page = StartPage(screens.store.place, "Ana", "")
    page.show_rooms(screens.store.heads())
    page.resize(1920, 1080)
    screens.show(page)
    assert cut(page) == []


def test_a_row_grows_with_the_zoom() -> None:
    from ui.delegates.line import row_height

    before = row_height(tall=True)
    scale.use(2.0)
    assert row_height(tall=True) == 2 * before
