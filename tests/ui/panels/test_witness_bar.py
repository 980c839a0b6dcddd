"""A desk says when a log does not extend what it saw, until a person took it; a restore is explained instead."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.rooms import BEN, busy_room
from tests.screens import Screens, click, plain, press, shown, type_in
from ui.bridge import Bridge
from ui.desk.desk import Desk
from ui.panels.witness_bar import WitnessBar
from ui.theme import apply
from warroom.domain.rules.timeline import Log
from warroom.services.session import Session
from warroom.services.witness import Doubt, Restoration, Sight
from warroom.store.restores import attest_restore
from warroom.store.store import Store

AT = "2026-03-02T14:00:00.000000Z"
SIGHT = Sight(12, "ab", AT)


class Replaced:
    """A file that a desk saw grow, and that an older copy replaced since."""

    def __init__(self, file: Path, qtbot: QtBot) -> None:
        self.file = file
        copy = file.with_name("older.db")
        first = Screens(qtbot, file)
        self.room = first.save(busy_room())
        first.close()
        shutil.copyfile(file, copy)
        second = Screens(qtbot, file)
        Session(second.store, self.room, BEN).submit(Log(text="Lost later"))
        self.length = second.bridge(self.room).ready.seq
        second.close()
        for tail in ("-wal", "-shm", "-journal"):
            file.with_name(file.name + tail).unlink(missing_ok=True)
        shutil.copyfile(copy, file)


@pytest.fixture
def replaced(qtbot: QtBot, tmp_path: Path) -> Replaced:
    """Give a file that was replaced by an older copy of it."""
    return Replaced(tmp_path / "rooms.db", qtbot)


@pytest.fixture
def opened(replaced: Replaced, qtbot: QtBot) -> Iterator[Screens]:
    """Give screens over that file."""
    screens = Screens(qtbot, replaced.file)
    yield screens
    screens.close()


def take(desk: Desk) -> QPushButton:
    """Give the button that takes the log as it is."""
    return desk.witness.findChildren(QPushButton)[0]


def tone(desk: Desk) -> str:
    """Give the tone in which the footer says how the log is."""
    return str(desk.footer._labels["log"].property("tone"))


def test_a_room_that_goes_on_says_nothing(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    assert desk.witness.isHidden()
    assert desk.witness.text == ""
    assert "chain intact" in shown(desk.footer)


def test_an_older_copy_is_told_until_it_is_taken(replaced: Replaced, opened: Screens, qtbot: QtBot) -> None:
    desk = opened.desk(replaced.room)
    qtbot.waitUntil(lambda: not desk.witness.isHidden())
    assert f"This desk saw entry {replaced.length} of this log on " in desk.witness.text
    assert f"now the log has {replaced.length - 1} entries" in desk.witness.text
    assert "■ not what this desk saw" in shown(desk.footer)
    assert tone(desk) == "alarm"
    assert take(desk).text() == "Take the log as it is"
    type_in("Work goes on meanwhile")
    press("Return")
    opened.settled(desk.bridge)
    assert desk.witness.text
    click(take(desk))
    qtbot.waitUntil(desk.witness.isHidden)
    assert "chain intact" in shown(desk.footer)
    assert tone(desk) == "muted"
    opened.close()
    again = Screens(qtbot, replaced.file)
    try:
        assert again.bridge(replaced.room).doubt is None
    finally:
        again.close()


def test_a_restore_is_explained_and_counts_once_it_was_read(
    replaced: Replaced, opened: Screens, qtbot: QtBot
) -> None:
    with closing(Store(f"sqlite:///{replaced.file.as_posix()}")) as store:
        attest_restore(store.engine, AT, "x", "Ben Okafor")
    desk = opened.desk(replaced.room)
    qtbot.waitUntil(lambda: not desk.witness.isHidden())
    assert "This database was restored on " in desk.witness.text
    assert " by Ben Okafor, from a backup of 2026-03-0" in desk.witness.text
    assert f"Entries after {replaced.length - 1} were lost" in desk.witness.text
    assert "restored from a backup" in shown(desk.footer)
    assert tone(desk) == "caution"
    assert take(desk).text() == "I have read it"
    click(take(desk))
    qtbot.waitUntil(desk.witness.isHidden)
    assert tone(desk) == "muted"


def test_the_button_is_reached_by_keys_and_has_a_name(
    replaced: Replaced, opened: Screens, qtbot: QtBot
) -> None:
    desk = opened.desk(replaced.room)
    qtbot.waitUntil(lambda: not desk.witness.isHidden())
    assert take(desk).accessibleName() == take(desk).text()
    take(desk).setFocus()
    press("Space")
    qtbot.waitUntil(desk.witness.isHidden)


@pytest.fixture
def bridge(screens: Screens) -> Bridge:
    """Give an open room."""
    return screens.bridge(busy_room())


@pytest.mark.parametrize("width", [520, 1400])
def test_long_and_hostile_words_stay_words_and_fit(bridge: Bridge, screens: Screens, width: int) -> None:
    bar = WitnessBar(bridge)
    bar.resize(width, 200)
    screens.show(bar)
    for text in HOSTILE.values():
        bridge.doubt = Doubt(SIGHT, 9, Restoration(AT, text, AT, 9))
        bridge.state_changed.emit()
        assert text in bar.text
        assert plain(bar) == []
        assert bar.minimumSizeHint().width() < 900


def test_it_looks_like_an_alarm_in_either_theme(bridge: Bridge, screens: Screens) -> None:
    bar = WitnessBar(bridge)
    screens.show(bar)
    for theme in ("light", "dark"):
        apply.use_theme(theme)
        bridge.doubt = Doubt(SIGHT, 9)
        bridge.state_changed.emit()
        assert bar._bar.objectName() == "bar"
        bridge.doubt = Doubt(SIGHT, 9, Restoration(AT, "Anna", AT, 9))
        bridge.state_changed.emit()
        assert bar._bar.objectName() == "hintbar"
        bridge.doubt = None
        bridge.state_changed.emit()
        assert bar.isHidden()
