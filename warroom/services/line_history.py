"""The lines that were sent from this desk into one room, kept so that they can be called back after a restart."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

MOST: Final = 200


class LineHistory:
    """The last lines, the newest at the end. A disk that refuses costs only the memory of them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.lines = self._read()

    def _read(self) -> list[str]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=list[str])[-MOST:]
        except (OSError, msgspec.MsgspecError):
            return []

    def add(self, line: str) -> None:
        """Remember a line; one that was the last already is not kept twice."""
        if self.lines[-1:] == [line]:
            return
        self.lines = [*self.lines, line][-MOST:]
        partial = self._path.with_suffix(".part-history")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(msgspec.json.encode(self.lines))
            partial.replace(self._path)
        except OSError:
            return
