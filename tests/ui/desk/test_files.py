"""Files are chosen, opened and saved from the desk; what is wrong with one is said."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.files import attach, large, png
from tests.fixtures import Opener
from tests.rooms import ANNA, Bench, busy_room, closed_room
from tests.screens import Screens, press, shown, type_in
from tests.ui.desk.test_papers import altered
from tests.ui.test_uploads import gate
from ui.desk.desk import Desk
from warroom.config import folders
from warroom.domain.rules.attachments import FILE_LIMIT, MIB, ROOM_LIMIT

pytestmark = pytest.mark.usefixtures("opener")


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room with three files on its page of files."""
    bench = busy_room()
    attach(bench, links=(bench.room.stream_of("E1"),))
    attach(bench, "chart.png", png(), media_type="image/png")
    attach(bench, "setup.txt", b"#!/bin/sh\nrm -rf ~\n")
    made = screens.desk(bench)
    press("Escape")
    press("Ctrl+9")
    return made


def name_in(dialog: QFileDialog, path: Path) -> None:
    """Write a path into the dialog."""
    edit = dialog.findChild(QLineEdit)
    assert edit is not None
    edit.setText(str(path))


def test_files_are_chosen_in_a_dialog_that_says_what_may_be(
    desk: Desk, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.choose(desk.room.stream_of("H1"))
    press("F6")
    (dialog,) = desk.findChildren(QFileDialog)
    assert dialog.windowTitle() == (
        f"Attach to H1. At most {FILE_LIMIT // MIB} MB a file and {ROOM_LIMIT // MIB} MB a room; no programs"
    )
    path = large(tmp_path / "calls.log", 1)
    name_in(dialog, path)
    with qtbot.waitSignal(desk.files.uploads.attached):
        press("Return")
    item = list(screens.settled(desk.bridge).attachments.values())[-1]
    assert (item.name, desk.room.timeline.first[item.id].links) == ("calls.log", (desk.room.stream_of("H1"),))
    assert "Attached calls.log." in shown(desk.footer)


@pytest.mark.parametrize(
    ("ref", "about"), [("H1", "H1"), ("E1", "E1"), ("F1", "F1"), ("D1", "D1"), ("P1", ""), ("H9", "")]
)
def test_a_file_is_about_what_is_selected(ref: str, about: str, desk: Desk) -> None:
    desk.choose(desk.room.stream_of(ref) or "incident")
    streams, words = desk.files.about()
    assert words == about
    assert len(streams) == bool(about)


def test_a_line_without_reference_is_named_by_its_time(screens: Screens) -> None:
    bench = Bench()
    note = bench.log("Shops call")
    desk = screens.desk(bench)
    desk.choose(note)
    assert desk.files.about()[1].startswith("the entry of ")
    desk.choose("station:LEAD")
    assert desk.files.about() == ((), "")


def test_enter_opens_a_copy_for_reading(desk: Desk, opener: Opener, qtbot: QtBot) -> None:
    press("Down", times=3)
    with qtbot.waitSignal(desk.files.opened):
        press("Return")
    (path,) = opener.paths
    assert path.name == "retry_sample.csv"
    assert path.is_relative_to(folders().cache / "files")
    assert path.read_bytes() == b"id,amount\n1,2\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    with qtbot.waitSignal(desk.files.opened):
        press("Return")
    assert opener.paths == [path, path]


def test_a_program_from_an_older_station_is_not_opened(desk: Desk, opener: Opener, qtbot: QtBot) -> None:
    press("Home")
    press("Return")
    qtbot.waitUntil(lambda: "setup.txt is a program or a script and is not opened." in desk.message.text)
    assert opener.paths == []
    assert not list((folders().cache / "files").rglob("*.txt"))


def test_an_altered_file_is_neither_opened_nor_saved(
    desk: Desk, screens: Screens, opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    altered(screens, "UPDATE chunk SET data = x'00'")
    press("Down", times=2)
    press("Return")
    qtbot.waitUntil(lambda: "missing or was altered" in desk.message.text)
    desk.message.clear()
    desk.files.save_to(desk.files.selected(), tmp_path / "saved.png")
    qtbot.waitUntil(lambda: "missing or was altered" in desk.message.text)
    assert opener.paths == []
    assert not list(tmp_path.glob("saved*"))


def test_a_file_is_saved_where_one_says(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    press("Down", times=2)
    press("Shift+F6")
    (dialog,) = desk.findChildren(QFileDialog)
    target = tmp_path / "mine.png"
    name_in(dialog, target)
    with qtbot.waitSignal(desk.files.saved):
        press("Return")
    assert target.read_bytes() == png()
    assert f"Saved at {target}" in shown(desk.footer)


def test_where_nothing_can_be_written_is_said(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    press("Down")
    desk.files.save_to(desk.files.selected(), tmp_path / "nowhere" / "a.png")
    qtbot.waitUntil(lambda: "could not be written" in desk.message.text)


def test_the_page_lists_files_and_shows_what_can_be_done(desk: Desk) -> None:
    assert [desk.pages.list_page("files").list.model.line(place).cells[1].text for place in range(3)] == [  # type: ignore[union-attr]
        *("setup.txt", "chart.png", "retry_sample.csv")
    ]
    press("Down", times=2)
    assert {"Open the file", "Save the file as"} <= set(shown(desk.inspector).splitlines())


def test_an_erased_file_offers_nothing(screens: Screens) -> None:
    bench = Bench()
    stream = attach(bench)
    room = bench.save(screens.store)
    seq = bench.room.attachments[stream].seq
    screens.store.erase(room, [seq], "", "privacy", actor=ANNA, now=bench.now)
    desk = screens.desk(room)
    desk.open_stream(stream)
    assert "Open the file" not in shown(desk.inspector)
    press("Shift+F6")
    assert "Select what" in desk.message.text


def test_nothing_copied_is_said(desk: Desk) -> None:
    desk.do_by_id("file.paste")
    assert desk.message.text == "Copy a file or a picture first."


def test_typing_goes_on_while_a_file_comes_in_and_undo_takes_it_back(
    desk: Desk, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    path = large(tmp_path / "calls.log", 20)
    with gate(screens.store, after=1) as go:
        desk.files.attach_paths([path])
        qtbot.waitUntil(lambda: desk.files.uploads.items[0].done == MIB)
        type_in("Queue doubled")
        assert desk.line_text() == "Queue doubled"
        assert "calls.log" in desk.files.bar.text
        go.set()
        qtbot.waitUntil(lambda: not desk.files.uploads.items)
    screens.settled(desk.bridge)
    desk.pages.focus_current()
    press("Ctrl+Z")
    screens.settled(desk.bridge)
    item = next(each for each in desk.room.attachments.values() if each.name == "calls.log")
    assert item.withdrawn == "undo"


def test_a_closed_room_says_that_it_takes_none(screens: Screens, tmp_path: Path, qtbot: QtBot) -> None:
    desk = screens.desk(closed_room())
    desk.files.attach_paths([large(tmp_path / "a.log", 1)])
    qtbot.waitUntil(lambda: "a.log was not attached: This room is closed." in desk.files.bar.text)


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "Żółw.csv", "請求書.csv", "فاتورة.csv", "x" * 300 + ".csv", "CON"]
)
def test_any_name_of_the_log_opens_inside_the_cache(
    name: str, screens: Screens, opener: Opener, qtbot: QtBot
) -> None:
    bench = Bench()
    attach(bench, name)
    desk = screens.desk(bench)
    desk.open_stream(desk.room.stream_of("P1"))
    with qtbot.waitSignal(desk.files.opened):
        desk.do_by_id("file.open")
    assert opener.paths[0].is_relative_to(folders().cache / "files")
