"""Pictures of the desk have the size asked for, show what was asked for, and leave nothing behind."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.rooms import Bench, busy_room, minute
from tests.screens import Screens
from ui.bridge import Bridge
from ui.desk.desk import Desk
from ui.pictures import Look, desk_picture, save_picture, select_newest, wait_loaded
from ui.theme import current
from ui.theme.words import plain_label
from warroom import i18n
from warroom.errors import Corrupt, Rejected, Unavailable

PAGES = ("timeline", "hypotheses", "fixes", "owners", "files", "closeout")


@pytest.fixture
def room(screens: Screens) -> str:
    """Give the id of a busy room on the file."""
    return busy_room().save(screens.store)


def desks() -> list[QWidget]:
    """List the desks that are left when everything was put away that is going."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Desk)]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_becomes_a_picture(page: str, screens: Screens, room: str, tmp_path: Path) -> None:
    path = tmp_path / "new" / f"{page}.png"
    desk_picture(screens.url, room, path, Look(width=1280, height=720, page=page))
    assert QImage(str(path)).size() == QSize(1280, 720)
    assert desks() == []


@pytest.mark.parametrize(("scale", "width", "height"), [(2.0, 2600, 1400), (1.5, 1950, 1050)])
def test_a_dense_screen_has_more_dots(
    scale: float, width: int, height: int, screens: Screens, room: str, tmp_path: Path
) -> None:
    desk_picture(screens.url, room, tmp_path / "a.png", Look(width=1300, height=700, scale=scale))
    assert QImage(str(tmp_path / "a.png")).size() == QSize(width, height)


@pytest.mark.parametrize("name", ["INC-2026-0001", "card-payments-fail"])
def test_a_room_is_found_by_what_people_call_it(
    name: str, screens: Screens, room: str, tmp_path: Path
) -> None:
    desk_picture(screens.url, name, tmp_path / "a.png", Look(width=1280, height=720))
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_of_an_earlier_time_differs(screens: Screens, room: str, tmp_path: Path) -> None:
    def drawn(**when: str) -> bytes:
        look = Look(width=1280, height=720, page="hypotheses", **when)  # type: ignore[arg-type]
        desk_picture(screens.url, room, tmp_path / "a.png", look)
        return (tmp_path / "a.png").read_bytes()

    early = drawn(as_of=minute(1))
    assert drawn(as_of=minute(1)) == early
    assert drawn(as_of=minute(20)) != early
    assert drawn(known_at=minute(20)) != early


def test_theme_and_language_are_those_asked_for(screens: Screens, room: str, tmp_path: Path) -> None:
    desk_picture(screens.url, room, tmp_path / "a.png", Look(width=1280, height=720), "light", "es")
    assert (current.name(), i18n.language()) == ("light", "es")


def test_a_name_without_ending_is_a_png_too(screens: Screens, room: str, tmp_path: Path) -> None:
    desk_picture(screens.url, room, tmp_path / "picture", Look(width=1280, height=720))
    assert (tmp_path / "picture").read_bytes().startswith(b"\x89PNG")


def test_what_is_not_there_is_refused_and_leaves_nothing(screens: Screens, room: str, tmp_path: Path) -> None:
    with pytest.raises(Rejected, match=r"There is no page moon\."):
        desk_picture(screens.url, room, tmp_path / "a.png", Look(page="moon"))
    with pytest.raises(Rejected, match="nowhere"):
        desk_picture(screens.url, "nowhere", tmp_path / "a.png", Look())
    assert not (tmp_path / "a.png").exists()
    assert desks() == []


def test_a_place_that_cannot_be_written_is_told_in_words(screens: Screens, room: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for place in (tmp_path / "file" / "a.png", tmp_path):
        with pytest.raises(Unavailable, match="cannot be written"):
            desk_picture(screens.url, room, place, Look(width=1280, height=720))
    assert desks() == []


def test_a_room_that_cannot_be_opened_is_told_in_words(screens: Screens, room: str) -> None:
    with closing(sqlite3.connect(screens.file)) as other, other:
        other.execute("DROP TABLE body")
    bridge = Bridge(screens.store, room, "")
    with pytest.raises(Corrupt, match="is damaged"):
        wait_loaded(bridge)
    bridge.stop()


def test_a_damaged_log_is_shown_at_once(screens: Screens, room: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(screens.file)) as other, other:
        other.execute("UPDATE entry SET actor = 'somebody' WHERE seq = 2")
    bridge = Bridge(screens.store, room, "")
    wait_loaded(bridge)
    assert bridge.verified.finding is not None
    bridge.stop()


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("timeline", "fix"),
        ("hypotheses", "hypothesis"),
        ("fixes", "fix"),
        ("owners", "station"),
        ("closeout", "point"),
    ],
)
def test_something_is_selected_that_a_person_would_look_at(page: str, kind: str, screens: Screens) -> None:
    desk = screens.desk(busy_room())
    desk.go(page)
    select_newest(desk, page)
    assert desk.selected.startswith(f"{kind}:")


def test_an_empty_room_has_nothing_to_select(screens: Screens) -> None:
    desk = screens.desk(Bench(people=()))
    for page in ("timeline", "hypotheses", "fixes", "owners"):
        desk.go(page)
        select_newest(desk, page)
    assert desk.selected == "incident"


def test_any_widget_can_be_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    label = plain_label("Words")
    qtbot.addWidget(label)
    save_picture(label, tmp_path / "label.png", QSize(120, 40), 1.0)
    assert QImage(str(tmp_path / "label.png")).size() == QSize(120, 40)
