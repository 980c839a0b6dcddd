"""A hundred writers at once, some of whom roll back or are killed, on a file and on a server."""

from __future__ import annotations

import multiprocessing
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Final

import msgspec

from tests.logs import open_room
from tests.servers import member_url
from tests.storms import writing
from tests.storms.outcome import Found
from tests.storms.promises import Said, broken
from tests.storms.reader import Reader
from tests.storms.server import own_server
from tests.storms.writing import Part
from warroom.store.store import Store

WRITERS: Final = 100
ENTRIES: Final = 50
PERSONS: Final = 8
"""People of the server who share the writers between them."""
KILLED: Final = 0.2
"""The share of the writers that are killed once, and taken over from."""
CALM: Final = 5
"""The part of the entries that is written without unrest, to compare the rates."""
_CONTEXT: Final = multiprocessing.get_context("forkserver")
"""Writers are forked from a process that has loaded the program."""
_CONTEXT.set_forkserver_preload(["tests.storms.preloaded"])


class Places:
    """The two databases of these storms."""

    def __init__(self, folder: Path, server: str) -> None:
        self._folder = folder
        self._server = server
        self._made = 0

    def fresh(self, where: str) -> tuple[str, list[str]]:
        """Give the address of a database for its keeper, and those for who writes."""
        self._made += 1
        if where == "SQLite":
            url = f"sqlite:///{(self._folder / f'rooms-{self._made}.db').as_posix()}"
            return url, [url]
        return self._server, [member_url(self._server, f"person-{each}") for each in range(PERSONS)]


@contextmanager
def places() -> Iterator[Places]:
    """Open both sorts of database."""
    with (
        tempfile.TemporaryDirectory(prefix="storm-", ignore_cleanup_errors=True) as folder,
        own_server() as server,
    ):
        yield Places(Path(folder), server.url)


class Crowd:
    """Writers in their processes, of whom some are killed when they told of so many entries."""

    def __init__(
        self, parts: Sequence[Part], work: Callable[[Part, Connection], None], kills: Mapping[str, int]
    ) -> None:
        self._work = work
        self._kills = dict(kills)
        self._parts: dict[Connection, Part] = {}
        self._processes: dict[Connection, Any] = {}
        self.acknowledged: dict[str, list[int]] = {part.name: [] for part in parts}
        self.killed = 0
        for part in parts:
            self._start(part)

    def _start(self, part: Part) -> None:
        near, far = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=self._work, args=(part, far), daemon=True)
        process.start()
        far.close()
        self._parts[near], self._processes[near] = part, process

    def run(self) -> float:
        """Let all begin at once when all are ready; gives the seconds until the last one is done."""
        for each in self._parts:
            each.recv_bytes()
        began = time.monotonic()
        for each in self._parts:
            each.send_bytes(b"go")
        while self._parts:
            for near in wait(list(self._parts)):
                assert isinstance(near, Connection)
                self._hear(near)
        return time.monotonic() - began

    def _hear(self, near: Connection) -> None:
        try:
            told = near.recv_bytes()
        except EOFError:
            self._end(near)
            return
        if told == b"ready":
            near.send_bytes(b"go")
            return
        part = self._parts[near]
        self.acknowledged[part.name].append(int(told))
        if len(self.acknowledged[part.name]) >= self._kills.get(part.name, part.last + 1):
            del self._kills[part.name]
            self.killed += 1
            self._processes[near].kill()

    def _end(self, near: Connection) -> None:
        """Let somebody else go on where a killed one was stopped."""
        part = self._parts.pop(near)
        self._processes.pop(near).join()
        near.close()
        told = self.acknowledged[part.name]
        following = told[-1] + 1 if told else part.first
        if following < part.last:
            self._start(msgspec.structs.replace(part, first=following))


def storm(
    where: str, at: Places, seed: int, writers: int = WRITERS, entries: int = ENTRIES, rates: bool = True
) -> Found:
    """Let them all write, look at the log, and measure the rate of the same without unrest beside the bare one."""
    chance = random.Random(seed)
    keeper, urls = at.fresh(where)
    with closing(Store(keeper)) as store:
        room = open_room(store)[0].incident
        parts = [
            Part(urls[number % len(urls)], room, seed, f"w{number}", 0, entries) for number in range(writers)
        ]
        struck = chance.sample(parts, max(1, round(writers * KILLED)))
        kills = {part.name: chance.randint(1, entries - 1) for part in struck}
        with closing(Reader(keeper, room)) as reader:
            crowd = Crowd(parts, writing.write, kills)
            took = crowd.run()
            last = store.head(room).seq
            reader.wait(lambda: reader.seq >= last, f"entry {last}")
        said = {part.name: _said(part, crowd.acknowledged[part.name]) for part in parts}
        wrong = reader.broken + broken(store, room, said) + _incomplete(store, room, parts)
    figures = {
        "entries": f"{writers} x {entries}",
        "killed": str(crowd.killed),
        "a second": f"{writers * entries / took:.0f}",
    }
    if rates:
        calm, floor = _rates(keeper, parts)
        figures |= {"calm": f"{calm:.0f}", "bare": f"{floor:.0f}", "ratio": f"{calm / floor:.2f}"}
    again = f"python -m tests.storms writers --seeds {seed}"
    return Found(storm="writers", seed=seed, where=where, broken=wrong, again=again, figures=figures)


def _said(part: Part, numbers: Sequence[int]) -> Said:
    wrote = [writing.words(part, number) for number in range(part.first, part.last)]
    return Said(wrote, {wrote[number] for number in numbers})


def _incomplete(store: Store, room: str, parts: Sequence[Part]) -> list[str]:
    """Each wrote until all was acknowledged: there is that, the declaration, and nothing else."""
    wanted = 1 + sum(part.last - part.first for part in parts)
    found = store.head(room).seq
    return [] if found == wanted else [f"{found} entries instead of {wanted}"]


def _rates(keeper: str, parts: Sequence[Part]) -> tuple[float, float]:
    """Measure entries a second of the program, and of the bare append of as many writers on the same database."""
    with closing(writing.bare(keeper)) as connection:
        for each in ("bare_entry", "bare_head"):
            connection.execute(f"DROP TABLE IF EXISTS {each}")
        for each in writing.BARE:
            connection.execute(each)
        if not keeper.startswith("sqlite"):
            connection.execute("GRANT ALL ON bare_head, bare_entry TO PUBLIC")
    with closing(Store(keeper)) as store:
        room = open_room(store)[0].incident
    shorter = [
        msgspec.structs.replace(part, room=room, unrest=False, last=max(2, part.last // CALM))
        for part in parts
    ]
    count = sum(part.last for part in shorter)
    ours = Crowd(shorter, writing.write, {}).run()
    bare = Crowd(shorter, writing.write_bare, {}).run()
    return count / ours, count / bare
