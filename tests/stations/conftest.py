"""Stations as processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Station:
    """A started station; it loads the program at once and works when it is told to."""

    def __init__(self, *wanted: str, module: str = "tests.stations.station", home: str = "") -> None:
        """Start it, at a home of its own where one is named."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *wanted],
            cwd=ROOT,
            env={**os.environ, "WARROOM_HOME": home} if home else None,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def tell(self, line: str = "") -> None:
        """Give it a line."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        """Wait for its next line; empty when it ended."""
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def start(self) -> None:
        """Wait until it has loaded, and let it work."""
        assert self.hear() == "ready\n"
        self.tell()

    def kill(self) -> list[str]:
        """End it at once, as a power cut would; gives the whole lines it still said."""
        self._process.kill()
        return self.finish()

    def finish(self) -> list[str]:
        """Wait for its end; gives the whole lines it still said."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        rest = self._process.stdout.read()
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()
        return [line.rstrip("\n") for line in rest.splitlines(keepends=True) if line.endswith("\n")]

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it was not finished yet."""
        return self._process.returncode is None


@pytest.fixture
def station() -> Iterator[Callable[..., Station]]:
    """Give a way to start stations; those that still run in the end are killed."""
    started: list[Station] = []

    def start(*wanted: str, **more: str) -> Station:
        started.append(Station(*wanted, **more))
        return started[-1]

    yield start
    for each in started:
        if each.running:
            each.kill()
