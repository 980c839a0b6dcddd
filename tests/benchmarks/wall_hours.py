"""Eight hours of a large crisis on a wall, as fast as the machine gives them: its frames and its memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from time import perf_counter
from typing import Final

import msgspec

from tests.benchmarks.figure import Figure, Times
from tests.benchmarks.stage import Stage
from tests.benchmarks.wall_day import Day
from tests.stations.conftest import Station
from warroom.clock import real_now
from warroom.domain.rules.command import Command
from warroom.domain.rules.evidence import FindEvidence
from warroom.domain.rules.fixes import ProposeFix
from warroom.domain.rules.records import ShiftClock
from warroom.domain.rules.timeline import Correct, Log
from warroom.domain.state.clockwork import Shifted
from warroom.domain.state.fixes import Proposed
from warroom.services import demonstration
from warroom.services.session import Session

HOURS: Final = 8
ENTRIES: Final = 2500
"""In an hour."""
FASTEST: Final = {"wall": 30.0, "": 10.0}
"""Seconds for an hour where the disk allows it: a hundred times as many entries in a second as in a crisis."""
TRIAL: Final = 100
FRAME: Final = 0.033
MOST: Final = 50.0
TEXT: Final = "Operator {number} of the north says that it works again, after the second try and a long wait"
TYPES: Final = ("note", "note", "observation", "note", "communication", "note", "action", "note", "decision")


def measure(stage: Stage, rounds: int) -> list[Figure]:
    """Let the same hours go by at a wall, and at a process that has nothing but the room."""
    hours = rounds or HOURS
    wall, bare = _day(stage, hours, "wall"), _day(stage, hours, "")
    what = f"{hours} accelerated hours with {hours * ENTRIES:,} entries, 3840x2160"
    return [
        Figure(
            name="wall_hours_frames",
            words=f"A frame of the wall in {what} ({len(wall.frames):,} frames, "
            f"{Times(wall.worked).at(99) * 1000:.1f} ms of the processor at p99)",
            kind="frame",
            target=FRAME,
            percent=99,
            ours=Times(wall.frames),
        ),
        Figure(
            name="wall_hours_memory",
            words=f"Memory that a wall adds in {what} (with the room {wall.grown:.1f} MB, "
            f"of which the room alone takes {bare.grown:.1f} MB)",
            kind="growth",
            target=MOST,
            ours=Times((wall.grown - bare.grown,)),
        ),
    ]


def _day(stage: Stage, hours: int, shows: str) -> Day:
    """Have a room of its own followed while its hours go by and its entries come."""
    room = demonstration.install(stage.store, "apollo13", complete=False)
    session = Session(stage.store, room, "flood")
    writing = _entries(session)
    start = perf_counter()
    for _entry in range(TRIAL):
        next(writing)
    hour = max(FASTEST[shows], ENTRIES / TRIAL * (perf_counter() - start) * 1.5)
    now = session.room.now
    session.submit(ShiftClock(shifted=Shifted(real_anchor=real_now(), room_anchor=now, scale=3600 / hour)))
    last = session.room.seq + hours * ENTRIES
    station = Station(stage.url, room, str(last), shows, module="tests.benchmarks.wall_day")
    try:
        station.start()
        station.hear()
        _write(session, writing, last, hour)
        return msgspec.json.decode(station.hear(), type=Day)
    finally:
        station.kill()


def _write(session: Session, writing: Iterator[None], last: int, hour: float) -> None:
    """Write at a steady rate until an entry."""
    start, first = perf_counter(), session.room.seq
    pause = threading.Event()
    while session.room.seq < last:
        due = start + (session.room.seq - first) * hour / ENTRIES
        pause.wait(max(0.0, due - perf_counter()))
        next(writing)


def _entries(session: Session) -> Iterator[None]:
    """Write what stations at work write: mostly lines, some corrected or key, some evidence and fixes."""
    stations = list(session.room.stations.by_key)
    causes = list(session.room.hypotheses)
    number = 0
    while True:
        number += 1
        text = TEXT.format(number=number)
        station = stations[number % len(stations)]
        command: Command = Log(
            text=text, type=TYPES[number % len(TYPES)], key=number % 60 == 0, station=station
        )
        if number % 500 == 0:
            command = ProposeFix(proposed=Proposed(title=text, owner=station))
        elif number % 250 == 0:
            command = FindEvidence(text=text, ratings=dict.fromkeys(causes[:2], "C"), station=station)
        elif number % 40 == 0:
            row = session.room.timeline.rows[-1]
            command = Correct(stream=row.stream, text=text, reason="The number was wrong", station=station)
        session.submit(command)
        yield
