"""The crew of a storm: stations in processes of their own, as whoever started them knows them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import make_url

from tests.gates.source import ROOT
from tests.logs import open_room
from tests.servers import member_url
from tests.storms.promises import Said, broken, doubled, words_of
from tests.storms.reader import Reader
from tests.storms.station import STOP, Told
from warroom.store.outbox import Outbox
from warroom.store.store import Store

PATIENCE: Final = 120.0
"""Seconds after which a station that does not do what it should is given up."""


class Member:
    """One station: what it said until now, and its process, which may be killed and started again."""

    def __init__(self, name: str, url: str, room: str, home: Path, window: bool) -> None:
        self.name = name
        self.home = home
        self.said = Said()
        self.broken: list[str] = []
        self.end: Told | None = None
        self.longest = 0.0
        self.starts = 0
        self._arguments = (url, room, name, *(("--window",) if window else ()))
        self._heard = threading.Condition()
        self._open = self._still = False

    def start(self) -> None:
        """Start its process, going on after the last line that it wrote."""
        self.starts += 1
        self._open = self._still = False
        command = (sys.executable, "-m", "tests.storms.station", *self._arguments)
        self._process = subprocess.Popen(
            [*command, "--first", str(len(self.said.wrote))],
            cwd=ROOT,
            env={**os.environ, "WARROOM_HOME": str(self.home)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._thread = threading.Thread(target=self._listen, name=self.name)
        self._thread.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                if line.endswith("\n"):
                    self._hear(msgspec.json.decode(line, type=Told))
        with self._heard:
            self._heard.notify_all()

    def _hear(self, told: Told) -> None:
        with self._heard:
            match told.what:
                case "wrote":
                    self.said.wrote.append(told.words)
                case "took" | "waits":
                    self.said.acknowledged.add(told.words)
                case "open":
                    self._open = True
                case "still":
                    self._still = True
                case "end":
                    self.end, self.longest = told, max(self.longest, told.longest)
                    self.broken += [
                        f"the window of {self.name} did not answer: {each}" for each in told.frozen
                    ]
                case _:
                    self.broken.append(f"{self.name}: {told.what}: {told.words}")
            self._heard.notify_all()

    def wait(self, what: str) -> None:
        """Wait until it is open, or still."""
        with self._heard:
            known = self._heard.wait_for(lambda: self._is(what) or not self._thread.is_alive(), PATIENCE)
            if not known or not self._is(what):
                self.broken.append(f"{self.name} is not {what} after {PATIENCE:.0f} s, or ended by itself")

    def _is(self, what: str) -> bool:
        return self._open if what == "open" else self._still

    def tell(self, line: str) -> None:
        """Give it a line."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            self.broken.append(f"{self.name} ended by itself")

    def kill(self) -> None:
        """Kill it as a power cut would."""
        self._process.kill()
        self.join()

    def join(self) -> None:
        """Wait for its end."""
        assert self._process.stdin is not None
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.broken.append(f"{self.name} does not end")
            self._process.kill()
            self._process.wait()
        self._thread.join()
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass

    @property
    def newest(self) -> str:
        """The last words it wrote."""
        with self._heard:
            return self.said.wrote[-1] if self.said.wrote else ""

    def waiting(self, room: str) -> int:
        """Say how many jobs are left in its outbox."""
        file = self.home / "data" / "outbox.db"
        if not file.is_file():
            return 0
        with closing(Outbox(file)) as box:
            return len(box.waiting(room))


class Crew:
    """All stations of a storm at one room, and a reader."""

    def __init__(self, keeper: str, through: str, room: str, members: Sequence[Member]) -> None:
        self.room = room
        self.members = members
        self.reader = Reader(through, room)
        self._keeper = keeper

    def recovered(self) -> None:
        """Wait until the log has a line of each station that was written from now on."""
        counts = {each.name: len(each.said.wrote) for each in self.members}
        for each in self.members:
            self.reader.wait(
                lambda each=each: any(  # type: ignore[misc]
                    self.reader.has(words) for words in each.said.wrote[counts[each.name] :]
                ),
                f"a new line of {each.name}",
            )

    def finish(self) -> list[str]:
        """Let all write no more, wait until all is in the log, and list the promises that were broken."""
        for each in self.members:
            each.tell(STOP)
        for each in self.members:
            each.wait("still")
        last = self._head()
        for each in self.members:
            each.tell(str(last))
        for each in self.members:
            each.join()
        self.reader.wait(lambda: self.reader.seq >= last, f"entry {last}")
        return self._broken()

    def _head(self) -> int:
        with closing(Store(self._keeper)) as store:
            return store.head(self.room).seq

    def _broken(self) -> list[str]:
        with closing(Store(self._keeper)) as store:
            found = broken(store, self.room, {each.name: each.said for each in self.members})
            rows = [words for entry in store.read(self.room) if (words := words_of(entry))]
        found += self.reader.broken
        for each in self.members:
            found += each.broken
            left = each.waiting(self.room)
            found += [f"{left} entries are left in the outbox of {each.name}"] if left else []
            if each.end is not None and list(each.end.rows) != rows:
                missing = sorted(set(rows) - set(each.end.rows))[:3]
                found.append(
                    f"{each.name} shows {len(each.end.rows)} lines of {len(rows)} in the log:"
                    f" twice {doubled(each.end.rows)[:3]}, missing {missing}"
                )
        return found

    @property
    def lines(self) -> int:
        """How many lines were written."""
        return sum(len(each.said.wrote) for each in self.members)

    @property
    def longest(self) -> float:
        """The seconds of the longest turn of a window."""
        return max(each.longest for each in self.members)

    def close(self) -> None:
        """End whatever still runs."""
        self.reader.close()
        for each in self.members:
            each.kill()


@contextmanager
def crew(keeper: str, through: str, folder: Path, stations: int) -> Iterator[Crew]:
    """Start stations that write into a new room, the first of them in a window, and wait until all do."""
    with closing(Store(keeper)) as store:
        room = open_room(store)[0].incident
    members = []
    for number in range(stations):
        person = f"person-{number}"
        member_url(keeper, person)
        url = make_url(through).set(username=person).render_as_string(hide_password=False)
        members.append(Member(f"w{number}", url, room, folder / person, window=number == 0))
    with ExitStack() as opened:
        made = Crew(keeper, through, room, members)
        for each in members:
            each.start()
        opened.callback(made.close)
        for each in members:
            each.wait("open")
        yield made
