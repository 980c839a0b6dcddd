"""Process start to the first painted desk, with the room that was on screen last."""

from __future__ import annotations

import os
import subprocess
import sys
from time import perf_counter
from typing import Final, Literal

from tests.benchmarks.figure import Figure, interleaved
from tests.benchmarks.stage import Stage
from tests.gates.source import ROOT
from warroom import config

ROUNDS: Final = 11
PROGRAM: Final = "tests.benchmarks.first_paint"


def measure(stage: Stage, rounds: int) -> list[Figure]:
    """Measure from outside: from the start of a process to the byte it sends when it has painted."""
    config.remember(room=stage.running, room_url=stage.url, language="en", theme="dark")
    floor, ours = interleaved(lambda: _start("empty"), lambda: _start("desk"), rounds or ROUNDS)
    return [
        Figure(
            name="start",
            words="Process start to the first painted desk with a room",
            kind="ratio",
            target=4.0,
            ours=ours,
            floor=floor,
            floor_words="process start to an empty PySide6 window",
        )
    ]


def _start(what: Literal["desk", "empty"]) -> float:
    start = perf_counter()
    # An installed program has its bytecode; here the first turn writes it.
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        [sys.executable, "-m", PROGRAM, what], cwd=ROOT, env=around, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        told = program.stdout.read(1)
        took = perf_counter() - start
        program.communicate()
    if not told or program.returncode:
        raise RuntimeError(f"{PROGRAM} {what} ended with {program.returncode}")
    return took
