"""Run the benchmarks: `python -m tests.benchmarks`, or `make bench`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from tests.gates.source import ROOT
from warroom import qt_ready

if not qt_ready.has_screen():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import (
    million,
    opening,
    opening_away,
    own_entry,
    pressure,
    record,
    start,
    two_desks,
    wall_entry,
    wall_follow,
    wall_hours,
    wall_tick,
)
from tests.benchmarks.figure import Figure
from tests.benchmarks.stage import Stage, surroundings

FIGURES: Final[dict[str, tuple[str, Callable[[Stage, int], list[Figure]]]]] = {
    "own_entry": ("own entry from Enter to painted, against one durable commit", own_entry.measure),
    "opening": ("opening 100,000 entries, against reading and decoding them", opening.measure),
    "opening_away": (
        "opening 100,000 entries from the copy while the server is away, against opening them from it",
        opening_away.measure,
    ),
    "start": ("process start to the painted desk, against an empty window", start.measure),
    "record": ("the record as PDF, against the bare compile", record.measure),
    "pressure": (
        "typing while 200 entries a second arrive, and the memory of a working day",
        pressure.measure,
    ),
    "two_desks": (
        "from one desk to another in two processes, on a server and on a file",
        two_desks.measure,
    ),
    "wall_tick": ("what a ticking wall costs, against an empty window", wall_tick.measure),
    "wall_entry": ("an entry from its coming to the painted wall, against a frame", wall_entry.measure),
    "wall_follow": (
        "from Enter at a desk to the wall of another process, against one durable commit",
        wall_follow.measure,
    ),
    "wall_hours": ("eight accelerated hours of a wall: its frames and its memory", wall_hours.measure),
    "million": ("an append and a scroll at 1,000,000 rows, against a frame", million.measure),
}


def main(arguments: Sequence[str]) -> None:
    """Measure what is asked for and say each figure as soon as it is there."""
    asked = _parser().parse_args(arguments)
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=build, ignore_cleanup_errors=True) as folder:
        stage = Stage(Path(folder))
        try:
            around = surroundings(stage.store)
            _say(" · ".join(f"{name.replace('_', ' ')} {value}" for name, value in around.items()))
            found: list[Figure] = []
            for name in asked.only or FIGURES:
                for figure in FIGURES[name][1](stage, asked.rounds):
                    found.append(figure)
                    _say("", *_lines(figure))
        finally:
            stage.close()
    missed = sum(not figure.met for figure in found)
    _say("", f"{len(found) - missed} of {len(found)} targets met")
    if asked.json:
        report = {**around, "figures": [_plain(figure) for figure in found]}
        asked.json.write_bytes(msgspec.json.format(msgspec.json.encode(report)) + b"\n")


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Measure the program against its floors: each figure in turns with the least that could "
        "do the same on this machine, on real windows, a real SQLite file and the real typesetter. "
        "Says “met” or “not met”; a slow machine breaks nothing.",
        epilog="figures: " + "; ".join(f"{name}: {words}" for name, (words, _measure) in FIGURES.items()),
    )
    # To argparse, naming none is naming an empty list.
    made.add_argument("only", nargs="*", metavar="FIGURE", choices=[*FIGURES, []], help="only these figures")
    made.add_argument("--rounds", type=int, default=0, help="how often each is measured, instead of its own")
    made.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file, too")
    return made


def _lines(figure: Figure) -> list[str]:
    lines = [figure.words]
    for name, times in (("floor", figure.floor), ("ours", figure.ours)):
        if times.seconds and figure.kind != "growth":
            words = f"   {figure.floor_words}" if name == "floor" else ""
            lines.append(f"  {name:6}{_ms(times.p50)} p50 {_ms(times.p95)} p95{words}")
    value, target = {
        "ratio": (f"{figure.value:.2f} x its floor", f"at most {figure.target:g}"),
        "distance": (
            f"floor + {figure.value * 1000:.1f} ms",
            f"at most floor + {figure.target * 1000:.1f} ms",
        ),
        "growth": (f"{figure.value:.1f} MB", f"at most {figure.target:g} MB"),
        "frame": (
            f"{figure.value * 1000:.1f} ms at p{figure.percent}",
            f"at most {figure.target * 1000:.1f} ms",
        ),
        "share": (f"{figure.value:.2%} of one core beyond its floor", f"at most {figure.target:.0%}"),
    }[figure.kind]
    if figure.late:
        value += f" at p50, + {figure.late_value * 1000:.1f} ms at p95"
        target += f", + {figure.late * 1000:.1f} ms"
    lines.append(f"  {value}, target {target}: {'met' if figure.met else 'not met'}")
    return lines


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:9.1f} ms"


def _plain(figure: Figure) -> dict[str, Any]:
    sides = {
        name: {"p50": times.p50, "p95": times.p95, "seconds": times.seconds}
        for name, times in (("floor", figure.floor), ("ours", figure.ours))
        if times.seconds
    }
    return {
        "name": figure.name,
        "words": figure.words,
        "kind": figure.kind,
        "value": figure.value,
        "target": figure.target,
        "late": figure.late_value if figure.late else None,
        "met": figure.met,
        **sides,
    }


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
