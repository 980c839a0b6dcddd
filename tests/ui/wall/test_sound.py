"""The wall is heard through a real program of the system, or its beep; nothing waits, nothing is left."""

from __future__ import annotations

import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.heard import other
from tests.players import NAME, SCRIPTS, alive, alone, player
from tests.rooms import ANNA, Bench
from tests.screens import Screens
from ui.wall import sound
from ui.wall.sound import WallSound
from ui.wall.window import WallWindow
from warroom.domain.rules.incident import ChangeIncident
from warroom.domain.state.incident import Changed, Declared
from warroom.services.legibility import Seat
from warroom.services.session import declare
from warroom.services.wall.manner import USUAL, Manner


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the one folder on PATH, without a player."""
    return alone(tmp_path / "programs", monkeypatch)


@pytest.fixture
def ear(qtbot: QtBot) -> Iterator[WallSound]:
    """Give the sound of a wall."""
    owner = QObject()
    made = WallSound(owner)
    yield made
    made.end()


@SCRIPTS
def test_a_player_is_given_the_sound(ear: WallSound, path: Path, qtbot: QtBot) -> None:
    heard = player(path)
    with qtbot.waitSignal(ear.played) as told:
        ear.ring("worse")
    assert told.args == [NAME]
    (file,) = heard.read_text().split()
    with wave.open(file, "rb") as played:
        assert 0.4 < played.getnframes() / played.getframerate() < 1
    assert not ear.busy


@pytest.mark.skipif(sys.platform != "linux", reason="others have one player each")
def test_a_player_that_cannot_play_leaves_it_to_the_next(ear: WallSound, path: Path, qtbot: QtBot) -> None:
    first = player(path, "pw-play", "exit 1")
    (path / "paplay").write_text("#!/nowhere/at/all\n")
    (path / "paplay").chmod(0o755)
    last = player(path, "aplay")
    with qtbot.waitSignal(ear.played) as told:
        ear.ring("late")
    assert told.args == ["aplay"]
    assert first.read_text().split() == last.read_text().split()[1:]
    assert last.read_text().startswith("-q ")


@SCRIPTS
@pytest.mark.parametrize("players", [(), ("exit 3",)])
def test_without_a_player_the_system_beeps(
    ear: WallSound, path: Path, qtbot: QtBot, players: tuple[str, ...]
) -> None:
    for ends in players:
        player(path, ends=ends)
    with qtbot.waitSignal(ear.played) as told:
        ear.ring("better")
    assert told.args == ["beep"]


@SCRIPTS
def test_where_nothing_can_be_kept_the_system_beeps(
    ear: WallSound, path: Path, qtbot: QtBot, home: Path
) -> None:
    player(path)
    (home / "cache" / "wall-late.wav").mkdir(parents=True)
    with qtbot.waitSignal(ear.played) as told:
        ear.ring("late")
    assert told.args == ["beep"]


@SCRIPTS
def test_a_player_that_hangs_is_ended(
    ear: WallSound, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = player(path, ends=f'echo $$ >> "{path}/process"; while :; do :; done')
    ear._limit.setInterval(200)
    with qtbot.waitSignal(ear.played) as told:
        ear.ring("late")
    assert told.args == ["beep"]
    assert heard.exists()
    assert not alive(int((path / "process").read_text()))


@SCRIPTS
def test_a_wall_that_closes_leaves_no_player(ear: WallSound, path: Path, qtbot: QtBot) -> None:
    player(path, ends=f'echo $$ > "{path}/process"; while :; do :; done')
    told: list[str] = []
    ear.played.connect(told.append)
    ear.ring("late")
    process = path / "process"
    qtbot.waitUntil(lambda: process.exists() and process.read_text().endswith("\n"))
    ear.end()
    assert not alive(int(process.read_text()))
    assert told == []


@pytest.mark.skipif(sys.platform != "win32", reason="Windows has its own way")
def test_windows_plays_it_itself(ear: WallSound, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ear.played) as told:
        ear.ring("late")
    assert told.args[0] in {"winsound", sound.BEEP}


def rings(wall: WallWindow) -> list[str]:
    """Collect by what the wall was heard."""
    assert wall.sound is not None
    found: list[str] = []
    wall.sound.played.connect(found.append)
    return found


def test_a_wall_rings_when_it_gets_worse_and_not_at_opening(
    screens: Screens, path: Path, qtbot: QtBot
) -> None:
    bridge = screens.bridge(Bench(severity=3))
    wall = WallWindow(Seat(), bridge, screens.store, manner=Manner(sound=True))
    heard = rings(wall)
    wall._tick()
    for severity in (1, 2):
        other(screens, bridge).submit(ChangeIncident(changed=Changed(severity=severity, reason="It changed")))
        qtbot.waitUntil(lambda severity=severity: bridge.ready.incident.severity == severity)  # type: ignore[misc]
        assert wall.sound is not None
        qtbot.waitUntil(lambda: wall.sound is not None and not wall.sound.busy)
    qtbot.waitUntil(lambda: len(heard) == 1)
    wall.close()


def test_a_wall_without_a_room_rings_when_one_opens(screens: Screens, path: Path, qtbot: QtBot) -> None:
    wall = WallWindow(Seat(), store=screens.store, manner=Manner(sound=True))
    heard = rings(wall)
    qtbot.waitUntil(lambda: wall._idle is not None)
    declare(screens.store, Declared(title="Nobody can pay", severity=1), ANNA)
    wall._look()
    qtbot.waitUntil(lambda: len(heard) == 1)
    wall.close()


def test_a_wall_is_silent_unless_asked(screens: Screens) -> None:
    bridge = screens.bridge(Bench())
    for manner in (USUAL, Manner(sound=True, quiet=True)):
        wall = WallWindow(Seat(), bridge, screens.store, manner=manner)
        assert wall.sound is None
        wall._tick()
        wall.close()
    assert QApplication.instance() is not None
