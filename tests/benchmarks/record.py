"""The record of a whole incident as PDF, beside the bare compile of the same document."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import msgspec

from tests.benchmarks.figure import Figure, interleaved
from tests.benchmarks.stage import Stage
from tests.gates.source import ROOT
from warroom.reports.paper_text import clean_tree, without
from warroom.reports.record import build_record
from warroom.reports.typeset import unshowable
from warroom.services.session import load

ROUNDS: Final = 7
PROGRAM: Final = "tests.benchmarks.one_paper"


def measure(stage: Stage, rounds: int) -> list[Figure]:
    """Measure each compile in a process of its own: the typesetter remembers what it did before."""
    document = stage.folder / "record.json"
    plain = clean_tree(msgspec.to_builtins(build_record(load(stage.store, stage.whole), "verified")))
    document.write_bytes(msgspec.json.encode(clean_tree(plain, without(unshowable(plain)))))
    floor, ours = interleaved(
        lambda: _ask("bare", document), lambda: _ask("room", stage.url, stage.whole), rounds or ROUNDS
    )
    return [
        Figure(
            name="record",
            words="Record PDF of the whole Apollo 13: load, build, typeset",
            kind="ratio",
            target=1.5,
            ours=ours,
            floor=floor,
            floor_words="the bare compile of the same document",
        )
    ]


def _ask(*arguments: str | Path) -> float:
    """Give the seconds that a process of its own took for it, without its start."""
    answer = subprocess.run(
        [sys.executable, "-m", PROGRAM, *arguments], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    return float(answer.stdout)
