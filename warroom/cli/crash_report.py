"""What is kept of a bug: enough to find it, and nothing that people wrote."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from warroom import __version__, config
from warroom.clock import real_now
from warroom.errors import WarRoomError


def save(bug: BaseException, verb: str) -> Path:
    """Write a report of an unexpected error and give its place.

    Of the call only the verb is kept: the other words may be those of customers.
    """
    now = real_now()
    lines = [
        f"War Room {__version__}, {now}",
        f"Python {sys.version.split()[0]}, {platform.platform()}",
        f"verb: {verb}",
        "",
        *traceback.format_tb(bug.__traceback__),
        f"{type(bug).__module__}.{type(bug).__qualname__}",
    ]
    name = f"crash-{now[:19].replace(':', '')}.txt"
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            place = folder / name
            place.write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError:
            continue
        return place
    return Path(name)


def _folders() -> list[Path]:
    """Give the places to try; a full or missing home must not hide the bug."""
    try:
        first = [config.folders().data / "crashes"]
    except WarRoomError:
        first = []
    return [*first, Path(tempfile.gettempdir())]
