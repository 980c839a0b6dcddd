"""Players of sound that a test puts on PATH: real programs, which write down what they were asked to play."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

SCRIPTS = pytest.mark.skipif(
    sys.platform not in {"linux", "darwin"}, reason="Windows plays sounds itself, without a program"
)
NAME = "afplay" if sys.platform == "darwin" else "paplay"
"""The first player that this system is asked for, or the second."""


def alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let PATH be one empty folder, and give it."""
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def player(folder: Path, name: str = NAME, ends: str = "exit 0") -> Path:
    """Put a player there; gives the file into which it writes what it played."""
    file, heard = folder / name, folder / f"{name}.heard"
    file.write_text(f'#!/bin/sh\necho "$@" >> "{heard}"\n{ends}\n')
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return heard


def alive(process: int) -> bool:
    """Say whether a process is still there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
