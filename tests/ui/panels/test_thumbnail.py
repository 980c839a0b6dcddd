"""A small picture stands in the inspector, or the words that say why there is none."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.files import attach, png
from tests.rooms import Bench
from tests.screens import Screens
from ui.desk.desk import Desk
from ui.panels.thumbnail import Thumbnail


def selected(screens: Screens, name: str, data: bytes) -> Desk:
    bench = Bench()
    stream = attach(bench, name, data, media_type="image/png")
    desk = screens.desk(bench)
    desk.open_stream(stream)
    return desk


def thumbnail(desk: Desk) -> Thumbnail:
    (found,) = (each for each in desk.inspector.findChildren(Thumbnail) if each.isVisible())
    return found


def test_the_picture_comes_into_the_sheet(screens: Screens, qtbot: QtBot) -> None:
    desk = selected(screens, "chart.png", png(300, 200))
    found = thumbnail(desk)
    qtbot.waitUntil(lambda: not found.picture.image.isNull())
    assert (found.picture.image.width(), found.text) == (300, "")
    assert found.picture.accessibleName() == "Small picture of chart.png"
    assert not found.grab().isNull()


def test_why_there_is_none_is_said_instead(screens: Screens, qtbot: QtBot, qt_messages: list[str]) -> None:
    desk = selected(screens, "chart.png", b"\x89PNG\r\n\x1a\n")
    found = thumbnail(desk)
    qtbot.waitUntil(lambda: bool(found.text))
    assert "damaged" in found.text
    assert not found.picture.isVisible()


@pytest.mark.parametrize("kind", ["text/csv", "application/pdf"])
def test_what_is_no_image_has_none(kind: str, screens: Screens) -> None:
    bench = Bench()
    stream = attach(bench, media_type=kind)
    desk = screens.desk(bench)
    desk.open_stream(stream)
    assert desk.inspector.findChildren(Thumbnail) == []
