"""The wall as a process of its own: opens, follows, and ends when it is told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests.gates.source import ROOT
from tests.rooms import busy_room
from tests.screens import Screens
from ui.wall.run import run_wall
from warroom.errors import WarRoomError
from warroom.services.legibility import Seat
from warroom.services.wall.manner import USUAL


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal elsewhere")
def test_a_wall_in_a_process_of_its_own_ends_in_order(screens: Screens) -> None:
    busy_room().save(screens.store)
    command = [sys.executable, "-m", "warroom", "--room", screens.store.url, "wall"]
    running = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.PIPE
    )
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(4)
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0
    finally:
        running.kill()
        assert running.stderr is not None
        running.stderr.close()


def test_a_database_that_cannot_be_opened_is_said(screens: Screens) -> None:
    screens.file.write_text("something else entirely, and long enough to be no database of anybody")
    with pytest.raises(WarRoomError):
        run_wall(f"sqlite:///{screens.file}", "", "", Seat(), USUAL, "dark", "en")
