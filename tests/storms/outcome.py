"""What a storm found: its figures, the promises that were broken, and what to run to see it again."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import msgspec


class Found(msgspec.Struct, kw_only=True):
    """One storm's end."""

    storm: str
    seed: int
    where: str
    figures: dict[str, str]
    broken: list[str] = []
    again: str = ""
    """The command that makes the same storm."""

    @property
    def held(self) -> bool:
        """Whether every promise was kept."""
        return not self.broken


def say(*lines: str) -> None:
    """Write lines to whoever runs the storms."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def told(found: Found) -> list[str]:
    """Tell one storm in a line, and what it broke in more."""
    figures = " · ".join(f"{name} {value}" for name, value in found.figures.items())
    lines = [
        f"{found.storm:8}{found.where:12}seed {found.seed:<4}{'held  ' if found.held else 'BROKEN'}  {figures}"
    ]
    lines += [f"    {each}" for each in found.broken]
    if found.broken:
        lines.append(f"    again: {found.again}")
    return lines


def table(all_found: Sequence[Found]) -> list[str]:
    """Tell all storms, and in the last line how many of them held."""
    lines = [line for found in all_found for line in told(found)]
    held = sum(found.held for found in all_found)
    return [*lines, f"{held} of {len(all_found)} storms held"]
