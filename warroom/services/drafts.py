"""Drafts: what was typed and not yet logged, on disk at once, so that a crash loses nothing."""

from __future__ import annotations

import re
from copy import copy
from pathlib import Path

import msgspec

from warroom.errors import N_, Unavailable


class Drafts:
    """The unsent texts of one room at this desk, by place (`line`, `dialog:evidence`...)."""

    def __init__(self, folder: Path, room: str) -> None:
        self._path = folder / f"{re.sub(r'[^A-Za-z0-9-]', '_', room)}.json"
        self.folder = folder
        self._texts = self._read()
        self._unwritten = False
        self._behind = ""

    def of_window(self, name: str) -> Drafts:
        """Give the drafts of another window on the same room: one file, places of its own."""
        other = copy(self)
        other._behind = f":{name}"  # noqa: SLF001 - one of this class
        return other

    def _read(self) -> dict[str, str]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, str])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.MsgspecError):
            self._set_aside()
            return {}

    def _set_aside(self) -> None:
        number = 1
        while (aside := self._path.with_name(f"{self._path.stem}.unreadable-{number}")).exists():
            number += 1
        try:
            self._path.replace(aside)
        except OSError:
            return

    @property
    def history(self) -> Path:
        """The file beside the drafts for the lines that were sent."""
        window = self._behind.replace(":", "-")
        return self._path.with_name(f"{self._path.stem}{window}.history")

    def get(self, place: str) -> str:
        """Give what was typed at a place, or nothing."""
        return self._texts.get(place + self._behind, "")

    def put(self, place: str, text: str) -> None:
        """Keep what is typed at a place; an empty text forgets it.

        Raises `Unavailable` when the disk refuses; the text stays in memory.
        """
        place += self._behind
        if self._texts.get(place, "") == text and not self._unwritten:
            return
        if text:
            self._texts[place] = text
        else:
            self._texts.pop(place, None)
        self._write()

    def _write(self) -> None:
        partial = self._path.with_suffix(".part")
        self._unwritten = True
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(msgspec.json.encode(self._texts))
            partial.replace(self._path)
        except OSError as wrong:
            raise Unavailable(
                N_("What you type cannot be kept on disk: {detail}"), detail=wrong.strerror or wrong
            ) from wrong
        self._unwritten = False

    def all(self) -> dict[str, str]:
        """Give every unsent text by its place."""
        return dict(self._texts)

    def forget(self, place: str) -> None:
        """Throw away what stands at a place as `all` names it, in whichever window it is."""
        self._texts.pop(place, None)
        self._write()

    def keep(self) -> None:
        """Make sure that all of it is on disk; raises `Unavailable` when the disk refuses."""
        if self._texts:
            self._write()
