"""Erasure: bodies that were deleted on purpose, named by the entry that says so."""

from __future__ import annotations

from warroom.domain.entry import Body


class Erased(Body, frozen=True):
    """The bodies of the entries `seqs` were deleted; `text` is what may be said in their place."""

    seqs: tuple[int, ...] = ()
    text: str = ""
    reason: str = ""
