"""A session bus of the test's own, with or without a screen saver on it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gates.source import ROOT


class Bus:
    """A running `dbus-daemon` whose address programs inherit, and the screen savers on it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "saver"
        address = f"unix:path={folder}/bus"
        command = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={address}"]
        self._daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        self._savers: list[subprocess.Popen[bytes]] = []

    def saver(self, *options: str) -> None:
        """Start a screen saver in a process of its own; it is ready when it says `here`."""
        command = [sys.executable, "-m", "tests.saver", str(self.file), *options]
        surroundings = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self.address}
        self._savers.append(subprocess.Popen(command, cwd=ROOT, env=surroundings))

    def told(self) -> list[str]:
        """Give what the screen saver was told."""
        return self.file.read_text().splitlines() if self.file.exists() else []

    def freeze(self) -> None:
        """Let the bus answer nobody."""
        self._daemon.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it answer again."""
        self._daemon.send_signal(signal.SIGCONT)

    def end(self) -> None:
        """End the bus; the screen savers end with it."""
        self.thaw()
        self._daemon.terminate()
        self._daemon.wait(20)
        assert self._daemon.stdout is not None
        self._daemon.stdout.close()
        for each in self._savers:
            each.wait(20)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """Give the test's process a session bus; its path must be short, as sockets want it."""
    folder = Path(tempfile.mkdtemp(prefix="warroom-bus-"))
    made = Bus(folder)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
    yield made
    made.end()
    shutil.rmtree(folder, ignore_errors=True)
