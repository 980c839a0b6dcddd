"""What must be true of a log after any storm: nothing lost, nothing twice, all in order, and the chain whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from warroom.domain.entry import Entry, decode_plain
from warroom.store.store import Store

SHOWN = 5
"""How many of a kind are named in a broken promise."""


class Said(msgspec.Struct):
    """What one writer wrote, in its order, and what of it was acknowledged to it."""

    wrote: list[str] = msgspec.field(default_factory=list)
    acknowledged: set[str] = msgspec.field(default_factory=set)


def words_of(entry: Entry) -> str:
    """Give the words of a line of the timeline; nothing for other entries."""
    if entry.kind != "entry.logged" or entry.body is None:
        return ""
    plain = decode_plain(entry.body)
    return str(plain["text"])


def broken(store: Store, room: str, writers: Mapping[str, Said]) -> list[str]:
    """List the promises that a room's log breaks towards those who wrote it."""
    entries = store.read(room)
    found = broken_log(entries, writers)
    wrong = store.verify(room)
    if wrong is not None:
        found.append(f"the chain breaks at {wrong.seq}: {wrong.text}")
    found += [f"entries without a head row: {each}" for each in store.orphans()]
    if store.head(room).seq != len(entries):
        found.append(f"the head says {store.head(room).seq}, the log has {len(entries)}")
    return found


def broken_log(entries: Sequence[Entry], writers: Mapping[str, Said]) -> list[str]:
    """List the promises that entries break: places, ids, and each writer's words."""
    found: list[str] = []
    if [entry.seq for entry in entries] != list(range(1, len(entries) + 1)):
        found.append("the places are not 1, 2, 3...")
    found += _some("ids twice", doubled(entry.id for entry in entries))
    texts = [words for entry in entries if (words := words_of(entry))]
    found += _some("words twice", doubled(texts))
    for name, said in writers.items():
        places = {words: number for number, words in enumerate(said.wrote)}
        own = [places[words] for words in texts if words in places]
        if any(after <= before for before, after in pairwise(own)):
            found.append(f"what {name} wrote is out of its order")
        found += _some(f"acknowledged to {name} and lost", sorted(said.acknowledged - set(texts)))
    known = {words for said in writers.values() for words in said.wrote}
    found += _some("written by nobody", [words for words in texts if words not in known])
    return found


def doubled(values: Iterable[str]) -> list[str]:
    """List what is there more than once."""
    return [value for value, count in Counter(values).items() if count > 1]


def _some(what: str, found: Sequence[str]) -> list[str]:
    if not found:
        return []
    return [f"{len(found)} {what}: {', '.join(repr(each) for each in found[:SHOWN])}"]
