"""Files come in one after another, can be called off, and what fails stays to be read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from tests.files import large
from tests.rooms import Bench
from tests.screens import Screens, full_disk, read_only
from ui.bridge import Bridge
from ui.uploads import Uploads, png
from warroom.domain.rules.attachments import MIB
from warroom.errors import Rejected, Unavailable
from warroom.services.attachments import Content
from warroom.store.store import Store

pytestmark = pytest.mark.both


@contextmanager
def gate(store: Store, after: int) -> Iterator[threading.Event]:
    """Hold the storing of pieces beyond the first ones until the event is set."""
    go, seen = threading.Event(), []

    def hold(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("INSERT INTO chunk"):
            seen.append(1)
            if len(seen) > after:
                assert go.wait(30)

    event.listen(store.engine, "before_cursor_execute", hold)
    yield go
    go.set()


@pytest.fixture
def bridge(screens: Screens) -> Iterator[Bridge]:
    """Give an open room; what is on its way is waited for at the end."""
    made = screens.bridge(Bench(), station="LEAD")
    yield made
    Uploads.of(made).finish()


def add(bridge: Bridge, *paths: Path, links: tuple[str, ...] = (), about: str = "") -> Uploads:
    uploads = Uploads.of(bridge)
    uploads.add([(path.name, Content(path.name, path)) for path in paths], links, about)
    return uploads


def test_files_come_one_after_another(bridge: Bridge, screens: Screens, tmp_path: Path, qtbot: QtBot) -> None:
    paths = [large(tmp_path / f"{number}.log", 2 + number) for number in range(3)]
    uploads = add(bridge, *paths)
    assert [each.state for each in uploads.items] == ["running", "waiting", "waiting"]
    assert uploads.busy
    bridge.station = "VOICE"
    qtbot.waitUntil(lambda: not uploads.items)
    room = screens.settled(bridge)
    assert [each.name for each in room.attachments.values()] == ["0.log", "1.log", "2.log"]
    assert {each.station for each in room.attachments.values()} == {"LEAD"}
    assert not uploads.busy


def test_a_room_has_one_queue(bridge: Bridge) -> None:
    assert Uploads.of(bridge) is Uploads.of(bridge)


def test_one_called_off_in_the_middle_leaves_no_entry(
    bridge: Bridge, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    before = bridge.ready.seq
    with gate(screens.store, after=1) as go:
        uploads = add(bridge, large(tmp_path / "calls.log", 20))
        (item,) = uploads.items
        qtbot.waitUntil(lambda: item.done == MIB)
        assert item.size == 20 * MIB
        uploads.cancel(item.number)
        go.set()
        qtbot.waitUntil(lambda: not uploads.items)
    assert screens.store.head(bridge.incident).seq == before
    assert screens.store.verify(bridge.incident) is None
    with screens.store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM chunk").scalar_one() < 20


def test_one_that_waits_is_called_off_at_once(bridge: Bridge, screens: Screens, tmp_path: Path) -> None:
    with gate(screens.store, after=0):
        uploads = add(bridge, large(tmp_path / "a.log", 1), large(tmp_path / "b.log", 1))
        uploads.cancel(uploads.items[1].number)
        assert [each.name for each in uploads.items] == ["a.log"]
        uploads.cancel_all()
        assert uploads.items[0].cancel.is_set()


def test_what_fails_stays_until_it_is_dismissed_and_the_next_one_comes(
    bridge: Bridge, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty.txt").touch()
    uploads = add(bridge, tmp_path / "empty.txt", tmp_path / "gone.txt", large(tmp_path / "a.log", 1))
    qtbot.waitUntil(lambda: not uploads.busy)
    assert [(each.name, each.state) for each in uploads.items] == [
        ("empty.txt", "failed"),
        ("gone.txt", "failed"),
    ]
    assert "is empty" in str(uploads.items[0].error)
    assert [each.name for each in screens.settled(bridge).attachments.values()] == ["a.log"]
    uploads.cancel(uploads.items[0].number)
    assert [each.name for each in uploads.items] == ["gone.txt"]


def test_a_refusal_of_the_rules_is_a_failure(bridge: Bridge, tmp_path: Path, qtbot: QtBot) -> None:
    path = large(tmp_path / "a.log", 1)
    uploads = add(bridge, path, path)
    qtbot.waitUntil(lambda: not uploads.busy)
    (failed,) = uploads.items
    assert isinstance(failed.error, Rejected)
    assert "is attached here already, as P1" in str(failed.error)


@pytest.mark.files
@pytest.mark.parametrize("trouble", [full_disk, read_only])
def test_a_database_that_takes_nothing_says_so(
    trouble: type, bridge: Bridge, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    path = large(tmp_path / "a.log", 3)
    with trouble(screens.store):
        uploads = add(bridge, path)
        qtbot.waitUntil(lambda: not uploads.busy)
        assert isinstance(uploads.items[0].error, Unavailable)
    uploads.cancel_all()
    assert uploads.items == []
    add(bridge, path)
    qtbot.waitUntil(lambda: not uploads.items)
    assert len(screens.settled(bridge).attachments) == 1


def test_the_log_that_refuses_the_entry_is_a_failure(
    bridge: Bridge, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    path = large(tmp_path / "a.log", 1)
    add(bridge, path)
    screens.settled(bridge)
    uploads = Uploads.of(bridge)
    qtbot.waitUntil(lambda: not uploads.items)
    with read_only(screens.store):
        uploads.add([("a.log", Content("a.log", path))], ("incident",), "")
        qtbot.waitUntil(lambda: not uploads.busy)
    assert isinstance(uploads.items[0].error, Unavailable)


def test_who_leaves_waits_for_what_is_on_its_way(bridge: Bridge, screens: Screens, tmp_path: Path) -> None:
    uploads = add(bridge, large(tmp_path / "a.log", 3), large(tmp_path / "b.log", 2))
    uploads.finish()
    bridge.stop()
    assert [entry.kind for entry in screens.store.read(bridge.incident)[-2:]] == ["file.attached"] * 2


def test_a_picture_comes_in_as_png(bridge: Bridge, screens: Screens, qtbot: QtBot) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0)
    uploads = Uploads.of(bridge)
    with qtbot.waitSignal(uploads.attached):
        uploads.add([("picture.png", image)], (), "")
    (item,) = screens.settled(bridge).attachments.values()
    assert (item.name, item.media_type) == ("picture.png", "image/png")
    assert png(image).startswith(b"\x89PNG")


def test_an_empty_picture_is_said_so(bridge: Bridge, qtbot: QtBot) -> None:
    uploads = Uploads.of(bridge)
    uploads.add([("picture.png", QImage())], (), "")
    qtbot.waitUntil(lambda: not uploads.busy)
    assert "cannot be read" in str(uploads.items[0].error)


def test_an_error_in_place_of_a_file_is_its_failure(bridge: Bridge) -> None:
    uploads = Uploads.of(bridge)
    uploads.add([("page.html", Rejected("no file"))], (), "")
    assert uploads.items[0].state == "failed"
    assert not uploads.busy
