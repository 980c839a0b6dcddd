"""The head witness: what a desk saw of each log, and whether the log still extends it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from warroom import config
from warroom.clock import Instant, instant, later, real_now
from warroom.domain.entry import Entry
from warroom.errors import WarRoomError
from warroom.store.restores import restores_of
from warroom.store.store import Store

KEPT: Final = 5
"""How many heads of a log are remembered: the newest say what is lost, the older ones since when."""
LOGS: Final = 500
"""How many logs are remembered at most, those seen last."""
YEAR: Final = 366 * 24 * 60 * 60
"""Seconds after which a log that was not opened is forgotten."""
_log: Final = logging.getLogger(__name__)


class Sight(msgspec.Struct, frozen=True):
    """A head that was seen verified: the length of the log, its hash, and this machine's time."""

    seq: int
    hash: str
    at: Instant


class Restoration(msgspec.Struct, frozen=True):
    """The attested restore that explains a log: when, by whom, of which backup, and its last entry."""

    at: Instant
    by: str
    made_at: Instant
    entries: int


class Doubt(msgspec.Struct, frozen=True):
    """A log does not extend what was seen: `sight` is the newest that does not fit, `length` what is there."""

    sight: Sight
    length: int
    restored: Restoration | None = None

    @property
    def shorter(self) -> bool:
        """Whether the entry that was seen is not there at all; else another stands in its place."""
        return self.length < self.sight.seq


class _Kept(msgspec.Struct, frozen=True):
    """The file: which log of which database, and its heads by length."""

    place: str = ""
    incident: str = ""
    seen: tuple[Sight, ...] = ()


class Witness:
    """Remembers the newest heads of one log in this person's own folder. Used from one thread.

    A disk that refuses is said once in the program's log: what was seen is then known until the desk ends.
    """

    def __init__(self, folder: Path | None, place: str, incident: str) -> None:
        name = hashlib.sha256(f"{place}\n{incident}".encode()).hexdigest()[:32]
        self._file = folder / f"{name}.json" if folder else None
        self._place = place
        self._incident = incident
        self._own: tuple[Sight, ...] = ()
        self._refused = folder is None

    def doubt(self, entries: Sequence[Entry]) -> Doubt | None:
        """Compare a whole log with what was seen of it; None when it extends all of that."""
        wrong = [sight for sight in self._seen() if not _holds(entries, sight)]
        return Doubt(wrong[-1], len(entries)) if wrong else None

    def explained(self, doubt: Doubt, entries: Sequence[Entry], store: Store) -> Doubt:
        """Look in the house log for a restore after everything that is missing was seen.

        Both times are compared as they were written: on a server by its clock, at the desk by its own.
        """
        wrong = [sight for sight in self._seen() if not _holds(entries, sight)]
        for entry, body, log in restores_of(store.engine, self._incident):
            after = all(sight.at <= entry.recorded_at and log.entries < sight.seq for sight in wrong)
            if after and _holds(entries, Sight(log.entries, log.head, "")):
                found = Restoration(entry.recorded_at, body.by, body.made_at, log.entries)
                return msgspec.structs.replace(doubt, restored=found)
        return doubt

    def note(self, seq: int, hash_: bytes) -> None:
        """Remember a verified head beside the ones before it."""
        self._write({sight.seq: sight for sight in self._seen()} | _sight(seq, hash_))

    def begin_again(self, seq: int, hash_: bytes) -> None:
        """Forget what was seen and go on from this head: a person took the log as it is."""
        self._write(_sight(seq, hash_))

    def _seen(self) -> tuple[Sight, ...]:
        kept = self._read()
        return kept if kept is not None else self._own

    def _read(self) -> tuple[Sight, ...] | None:
        """Read what all desks of this person saw; None where there is no file that says it."""
        if self._file is None or self._refused:
            return None
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=_Kept).seen
        except FileNotFoundError:
            return None
        except OSError as wrong:
            self._refuse(str(wrong))
        except (msgspec.MsgspecError, UnicodeError):
            self._put_aside(self._file)
        return None

    def _put_aside(self, file: Path) -> None:
        try:
            aside = config.set_aside(file)
        except OSError as wrong:
            self._refuse(str(wrong))
        else:
            _log.warning("the heads seen of a log could not be read and were put aside as %s", aside)

    def _write(self, sights: dict[int, Sight]) -> None:
        self._own = tuple(sights[seq] for seq in sorted(sights)[-KEPT:])
        if self._file is None or self._refused:
            return
        kept = _Kept(self._place, self._incident, self._own)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if not self._file.exists():
                _forget_oldest(self._file.parent)
            config.write_whole(self._file, msgspec.json.encode(kept))
        except (OSError, WarRoomError) as wrong:
            self._refuse(str(wrong))

    def _refuse(self, reason: str) -> None:
        self._refused = True
        _log.warning("the heads seen of a log cannot be kept: %s", reason)


def witness_of(store: Store, incident: str) -> Witness:
    """Give the witness of a log at this desk; one without a folder remembers until the desk ends."""
    place = store.place if store.file is None else str(store.file.absolute())
    try:
        return Witness(config.folders().data / "witness", place, incident)
    except WarRoomError:
        return Witness(None, place, incident)


def _forget_oldest(folder: Path) -> None:
    """Make room for one more log: what was not opened for a year goes, and of too many those seen longest ago."""
    seen = sorted(((_seen_at(file), file) for file in folder.glob("*.json")), reverse=True)
    long_ago = later(real_now(), -YEAR)
    for place, (at, file) in enumerate(seen):
        if place >= LOGS - 1 or at < long_ago:
            file.unlink(missing_ok=True)


def _seen_at(file: Path) -> Instant:
    try:
        return instant(datetime.fromtimestamp(file.stat().st_mtime, UTC))
    except FileNotFoundError:  # another desk made room just now
        return ""


def _sight(seq: int, hash_: bytes) -> dict[int, Sight]:
    return {seq: Sight(seq, hash_.hex(), real_now())} if seq else {}


def _holds(entries: Sequence[Entry], sight: Sight) -> bool:
    """Say whether a log has the entry that was seen, at its place."""
    if sight.seq < 1 or sight.seq > len(entries):
        return False
    found = entries[sight.seq - 1]
    hash_: object = found.hash  # a spoiled SQLite file may hold anything here
    return found.seq == sight.seq and isinstance(hash_, bytes) and hash_.hex() == sight.hash
