"""What a wall costs while nothing is written: its clocks run, its ages grow."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Final

import psutil

from tests.benchmarks.figure import Figure, Times
from tests.benchmarks.sight import run_for
from tests.benchmarks.stage import Stage
from tests.stations.conftest import Station

SIZES: Final = ("1920x1080", "3840x2160")
SECONDS: Final = 10.0
"""In so many, all ages are written anew once."""
ROUNDS: Final = 6


def measure(stage: Stage, rounds: int) -> list[Figure]:
    """Measure walls as `warroom wall` opens them beside empty windows of their sizes, all at the same time."""
    with ExitStack() as opened:
        walls = [_opened(opened, "tests.stations.wall", stage.url, stage.running, size) for size in SIZES]
        still = [_opened(opened, "tests.benchmarks.still", size) for size in SIZES]
        run_for(SECONDS)  # the chain is verified, the first letters are drawn
        taken = [_turn([*walls, *still]) for _round in range(rounds or ROUNDS)]
    count = len(SIZES)
    return [
        Figure(
            name=f"wall_tick_{size}",
            words=f"The processor's time for each second of a ticking wall, Apollo 13, {size}",
            kind="share",
            target=0.03,
            ours=Times(tuple(turn[number] for turn in taken)),
            floor=Times(tuple(turn[count + number] for turn in taken)),
            floor_words="an empty window of the same size",
        )
        for number, size in enumerate(SIZES)
    ]


def _opened(opened: ExitStack, module: str, *wanted: str) -> psutil.Process:
    station = Station(*wanted, module=module)
    opened.callback(station.kill)
    station.start()
    station.hear()
    return psutil.Process(station.pid)


def _turn(processes: list[psutil.Process]) -> list[float]:
    """Give the seconds of a core that each process takes in a second, all its threads together."""
    before = [_used(each) for each in processes]
    took = run_for(SECONDS)
    return [(_used(each) - used) / took for each, used in zip(processes, before, strict=True)]


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
