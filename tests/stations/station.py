"""A small station in a process of its own, for tests that kill it, race it or take its disk away.

It waits for a line, does what it was started for, and says in lines what it did.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import Final

import msgspec
from sqlalchemy import event

from tests.ear import Ear
from tests.logs import note, open_room
from warroom.errors import WarRoomError
from warroom.services.follower import Doubted, Follower, Verified
from warroom.store.server import connect_alone
from warroom.store.store import Store

WORDS: Final = "Terminals say 'try again'. "


def say(text: str) -> None:
    """Write a line to whoever started this station."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def told() -> str:
    """Wait for a line."""
    return sys.stdin.readline().strip()


def declare(url: str) -> None:
    """Open a database that may not be there yet, and a room in it; say the room's id."""
    store = Store(url)
    say(open_room(store)[0].incident)
    store.close()


def append(url: str, room: str) -> None:
    """Append for ever and say the id of each entry as soon as it is acknowledged."""
    store = Store(url)
    number = 0
    while True:
        draft = note(WORDS * (number * 97 % 800))
        store.append(room, [draft])
        say(draft.id)
        number += 1


def talk(url: str, room: str, own: str, total: str) -> None:
    """Append `own` entries and read whenever the bell rings, until `total` were seen; say them in order."""
    store = Store(url)
    bell = store.bell()
    seen: list[str] = []

    def write() -> None:
        for number in range(int(own)):
            store.append(room, [note(str(number))])

    writer = threading.Thread(target=write)
    writer.start()
    while len(seen) < int(total):
        if bell.wait():
            seen += [entry.id for entry in store.read(room, len(seen))]
    writer.join()
    for each in seen:
        say(each)
    bell.close()
    store.close()


def listen(url: str) -> None:
    """Say when each notice of a server came, by the clock that all processes share; do nothing else."""
    store = Store(url)
    connection = connect_alone(store.engine)
    connection.patience = float("inf")
    connection.execute("LISTEN warroom")
    say("listening")
    for _notice in connection.notifies():
        say(str(time.monotonic()))


def fill(url: str, room: str, way: str) -> None:
    """Append until there is no space, say so, wait, and append the same again with space."""
    store = Store(url)
    bound = _bounds(store)[way]
    bound(True)
    written = 0
    draft = note(WORDS * 300)
    try:
        while True:
            store.append(room, [draft])
            written += 1
            draft = note(WORDS * 300)
    except WarRoomError as full:
        say(f"{type(full).__name__} {written} {draft.id} {full}")
    told()
    bound(False)
    say(str(store.append(room, [draft])[0].seq))
    store.close()


def _bounds(store: Store) -> dict[str, Callable[[bool], None]]:
    """Give the ways to run out of space: SQLite's own limit of pages, and the system's of file sizes."""
    pages = 1_000_000

    @event.listens_for(store.engine, "checkout")
    def _limit(connection: object, *_more: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    def by_pages(full: bool) -> None:
        nonlocal pages
        pages = 60 if full else 1_000_000

    def by_file_size(full: bool) -> None:
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000 if full else hard, hard))

    return {"pages": by_pages, "file size": by_file_size}


def look(url: str, room: str) -> None:
    """Open a room as a desk does, leave it when it is verified, and say what does not fit."""
    store = Store(url)
    ear = Ear()
    follower = Follower(store, room, "", ear.tell)
    doubt = None
    while not isinstance(told := ear.next(), Verified):
        doubt = told.doubt if isinstance(told, Doubted) else doubt
    follower.stop()
    store.close()
    say(msgspec.json.encode(doubt).decode())


WORK: Final[dict[str, Callable[..., None]]] = {
    "append": append,
    "declare": declare,
    "fill": fill,
    "listen": listen,
    "look": look,
    "talk": talk,
}

if __name__ == "__main__":
    say("ready")
    told()
    WORK[sys.argv[1]](*sys.argv[2:])
