"""Presence: who is at a desk of a room now. It is no fact: it stands in no log, and is gone with the desk.

Here as files in a folder of this computer, one for each desk, for desks in several programs on one database
file; `presence_postgres` does the same on a server.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from pathlib import Path
from typing import Final, Protocol

import msgspec

from warroom.clock import Instant, real_now

GONE_SECONDS: Final = 15.0
"""How long after its last word a desk still counts as here; the server's functions know it, too."""
MOST: Final = 200
"""How many desks of a room are listed."""
LONGEST: Final = 200
"""Letters of a text that a desk says of itself."""
_LARGEST: Final = 8192


class Desk(msgspec.Struct, frozen=True):
    """A desk: the room's log, an id of its own, and the person; the name is for files, a server knows better."""

    incident: str
    id: str
    person: str
    name: str = ""


class Here(msgspec.Struct, frozen=True):
    """What a desk says of itself: its station, the page in sight, what a form is open on, whether one types."""

    station: str = ""
    page: str = ""
    stream: str = ""
    typing: bool = False


def short(here: Here) -> Here:
    """Give it no longer than anybody reads, and as a server can keep it."""
    cut = {name: getattr(here, name)[:LONGEST].replace("\0", " ") for name in ("station", "page", "stream")}
    return msgspec.structs.replace(here, **cut)


class Present(msgspec.Struct, frozen=True):
    """A desk as others see it; `age` is how many seconds ago it was heard, `silent` that this is too long."""

    desk: str
    person: str
    name: str = ""
    station: str = ""
    page: str = ""
    stream: str = ""
    typing: bool = False
    since: Instant = ""
    age: float = 0.0
    silent: bool = False


class Presence(Protocol):
    """Tells that a desk is here, and finds the others; belongs to one thread."""

    def tell(self, here: Here) -> list[Present] | None:
        """Say what one does at the desk and give all who are here; None where that is not to be had."""

    def look(self) -> list[Present] | None:
        """Give all who are here; None where that is not to be had."""

    def stirred(self) -> bool:
        """Say whether somebody came, went or does something else since the last look."""

    def leave(self) -> None:
        """Take the desk away at once."""


class _Kept(msgspec.Struct):
    """A desk's file: what others see, the process at work there, and the time of its last word."""

    pid: int
    at: float
    who: Present


class FilePresence:
    """Desks of one database file on this computer; a disk that refuses only leaves them unseen."""

    def __init__(self, file: Path, desk: Desk, folder: Path) -> None:
        self._desk = desk
        place = f"{file.resolve()}\n{desk.incident}".encode(errors="surrogatepass")
        self._folder = folder / hashlib.sha256(place).hexdigest()[:32]
        self._since = ""

    def tell(self, here: Here) -> list[Present]:
        """Write the desk's file whole, and give all who are here."""
        self._since = self._since or real_now()
        desk = self._desk
        who = Present(desk.id, desk.person, desk.name[:LONGEST], since=self._since)
        who = msgspec.structs.replace(who, **msgspec.structs.asdict(short(here)))
        kept = _Kept(os.getpid(), time.time(), who)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            draft = self._folder / f".{desk.id}"
            draft.write_bytes(msgspec.json.encode(kept))
            draft.replace(self._folder / f"{desk.id}.json")
        return self.look()

    def look(self) -> list[Present]:
        """Read the files of all desks; those of desks that are gone are swept."""
        found = []
        with contextlib.suppress(OSError):
            for file in sorted(self._folder.iterdir())[: 4 * MOST]:
                who = _read(file)
                if who is not None:
                    found.append(who)
        return sorted(found, key=lambda who: (who.since, who.person, who.desk))[:MOST]

    def stirred(self) -> bool:
        """Nobody tells: one looks."""
        return True

    def leave(self) -> None:
        """Take the desk's file away."""
        with contextlib.suppress(OSError):
            (self._folder / f"{self._desk.id}.json").unlink(missing_ok=True)


def _read(file: Path) -> Present | None:
    """Read a desk's file; one whose desk is gone, or that no desk wrote, is taken away."""
    written = 0.0
    try:
        written = file.stat().st_mtime
        with file.open("rb") as opened:
            kept = msgspec.json.decode(opened.read(_LARGEST), type=_Kept)
        age = time.time() - kept.at
        if abs(age) < GONE_SECONDS and _lives(kept.pid):
            return msgspec.structs.replace(kept.who, age=max(0.0, age), silent=False)
    except (OSError, msgspec.MsgspecError):
        if not file.exists() or abs(time.time() - written) < GONE_SECONDS:
            return None  # just taken away, or being written
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
    return None


def _lives(pid: int) -> bool:
    """Say whether a process is there; where that cannot be asked harmlessly, its age alone decides."""
    if os.name != "posix" or pid <= 0:
        return pid > 0
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
