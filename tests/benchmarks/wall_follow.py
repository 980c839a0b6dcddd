"""From Enter at a desk to the wall of another process, on a file."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Final

from tests.benchmarks.figure import FRAME, Figure, interleaved
from tests.benchmarks.stage import Stage
from tests.benchmarks.two_desks import ROUNDS, Pair

SIZE: Final = "3840x2160"


def measure(stage: Stage, rounds: int) -> list[Figure]:
    """Measure with a wall as `warroom wall` opens it, on a screen of 2160 lines."""
    url = f"sqlite:///{(stage.folder / 'wall-follow.db').as_posix()}"
    with ExitStack() as opened:
        pair = Pair(url, opened, SIZE, module="tests.stations.wall")
        floor, ours = interleaved(pair.commit, pair.enter, rounds or ROUNDS)
    return [
        Figure(
            name="wall_follow",
            words=f"From Enter at a desk to paint at the wall of another process, SQLite, {SIZE}",
            kind="distance",
            target=2 * FRAME,
            ours=ours,
            floor=floor,
            floor_words="one durable commit",
        )
    ]
