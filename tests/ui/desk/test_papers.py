"""The record is written beside the work, kept when the room closes, and opened; what fails is said."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.fixtures import Opener
from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, closed_room, finished_room
from tests.screens import Screens, press, shown, type_in
from ui.desk.desk import Desk
from warroom import i18n
from warroom.config import folders
from warroom.domain.rules.closeout import Close
from warroom.errors import Rejected
from warroom.reports.keeping import keep_record
from warroom.services.session import Session

pytestmark = pytest.mark.usefixtures("opener")


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room."""
    return screens.desk(busy_room())


@pytest.fixture
def over(screens: Screens) -> Desk:
    """Give the desk of a closed room whose record was not kept yet."""
    return screens.desk(closed_room())


def said(desk: Desk) -> str:
    """Give what the desk says in passing."""
    return shown(desk.footer)


def altered(screens: Screens, statement: str) -> None:
    """Alter the database behind the program's back."""
    with closing(sqlite3.connect(screens.file)) as other, other:
        other.execute(statement)


def test_the_record_is_written_where_one_says_and_opened(
    desk: Desk, opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "record.pdf"
    with qtbot.waitSignal(desk.papers.opened) as opened:
        desk.papers.save_to(target)
        assert "Writing the record…" in said(desk)
    assert opened.args == [str(target)]
    assert target.read_bytes().startswith(b"%PDF-")
    assert opener.paths == [target]
    assert f"The paper is at {target}" in said(desk)
    assert desk.room.records == {}


@pytest.mark.parametrize("place", ["nowhere/record.pdf", "."])
def test_what_cannot_be_written_is_said_above_the_line(
    place: str, desk: Desk, opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.papers.save_to(tmp_path / place)
    qtbot.waitUntil(lambda: "could not be written" in desk.message.text)
    assert opener.paths == []


def test_a_failure_of_the_program_is_said_too(desk: Desk, qtbot: QtBot) -> None:
    desk.papers.save_to(Path("record\0.pdf"))
    qtbot.waitUntil(lambda: "The program failed here" in desk.message.text)
    assert "ValueError" in desk.message.text


def test_after_a_failure_one_can_try_again(desk: Desk, opener: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    desk.papers.save_to(tmp_path / "nowhere" / "record.pdf")
    qtbot.waitUntil(lambda: desk.message.text != "")
    desk.papers.save_to(tmp_path / "record.pdf")
    qtbot.waitUntil(lambda: opener.paths == [tmp_path / "record.pdf"])


def test_one_paper_at_a_time(desk: Desk, opener: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    desk.papers.save_to(tmp_path / "first.pdf")
    desk.papers.save_to(tmp_path / "second.pdf")
    assert "A paper is being written already. Ask again to call it off." in said(desk)
    qtbot.waitUntil(lambda: opener.paths == [tmp_path / "first.pdf"])
    assert not (tmp_path / "second.pdf").exists()


def test_one_can_write_on_meanwhile(screens: Screens, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(desk.papers.opened):
        desk.papers.save_to(tmp_path / "record.pdf")
        type_in("All quiet")
        press("Return")
    screens.settled(desk.bridge)
    assert desk.room.timeline.rows[-1].text == "All quiet"


def test_a_paper_is_called_off_by_asking_again(
    desk: Desk, opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    for _time in range(3):
        desk.papers.save_to(tmp_path / "first.pdf")
    assert "The paper was called off." in said(desk)
    assert not desk.papers.errands.busy
    desk.papers.save_to(tmp_path / "second.pdf")
    qtbot.waitUntil(lambda: opener.paths == [tmp_path / "second.pdf"])


def file_dialog(qtbot: QtBot, desk: Desk) -> QFileDialog:
    """Ask where the record goes."""
    press("Ctrl+P")
    dialog = desk.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_the_name_is_proposed_and_gets_its_ending(
    desk: Desk, opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = file_dialog(qtbot, desk)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["INC-2026-0001.pdf"]
    dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / "my record"))
    press("Return")
    qtbot.waitUntil(lambda: opener.paths == [tmp_path / "my record.pdf"])


def test_putting_the_question_away_writes_nothing(desk: Desk, opener: Opener, qtbot: QtBot) -> None:
    file_dialog(qtbot, desk)
    press("Esc")
    qtbot.waitUntil(lambda: desk.findChild(QFileDialog) is None)
    desk.papers.errands.wait()
    assert opener.paths == []
    assert "Writing" not in said(desk)


def test_closing_the_room_writes_keeps_and_opens_the_record(
    screens: Screens, opener: Opener, qtbot: QtBot
) -> None:
    desk = screens.desk(finished_room())
    desk.submit(Close(summary="A release broke card payments"))
    qtbot.waitUntil(lambda: bool(opener.paths) and bool(desk.room.records))
    (kept,) = desk.room.records.values()
    assert (kept.name, kept.language) == ("INC-2026-0001-en.pdf", "en")
    assert opener.paths == [folders().cache / "records" / kept.name]
    assert opener.paths[0].stat().st_size == kept.size
    assert desk.room.incident.phase == "closed"


def test_a_paper_in_work_does_not_cost_the_room_its_record(
    screens: Screens, opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = screens.desk(finished_room())
    desk.papers.save_to(tmp_path / "before.pdf")
    desk.papers.keep()
    qtbot.waitUntil(lambda: len(opener.paths) == 2 and len(desk.room.records) == 1)
    assert {path.name for path in opener.paths} == {"before.pdf", "INC-2026-0001-en.pdf"}


def test_the_kept_record_is_opened_again_and_not_written_again(
    screens: Screens, over: Desk, opener: Opener, qtbot: QtBot
) -> None:
    for _time in range(3):
        with qtbot.waitSignal(over.papers.opened):
            press("Ctrl+O")
        screens.settled(over.bridge)
    assert len(opener.paths) == 3
    assert len(over.room.records) == 1
    assert len(set(opener.paths)) == 1


def test_of_several_the_newest_is_opened(screens: Screens, opener: Opener, qtbot: QtBot) -> None:
    session = Session(screens.store, closed_room().save(screens.store), "anna")
    keep_record(session, "en")
    keep_record(session, "es")
    desk = screens.desk(session.room.id)
    press("Ctrl+O")
    qtbot.waitUntil(lambda: [path.name for path in opener.paths] == ["INC-2026-0001-es.pdf"])
    assert len(desk.room.records) == 2


def test_the_record_speaks_the_language_in_use(over: Desk, opener: Opener, qtbot: QtBot) -> None:
    i18n.use("es")
    press("Ctrl+O")
    qtbot.waitUntil(lambda: [path.name for path in opener.paths] == ["INC-2026-0001-es.pdf"])


def test_an_open_room_has_no_record_yet(desk: Desk) -> None:
    with pytest.raises(Rejected, match="is kept when the room closes"):
        desk.papers.open_kept()
    press("Ctrl+O")
    assert "Ctrl P writes it as it stands now" in desk.message.text


def test_a_kept_record_that_was_altered_is_not_opened(
    screens: Screens, over: Desk, opener: Opener, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(over.papers.opened):
        press("Ctrl+O")
    screens.settled(over.bridge)
    altered(screens, "UPDATE chunk SET data = x'00'")
    press("Ctrl+O")
    qtbot.waitUntil(lambda: "missing or was altered" in over.message.text)
    assert len(opener.paths) == 1


@pytest.mark.parametrize("name", ["bold", "emoji", "japanese", "turkish", "arabic", "braces"])
def test_any_name_of_a_file_is_said_as_it_is(
    name: str, screens: Screens, opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = screens.desk(Bench())
    target = tmp_path / HOSTILE[name].replace("/", "-").replace("<", "(") / "record.pdf"
    target.parent.mkdir()
    desk.papers.save_to(target)
    qtbot.waitUntil(lambda: opener.paths == [target])
    assert str(target) in said(desk)
    assert desk.minimumSizeHint().width() <= 1280
