"""Files are dropped on the desk and pasted into it; words stay words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.files import large
from tests.rooms import Bench, busy_room
from tests.screens import Screens, press, type_in
from ui.desk.desk import Desk
from ui.desk.drops import carries, limits, sources
from warroom.errors import WarRoomError

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def mime_of(*paths: Path) -> QMimeData:
    """Give what a file manager drags or copies."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    mime.setText("\n".join(str(path) for path in paths))
    return mime


def picture() -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    return image


def enter(widget: QWidget, mime: QMimeData) -> QDragEnterEvent:
    """Drag something over a widget."""
    event = QDragEnterEvent(QPoint(200, 200), COPY, mime, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    return event


def drop(widget: QWidget, mime: QMimeData) -> QDropEvent:
    """Drop something on a widget; Qt takes only what came over it before."""
    enter(widget, mime)
    event = QDropEvent(QPointF(200, 200), COPY, mime, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    return event


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room."""
    return screens.desk(busy_room())


@pytest.fixture(autouse=True)
def clean_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing on the clipboard."""
    yield
    QGuiApplication.clipboard().clear()


def names(desk: Desk, screens: Screens, qtbot: QtBot) -> list[str]:
    """Wait for what is on its way and name what the room has."""
    qtbot.waitUntil(lambda: not desk.files.uploads.busy)
    return [each.name for each in screens.settled(desk.bridge).attachments.values()]


def test_a_drop_attaches_to_what_is_selected(
    desk: Desk, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    seen = desk.room.stream_of("E1")
    desk.choose(seen)
    mime = mime_of(large(tmp_path / "a.log", 2), large(tmp_path / "b.log", 1))
    assert enter(desk, mime).isAccepted()
    target = desk.files.drops.target
    assert target.isVisible()
    assert target.accessibleName() == f"Drop to attach to E1. {limits()}"
    assert drop(desk, mime).isAccepted()
    assert not target.isVisible()
    assert names(desk, screens, qtbot) == ["a.log", "b.log"]
    first = desk.room.timeline.first
    assert {first[each].links for each in desk.room.attachments} == {(seen,)}
    assert "a.log" in [line.text for section in desk.inspector._sheet.sections for line in section.lines]  # type: ignore[union-attr]


def test_leaving_takes_the_target_away(desk: Desk, tmp_path: Path) -> None:
    enter(desk, mime_of(tmp_path / "a.log"))
    QApplication.sendEvent(desk, QDragLeaveEvent())
    assert not desk.files.drops.target.isVisible()


def test_a_file_over_the_entry_line_is_the_desks(
    desk: Desk, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    mime = mime_of(large(tmp_path / "a.log", 1))
    enter(desk.line.edit, mime)
    assert desk.files.drops.target.isVisible()
    drop(desk.line.edit, mime)
    assert names(desk, screens, qtbot) == ["a.log"]
    assert desk.line_text() == ""


def test_words_are_dropped_into_the_line_as_ever(desk: Desk) -> None:
    mime = QMimeData()
    mime.setText("Queue doubled")
    assert not enter(desk, mime).isAccepted()
    assert enter(desk.line.edit, mime).isAccepted()
    drop(desk.line.edit, mime)
    assert desk.line_text() == "Queue doubled"


def test_folders_and_what_is_elsewhere_are_said(
    desk: Desk, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    mime = mime_of(tmp_path)
    mime.setUrls([*mime.urls(), QUrl("https://example.org/chart.png")])
    drop(desk, mime)
    assert names(desk, screens, qtbot) == []
    said = desk.files.bar.text
    assert "is a folder. Attach its files, or a zip of it." in said
    assert "chart.png was not attached: This is no file on this computer." in said


def test_a_picture_is_pasted_as_png_named_by_the_time(desk: Desk, screens: Screens, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(picture())
    press("Ctrl+V")
    (name,) = names(desk, screens, qtbot)
    assert name.startswith("Picture 20")
    assert name.endswith(".png")
    (item,) = desk.room.attachments.values()
    assert item.media_type == "image/png"
    assert desk.line_text() == ""


@pytest.mark.parametrize("place", ["line", "list"])
def test_files_are_pasted_wherever_the_keyboard_is(
    place: str, desk: Desk, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    (press if place == "list" else type_in)("Escape" if place == "list" else "Half a ")
    QGuiApplication.clipboard().setMimeData(mime_of(large(tmp_path / "a.log", 1)))
    press("Ctrl+V")
    assert names(desk, screens, qtbot) == ["a.log"]
    assert desk.line_text() == ("" if place == "list" else "Half a ")


@pytest.mark.parametrize("place", ["line", "list"])
def test_words_are_pasted_into_the_line(place: str, desk: Desk) -> None:
    if place == "list":
        press("Escape")
    QGuiApplication.clipboard().setText("Queue doubled")
    press("Ctrl+V")
    assert desk.line_text() == "Queue doubled"
    assert desk.line.edit.hasFocus()
    assert desk.files.uploads.items == []


def test_many_lines_pasted_in_a_list_are_looked_at_first(desk: Desk, qtbot: QtBot) -> None:
    press("Escape")
    QGuiApplication.clipboard().setText("Queue doubled\nShops call")
    with qtbot.waitSignal(desk.line.many_pasted):
        press("Ctrl+V")


def test_words_with_a_picture_of_them_are_words() -> None:
    mime = QMimeData()
    mime.setImageData(picture())
    assert carries(mime)
    mime.setText("a table")
    assert not carries(mime)


def test_names_come_clean_from_addresses(tmp_path: Path) -> None:
    mime = mime_of(
        tmp_path / "請求書 Żółć.png", tmp_path / "safe\u202egnp.csv", tmp_path / ("x" * 250 + ".csv")
    )
    found = [name for name, _source in sources(mime, "")]
    assert found[:2] == ["請求書 Żółć.png", "safegnp.csv"]
    assert found[2].endswith("x.csv")
    assert len(found[2]) <= 120
    mime.setUrls([QUrl("https://example.org/")])
    ((name, problem),) = sources(mime, "")
    assert name == "example.org"
    assert isinstance(problem, WarRoomError)


def test_before_the_room_is_there_nothing_is_taken(screens: Screens, tmp_path: Path) -> None:
    desk = screens.desk(Bench())
    desk.bridge.room, kept = None, desk.bridge.room
    assert not enter(desk, mime_of(tmp_path / "a.log")).isAccepted()
    QGuiApplication.clipboard().setImage(picture())
    assert not desk.files.drops.paste()
    desk.bridge.room = kept
