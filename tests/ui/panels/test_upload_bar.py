"""The bar of files on their way: progress, Cancel by keyboard, and errors that stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.files import large
from tests.hostile import HOSTILE
from tests.rooms import Bench
from tests.screens import Screens, focused, nameless, plain, press, shown, tab_until
from tests.ui.test_uploads import gate
from ui.bridge import Bridge
from ui.panels.upload_bar import MOST, UploadBar
from ui.uploads import Uploads
from warroom.errors import Rejected
from warroom.services.attachments import Content


@pytest.fixture
def bridge(screens: Screens) -> Iterator[Bridge]:
    """Give an open room."""
    made = screens.bridge(Bench(), station="LEAD")
    yield made
    Uploads.of(made).finish()


@pytest.fixture
def bar(bridge: Bridge, screens: Screens) -> UploadBar:
    """Give the bar, shown once it has something to say."""
    made = UploadBar(Uploads.of(bridge))
    made.resize(900, 900)
    assert made.isHidden()
    return made


def test_it_shows_how_far_each_file_is(
    bar: UploadBar, bridge: Bridge, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [large(tmp_path / "a.log", 4), large(tmp_path / "b.log", 1)]
    uploads = Uploads.of(bridge)
    with gate(screens.store, after=1):
        uploads.add([(path.name, Content(path.name, path)) for path in paths], (), "E9")
        qtbot.waitUntil(lambda: "1.0 MB of 4.0 MB" in shown(bar))
        assert bar.text == "a.log for E9\nb.log for E9"
        assert "waits" in shown(bar)
        assert not nameless(bar)
        assert plain(bar) == []
        assert not bar.grab().isNull()
    qtbot.waitUntil(bar.isHidden)


def test_cancel_is_reached_by_keyboard_and_the_keyboard_is_not_lost(
    bar: UploadBar, bridge: Bridge, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    path = large(tmp_path / "a.log", 4)
    uploads = Uploads.of(bridge)
    with gate(screens.store, after=1) as go:
        uploads.add([(path.name, Content(path.name, path))], (), "")
        qtbot.waitUntil(lambda: uploads.items[0].done > 0)
        screens.show(bar)
        tab_until(lambda: focused().accessibleName() == "Cancel a.log")
        with qtbot.waitSignal(bar.left):
            press("Space")
            assert "stops" in shown(bar)
            go.set()
    assert uploads.items == []
    assert bar.isHidden()


def test_an_error_names_its_file_and_stays_until_dismissed(
    bar: UploadBar, bridge: Bridge, screens: Screens
) -> None:
    uploads = Uploads.of(bridge)
    uploads.add([("a.txt", Rejected("No.")), ("b.txt", Rejected("b.txt is a folder."))], (), "")
    assert bar.text.splitlines() == ["a.txt was not attached: No.", "b.txt is a folder."]
    screens.show(bar)
    assert "Dismiss a.txt" in shown(bar)
    tab_until(lambda: focused().accessibleName() == "Dismiss a.txt")
    press("Space")
    assert bar.text == "b.txt is a folder."
    press("Space")
    assert bar.isHidden()


def test_many_are_counted(bar: UploadBar, bridge: Bridge) -> None:
    Uploads.of(bridge).add([(f"{n}.txt", Rejected("No.")) for n in range(MOST + 3)], (), "")
    assert len(bar.text.splitlines()) == MOST
    assert "3 more files" in shown(bar)


def test_in_a_small_window_the_room_is_left_to_the_page(bar: UploadBar, bridge: Bridge) -> None:
    bar.resize(900, 200)
    Uploads.of(bridge).add([(f"{n}.txt", Rejected("No.")) for n in range(3)], (), "")
    assert bar.text == "0.txt was not attached: No."
    assert "2 more files" in shown(bar)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_name_is_shown_as_it_is(text: str, bar: UploadBar, bridge: Bridge) -> None:
    Uploads.of(bridge).add([(text, Rejected("No."))], (), text)
    assert bar.text.startswith(text)
    assert plain(bar) == []
