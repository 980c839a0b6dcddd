"""What is under way keeps a desk open without holding the window; asked again, one leaves without it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.files import large
from tests.fixtures import Opener
from tests.rooms import busy_room
from tests.screens import Screens, press, shown
from tests.ui.test_uploads import gate
from ui.desk.desk import Desk
from ui.desk.window import MainWindow
from ui.desk.windows import SECOND
from ui.theme import current


@pytest.fixture
def window(screens: Screens, opener: Opener) -> MainWindow:
    """Give a window at a room; papers are opened with nothing."""
    made = screens.window()
    screens.enter(made, busy_room())
    return made


@pytest.fixture
def go() -> Iterator[threading.Event]:
    """Give what a paper in work waits for; it is let go at the end."""
    made = threading.Event()
    yield made
    made.set()


def paper(desk: Desk, go: threading.Event, path: Path) -> Path:
    """Begin a paper that is written when one lets it."""

    def write() -> Path:
        assert go.wait(30)
        path.write_bytes(b"%PDF")
        return path

    desk.papers._start(write)
    return path


def test_the_window_closes_when_the_paper_is_written(
    screens: Screens, window: MainWindow, go: threading.Event, tmp_path: Path
) -> None:
    assert window.desk is not None
    written = paper(window.desk, go, tmp_path / "paper.pdf")
    window.close()
    assert window.isVisible()
    assert "It closes when the paper is written." in window.desk.message.text
    go.set()
    screens.qtbot.waitUntil(lambda: not window.isVisible())
    assert written.read_bytes() == b"%PDF"


def test_closing_again_leaves_without_the_paper(
    screens: Screens, window: MainWindow, go: threading.Event, opener: Opener, tmp_path: Path
) -> None:
    assert window.desk is not None
    written = paper(window.desk, go, tmp_path / "paper.pdf")
    window.close()
    window.close()
    assert not window.isVisible()
    go.set()
    screens.qtbot.waitUntil(written.exists)
    assert opener.paths == []


def test_a_room_is_left_when_the_files_are_in(screens: Screens, window: MainWindow, tmp_path: Path) -> None:
    assert window.desk is not None
    incident = window.desk.bridge.incident
    with gate(screens.store, after=1) as through:
        window.desk.files.attach_paths([large(tmp_path / "calls.log", 3)])
        press("Ctrl+W")
        assert window.start is None
        assert "Close it again to leave without them." in window.desk.message.text
        through.set()
        screens.qtbot.waitUntil(lambda: window.start is not None)
    assert [entry.kind for entry in screens.store.read(incident)][-1] == "file.attached"


def test_a_room_is_left_without_the_files_when_asked_again(
    screens: Screens, window: MainWindow, tmp_path: Path
) -> None:
    assert window.desk is not None
    incident, before = window.desk.bridge.incident, window.desk.room.seq
    with gate(screens.store, after=1) as through:
        window.desk.files.attach_paths([large(tmp_path / "calls.log", 3)])
        press("Ctrl+W")
        threading.Timer(0.05, through.set).start()
        window.leave_room()
        assert window.start is not None
    assert screens.store.head(incident).seq == before


def test_another_look_waits_for_the_paper(
    screens: Screens, window: MainWindow, go: threading.Event, opener: Opener, tmp_path: Path
) -> None:
    desk = window.desk
    assert desk is not None
    written = paper(desk, go, tmp_path / "paper.pdf")
    press("Ctrl+Shift+D")
    assert "The look changes when what is under way is done." in shown(desk.footer)
    assert (window.desk, current.name()) == (desk, "dark")
    go.set()
    screens.qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
    assert (current.name(), opener.paths) == ("light", [written])


def test_the_second_window_stays_for_its_paper(
    screens: Screens, window: MainWindow, go: threading.Event, tmp_path: Path
) -> None:
    press("F10")
    second = window.windows.desks[SECOND]
    paper(second, go, tmp_path / "paper.pdf")
    window.windows.toggle_second()
    assert SECOND in window.windows.beside
    go.set()
    screens.qtbot.waitUntil(lambda: SECOND not in window.windows.beside)


def test_the_end_of_the_system_waits_for_nothing(
    screens: Screens, window: MainWindow, go: threading.Event, tmp_path: Path
) -> None:
    assert window.desk is not None
    written = paper(window.desk, go, tmp_path / "paper.pdf")
    window.leaving.quiet = True
    window.close()
    assert not window.isVisible()
    go.set()
    screens.qtbot.waitUntil(written.exists)
