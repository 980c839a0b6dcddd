"""Run the storms: `python -m tests.storms`, or `make storms`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from tests.storms import desks, strikes, writers
from tests.storms.outcome import Found, say, table, told

Seeds = Sequence[int]
RATES: Final = 5
"""At every so many seeds the rate is compared with that of the bare append."""


def _writers(seeds: Seeds, _times: int) -> Iterator[Found]:
    with writers.places() as at:
        for number, seed in enumerate(seeds or range(1, 21)):
            for where in ("SQLite", "PostgreSQL"):
                yield writers.storm(where, at, seed, rates=number % RATES == 0)


def _strikes(name: str, seeds: Seeds, times: int) -> Iterator[Found]:
    for seed in seeds or [1]:
        yield strikes.storm(name, seed, times)


def _desks(seeds: Seeds, times: int) -> Iterator[Found]:
    for seed in seeds or [1]:
        yield desks.storm(seed, times)


STORMS: Final[dict[str, tuple[str, Callable[[Seeds, int], Iterator[Found]]]]] = {
    "writers": ("100 writers with rollbacks and killed ones, 20 seeds, on both databases", _writers),
    "kills": ("the server killed 50 times under 8 stations", partial(_strikes, "kills")),
    "pauses": ("the server paused 1 to 30 seconds, 20 times", partial(_strikes, "pauses")),
    "cuts": ("a connection cut in the middle of a commit, 50 times", partial(_strikes, "cuts")),
    "desks": ("20 desks at one room, from Enter at one to paint at the others", _desks),
}


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for, say each storm when it is over, and all in the end; 1 when a promise was broken."""
    asked = _parser().parse_args(arguments)
    found: list[Found] = []
    for name in asked.storms or STORMS:
        for each in STORMS[name][1](asked.seeds, asked.times):
            found.append(each)
            say(*told(each))
    say("", *table(found))
    return 0 if all(each.held for each in found) else 1


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m tests.storms",
        description="Let many write into one room while everything fails around them, and look whether "
        "anything was lost, came twice or out of order. Without a name all storms, at their full numbers.",
        epilog="storms: " + "; ".join(f"{name}: {words}" for name, (words, _run) in STORMS.items()),
    )
    # To argparse, naming none is naming an empty list.
    made.add_argument("storms", nargs="*", metavar="storm", choices=[[], *STORMS])
    made.add_argument("--seeds", nargs="+", type=int, default=[], help="the seeds of chance")
    made.add_argument("--times", type=int, default=0, help="how often it is killed, paused, cut or typed")
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
