"""Verifying the chain of a log: every hash, every body, the order and the versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from warroom.domain.catalog import read_body
from warroom.domain.entry import GENESIS, Entry, chain_hash, commitment
from warroom.domain.state.erasure import Erased
from warroom.errors import N_

KIND: Final = "body.erased"
STREAM: Final = "erasure:"


class Finding(msgspec.Struct, frozen=True):
    """The first thing found wrong: at which entry, and what (a translation key)."""

    seq: int
    text: str


class ChainCheck:
    """Checks entries one by one as they come, from the start of a log or from a known head."""

    def __init__(self, incident: str, seq: int = 0, previous: bytes = GENESIS) -> None:
        self.incident = incident
        self.seq = seq
        self.previous = previous
        self._versions: dict[str, int] = {}
        self._from_start = seq == 0

    def take(self, entries: Iterable[Entry]) -> Finding | None:
        """Check more entries; returns the first that does not hold, None while all do."""
        for entry in entries:
            wrong = self._check(entry)
            if wrong:
                return Finding(self.seq + 1, wrong)
            self.seq = entry.seq
            self.previous = entry.hash
            self._versions[entry.stream] = entry.version
        return None

    def _check(self, entry: Entry) -> str:
        if entry.seq != self.seq + 1:
            return N_("an entry is missing or out of order")
        if entry.incident != self.incident:
            return N_("it belongs to another log")
        try:
            return self._check_hashes(entry)
        except (AttributeError, TypeError, UnicodeError):
            # SQLite keeps a value of any type in any column.
            return N_("a value of it is of another type")

    def _check_hashes(self, entry: Entry) -> str:
        if chain_hash(self.previous, entry) != entry.hash:
            return N_("its header or its hash was altered")
        if (entry.body is None) != (entry.salt is None):
            return N_("its body or its salt is missing")
        if entry.body is not None and commitment(entry.salt or b"", entry.body) != entry.commitment:
            return N_("its body or its salt was altered")
        return "" if self._follows(entry) else N_("its version does not follow")

    def _follows(self, entry: Entry) -> bool:
        before = self._versions.get(entry.stream)
        if before is None:
            return entry.version == 1 or (not self._from_start and entry.version > 1)
        return entry.version == before + 1


def check_erased(entries: Sequence[Entry], upto: int | None = None) -> Finding | None:
    """Find the first body that is missing although no entry says that it was erased.

    Only the first `upto` entries are judged. Where an entry that tells of an erasure cannot be read,
    it is the bad one.
    """
    named: set[int] = set()
    doubtful = 0
    for place, entry in enumerate(entries, 1):
        if entry.kind == KIND or str(entry.stream).startswith(STREAM):
            seqs = _named_by(entry)
            named.update(seqs)
            if not seqs:
                doubtful = place
    for entry in entries[:upto]:
        if entry.body is None and entry.seq not in named:
            seq = max(entry.seq, doubtful)
            return Finding(seq, N_("its body is missing and no entry says that it was erased"))
    return None


def named_as_erased(entries: Iterable[Entry]) -> set[int]:
    """Give the places that entries of a log say were erased; those entries themselves stay."""
    told = [entry for entry in entries if entry.kind == KIND]
    return {seq for entry in told for seq in _named_by(entry)} - {entry.seq for entry in told}


def _named_by(entry: Entry) -> list[int]:
    if entry.body is None:
        return []
    try:
        body = read_body(KIND, entry.schema, entry.body)
        return [seq for seq in body.seqs if seq < entry.seq] if isinstance(body, Erased) else []
    except (AttributeError, TypeError):
        return []  # an entry that was spoiled names nothing
