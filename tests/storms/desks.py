"""Twenty desks at one room, each with its window in a process of its own: from Enter at one to paint at the others."""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from statistics import median, quantiles
from typing import Final

import msgspec
import psutil

from tests.freezing import REFERENCE, work
from tests.logs import open_room
from tests.servers import member_url
from tests.stations.conftest import Station
from tests.stations.desk import ENTER, Painted
from tests.storms.outcome import Found
from tests.storms.promises import Said, broken
from tests.storms.server import own_server
from warroom.store.store import Store

DESKS: Final = 20
TIMES: Final = 100
LIMIT: Final = 0.25
"""Seconds from Enter to paint for 95 of 100, on an idle machine."""
PATIENCE: Final = 60.0


class Screen:
    """One desk, and when it painted what."""

    def __init__(self, name: str, process: Station, heard: threading.Condition) -> None:
        self.name = name
        self.process = process
        self.said = Said()
        self.entered: dict[str, float] = {}
        self.painted: dict[str, float] = {}
        self._heard = heard
        self.thread = threading.Thread(target=self._listen, name=name)

    def _listen(self) -> None:
        while line := self.process.hear():
            words, when = msgspec.json.decode(line, type=Painted)
            with self._heard:
                known = self.entered if words.startswith(ENTER) else self.painted
                known.setdefault(words.removeprefix(ENTER), when)
                self._heard.notify_all()

    def close(self) -> None:
        """Close the desk as a person does."""
        self.process.tell()
        self.thread.join()
        self.process.finish()


def _end(process: Station) -> None:
    if process.running:
        process.kill()


class Room:
    """The desks at one room."""

    def __init__(self, url: str, folder: Path, desks: int, opened: ExitStack) -> None:
        with closing(Store(url)) as store:
            self.room = open_room(store)[0].incident
        self._heard = threading.Condition()
        self.screens: list[Screen] = []
        for number in range(desks):
            person = member_url(url, f"person-{number}")
            process = Station(
                person, self.room, "enters", module="tests.stations.desk", home=str(folder / str(number))
            )
            opened.callback(_end, process)
            self.screens.append(Screen(f"Desk {number}", process, self._heard))
        self.listener = Station("listen", url)
        opened.callback(_end, self.listener)
        for screen in self.screens:
            screen.process.start()
        for screen in self.screens:
            screen.process.hear()
            screen.thread.start()
            opened.callback(screen.close)
        self.listener.start()
        self.listener.hear()

    def used(self) -> float:
        """Give the seconds of processor time that all desks used until now."""
        times = [psutil.Process(each.process.pid).cpu_times() for each in self.screens]
        return float(sum(each.user + each.system for each in times))

    def type(self, screen: Screen, words: str) -> bool:
        """Type a line at one desk; whether all painted it in time."""
        screen.said.wrote.append(words)
        screen.process.tell(words)
        with self._heard:
            done = self._heard.wait_for(lambda: all(words in each.painted for each in self.screens), PATIENCE)
        if done:
            screen.said.acknowledged.add(words)
        return done

    def notice(self, after: float) -> float:
        """Say when the bare notice of the server came that followed a moment."""
        told = 0.0
        while told < after:  # what was heard of the rounds before is passed over
            told = float(self.listener.hear())
        return told


def storm(seed: int, times: int = 0, desks: int = DESKS, limit: float = LIMIT) -> Found:
    """Let one desk after the other type, and measure until all others painted it."""
    chance = random.Random(seed)
    distances: list[float] = []
    notices: list[float] = []
    slow: list[float] = []
    wrong: list[str] = []
    with ExitStack() as opened:
        folder = opened.enter_context(
            tempfile.TemporaryDirectory(prefix="storm-", ignore_cleanup_errors=True)
        )
        server = opened.enter_context(own_server())
        room = Room(server.url, Path(folder), desks, opened)
        used = room.used()
        for number in range(times or TIMES):
            slow.append(_clocked(work))
            screen = chance.choice(room.screens)
            words = f"{screen.name} writes line {number} into the storm"
            if not room.type(screen, words):
                wrong.append(f"not everybody painted {words!r} after {PATIENCE:.0f} s")
                break
            entered = screen.entered[words]
            distances += [each.painted[words] - entered for each in room.screens if each is not screen]
            notices.append(room.notice(entered) - entered)
        used = (room.used() - used) / max(1, len(notices) * desks)
        with closing(Store(server.url)) as store:
            wrong += broken(store, room.room, {each.name: each.said for each in room.screens})
    found = _found(seed, desks, wrong, distances, notices, limit * max(1.0, median(slow) / REFERENCE))
    found.figures["processor"] = f"{used * 1000:.0f} ms a desk and line"
    return found


def _clocked(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _found(
    seed: int, desks: int, wrong: list[str], distances: list[float], notices: list[float], limit: float
) -> Found:
    last = quantiles(distances, n=20)[-1] if len(distances) > 1 else float("inf")
    if last > limit:
        wrong = [*wrong, f"95 of 100 take up to {last * 1000:.0f} ms, and may take {limit * 1000:.0f} here"]
    return Found(
        storm="desks",
        seed=seed,
        where="PostgreSQL",
        broken=wrong,
        again=f"python -m tests.storms desks --seeds {seed}",
        figures={
            "desks": str(desks),
            "lines": str(len(notices)),
            "p50": f"{median(distances or [0]) * 1000:.0f} ms",
            "p95": f"{last * 1000:.0f} ms",
            "bare notice": f"{median(notices or [0]) * 1000:.0f} ms",
            "limit here": f"{limit * 1000:.0f} ms",
        },
    )
