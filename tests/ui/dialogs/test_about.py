"""About: versions and the database without its password; diagnostics without a word of anybody."""

from __future__ import annotations

import traceback
from pathlib import Path

import PySide6
import pytest
from PySide6.QtGui import QGuiApplication

from tests.rooms import busy_room
from tests.screens import Screens, nameless, plain, press, shown
from ui.dialogs.about import AboutDialog, screen_lines
from warroom import __version__, config, i18n

CANARY = "canary-7f3a"


def about(screens: Screens) -> AboutDialog:
    """Open the window over a desk."""
    bench = busy_room(title=f"Title {CANARY}")
    bench.log(f"Text {CANARY}")
    desk = screens.desk(bench)
    desk.line.type_on(f"Draft {CANARY}")
    desk.do_by_id("about")
    (dialog,) = desk.findChildren(AboutDialog)
    return dialog


def test_about_names_what_is_at_work(screens: Screens) -> None:
    dialog = about(screens)
    words = shown(dialog)
    assert __version__ in words
    assert PySide6.__version__ in words
    assert str(screens.file) in words
    assert nameless(dialog) == plain(dialog) == []
    dialog.copy()
    assert __version__ in QGuiApplication.clipboard().text()
    press("Esc")


@pytest.mark.server
def test_about_says_how_the_way_to_a_server_is_protected(screens: Screens) -> None:
    i18n.use("es")
    words = shown(about(screens))
    assert "no sale de este equipo" in words
    assert "postgresql://person-anna@" in words
    press("Esc")


def test_diagnostics_hold_nothing_of_anybody(screens: Screens, tmp_path: Path) -> None:
    config.remember(person=f"Ana {CANARY}", person_id=CANARY, room_url=f"postgresql://u:{CANARY}@h/d")
    data = config.folders().data
    words = f'bad {CANARY}\n  File "{CANARY}.py", line 3, in {CANARY}'
    report = "".join(traceback.format_exception(ValueError(words)))
    (data / "crash-2026-01-01T000000.txt").write_text(f"War Room 0.1.0\n{report}", encoding="utf-8")
    dialog = about(screens)
    target = tmp_path / "diagnostics.txt"
    with screens.qtbot.waitSignal(dialog.saved):
        dialog.save(target)
    text = target.read_text(encoding="utf-8")
    assert CANARY not in text
    assert str(Path.home()) not in text
    assert str(tmp_path) not in text
    assert {"ValueError", "database: SQLite", f"War Room {__version__}"} <= set(text.splitlines())
    assert "screen 1:" in text
    press("Esc")


def test_a_disk_that_refuses_is_said(screens: Screens, tmp_path: Path) -> None:
    dialog = about(screens)
    dialog.save(tmp_path / "no" / "where.txt")
    screens.qtbot.waitUntil(lambda: "cannot be written" in shown(dialog))
    press("Esc")


def test_screens_are_described_by_size_alone() -> None:
    lines = screen_lines()
    assert lines[0].startswith("Qt ")
    assert lines[1].startswith("screen 1: ")
