"""What strikes stations at work: their server is killed, paused, or cut off in the middle of a commit."""

from __future__ import annotations

import itertools
import random
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec

from tests.proxy import Moment, Proxy, Trap
from tests.storms.crew import Crew, crew
from tests.storms.outcome import Found
from tests.storms.server import Server, own_server

STATIONS: Final = 8
TIMES: Final = {"kills": 50, "pauses": 20, "cuts": 50}
WORK_SECONDS: Final = 1.0
"""The longest time in which all is well between two strikes."""
PAUSES: Final = (1.0, 30.0)
EACH: Final = 5
"""At every so many kills of the server a station is killed with it."""
SAID: Final = b"into the storm"
"""Words of every line: whoever says them to the server appends."""
TRAP_SECONDS: Final = 60.0
TRAPS: Final = tuple(itertools.product((False, True), Moment))
"""One connection and all; before the server hears of a statement, while it does it, and when it has done it."""


class Scene(msgspec.Struct):
    """What a strike may strike."""

    server: Server
    proxy: Proxy
    crew: Crew
    chance: random.Random
    longest_pause: float
    stations_killed: int = 0
    seconds: float = 0.0

    def strike(self, storm: str, number: int) -> None:
        """Strike once, at a moment of chance, and wait until every station writes into the log again."""
        threading.Event().wait(self.chance.uniform(0, WORK_SECONDS))
        _STRIKES[storm](self, number)
        self.crew.recovered()


def _kill(scene: Scene, number: int) -> None:
    scene.server.kill(alone=scene.chance.random() < 0.5)
    struck = None
    if number % EACH == EACH - 1:
        struck = scene.chance.choice(scene.crew.members[1:])
        struck.kill()
        scene.stations_killed += 1
    threading.Event().wait(scene.chance.uniform(0, WORK_SECONDS))
    scene.server.start()
    if struck is not None:
        struck.start()


def _pause(scene: Scene, _number: int) -> None:
    seconds = scene.chance.uniform(PAUSES[0], scene.longest_pause)
    scene.seconds += seconds
    scene.server.freeze()
    try:
        threading.Event().wait(seconds)
    finally:
        scene.server.thaw()


def _cut(scene: Scene, number: int) -> None:
    everything, moment = TRAPS[number % len(TRAPS)]
    if not scene.proxy.lay(Trap(SAID, moment, everything)).wait(TRAP_SECONDS):
        scene.crew.reader.broken.append(f"nobody wrote at cut {number}")


_STRIKES: Final[dict[str, Callable[[Scene, int], None]]] = {"kills": _kill, "pauses": _pause, "cuts": _cut}


def storm(name: str, seed: int, times: int = 0) -> Found:
    """Let stations work on a server of their own, strike it many times, and look what became of their words."""
    wanted = times or TIMES[name]
    found = strike(seed, {name: wanted}, STATIONS, PAUSES[1])
    again = f"python -m tests.storms {name} --seeds {seed} --times {wanted}"
    return msgspec.structs.replace(found, storm=name, again=again)


def strike(seed: int, wanted: Mapping[str, int], stations: int, longest_pause: float) -> Found:
    """Strike so many times in each way; a reader to whom a promise was broken ends it early."""
    with (
        tempfile.TemporaryDirectory(prefix="storm-", ignore_cleanup_errors=True) as folder,
        own_server() as server,
        closing(Proxy(server.url)) as proxy,
        crew(server.url, proxy.url, Path(folder), stations) as working,
    ):
        scene = Scene(server, proxy, working, random.Random(seed), longest_pause)
        done = dict.fromkeys(wanted, 0)
        for name in wanted:
            while done[name] < wanted[name] and not working.reader.broken:
                scene.strike(name, done[name])
                done[name] += 1
        broken = working.finish()
        figures = {
            **{name: f"{done[name]} of {count}" for name, count in wanted.items()},
            "stations": f"{stations}, killed {scene.stations_killed}",
            "paused": f"{scene.seconds:.0f} s",
            "lines": str(working.lines),
            "outages": str(working.reader.outages),
            "longest turn": f"{working.longest * 1000:.0f} ms",
        }
        return Found(storm="strikes", seed=seed, where="PostgreSQL", figures=figures, broken=broken)
