"""Figures: times of the program beside the times of its floor, both from the same run."""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter
from typing import Final, Literal

import msgspec

FRAME: Final = 1 / 60
"""Seconds for which a screen of 60 Hz shows one picture."""
Measure = Callable[[], float]
"""Does the thing once and gives the seconds it took."""


class Times(msgspec.Struct, frozen=True):
    """Seconds that one thing took, time after time."""

    seconds: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The time that half of them kept."""
        return median(self.seconds)

    @property
    def p95(self) -> float:
        """The time that all but one in twenty kept."""
        return self.at(95)

    def at(self, percent: int) -> float:
        """Give the time that so many percent kept."""
        found = quantiles(self.seconds, n=100, method="inclusive") if len(self.seconds) > 1 else [self.p50]
        return found[min(percent, len(found)) - 1]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: `ours` against `floor` and a target.

    A `ratio` is p50 over p50; a `distance` is p50 minus p50; a `frame` has no floor but nothing, and its
    target holds for p95, or for `percent`. Distances and frames are seconds; a `growth` is one number of
    megabytes, a `share` seconds of the processor in each second, p50 minus p50. A distance may have a second
    target, `late`, which holds for p95 minus p95.
    """

    name: str
    words: str
    kind: Literal["ratio", "distance", "frame", "growth", "share"]
    target: float
    percent: int = 95
    late: float = 0.0
    ours: Times
    floor: Times = Times(())
    floor_words: str = ""

    @property
    def value(self) -> float:
        """What is held against the target."""
        if self.kind == "ratio":
            return self.ours.p50 / self.floor.p50
        if self.kind == "growth":
            return self.ours.p50
        return self.ours.at(self.percent) if self.kind == "frame" else self.ours.p50 - self.floor.p50

    @property
    def met(self) -> bool:
        """Whether the target is met, and the second one where there is one."""
        return self.value <= self.target and not (self.late and self.late_value > self.late)

    @property
    def late_value(self) -> float:
        """What is held against the second target."""
        return self.ours.p95 - self.floor.p95


def interleaved(floor: Measure, ours: Measure, rounds: int) -> tuple[Times, Times]:
    """Measure both in turns, so that whatever else the machine does meets both; the first turn warms up."""
    taken: list[tuple[float, float]] = []
    for _round in range(rounds + 1):
        gc.collect()
        before = floor()
        gc.collect()
        taken.append((before, ours()))
    floors, owns = zip(*taken[1:], strict=True)
    return Times(floors), Times(owns)


def timed(do: Callable[[], object]) -> float:
    """Give the seconds that a call takes."""
    start = perf_counter()
    do()
    return perf_counter() - start
