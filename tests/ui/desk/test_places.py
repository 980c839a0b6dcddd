"""Windows come back where they were, and never out of sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.desk import places
from ui.desk.places import Area, rectangle, within
from warroom.config import WindowPlace

LEFT = Area("left", QRect(0, 0, 1920, 1080))
RIGHT = Area("right", QRect(1920, 200, 1280, 720))
WAS = WindowPlace(screen="right", x=100, y=50, width=800, height=600)


def test_a_window_comes_back_on_its_screen() -> None:
    assert rectangle(WAS, [LEFT, RIGHT]) == QRect(2020, 250, 800, 600)


def test_it_follows_its_screen_to_another_side() -> None:
    moved = Area("right", QRect(-1280, 0, 1280, 720))
    assert rectangle(WAS, [LEFT, moved]) == QRect(-1180, 50, 800, 600)


def test_without_its_screen_it_comes_to_the_first() -> None:
    assert rectangle(WAS, [LEFT]) == QRect(100, 50, 800, 600)


@pytest.mark.parametrize(
    "wanted",
    [
        QRect(-5000, -5000, 300, 300),
        QRect(9000, 100, 300, 300),
        QRect(100, 2000, 300, 300),
        QRect(10, 10, 9000, 9000),
        QRect(1900, 1000, 300, 300),
    ],
)
def test_no_window_is_out_of_sight(wanted: QRect) -> None:
    assert LEFT.room.contains(within(wanted, LEFT.room))


def test_a_place_is_taken_and_put_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(40, 60, 500, 400)
    window.show()
    place = places.place_of(window, WindowPlace(open=True, page="fixes"))
    assert (place.x, place.y, place.width, place.height) == (40, 60, 500, 400)
    assert (place.open, place.page, place.state) == (True, "fixes", "")
    other = QWidget()
    qtbot.addWidget(other)
    assert places.put(other, place)
    assert other.geometry() == window.geometry()


@pytest.mark.parametrize(
    ("state", "asked"), [("maximized", QWidget.isMaximized), ("full", QWidget.isFullScreen)]
)
def test_a_large_window_is_large_again(state: str, asked: object, qtbot: QtBot) -> None:
    assert callable(asked)
    window = QWidget()
    qtbot.addWidget(window)
    assert places.put(window, WindowPlace(x=10, y=10, width=500, height=400, state=state))
    window.show()
    assert asked(window)
    assert places.place_of(window, WindowPlace()).state == state


def test_a_window_that_was_never_shown_has_no_place(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert not places.put(window, WindowPlace())


@pytest.mark.parametrize("corner", [-4000, -200])
def test_a_lost_window_is_brought_back(corner: int, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(corner, corner, 300, 260)
    places.bring_back(window)
    assert any(area.room.contains(window.geometry()) for area in places.areas())
    before = window.geometry()
    places.bring_back(window)
    assert window.geometry() == before


def test_a_new_window_stands_on_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(0, 0, 700, 500)
    window.show()
    assert window.screen().availableGeometry().contains(places.beside(window, QSize(400, 300)))
