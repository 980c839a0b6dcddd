"""An entry that comes to a wall: until what it changed is painted, and how much of the wall that is."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPaintEvent

from tests.benchmarks.figure import FRAME, Figure, Times
from tests.benchmarks.long_room import long_room
from tests.benchmarks.sight import Eye
from tests.benchmarks.stage import Stage, settle
from ui.bridge import Bridge
from ui.wall.window import WallWindow
from warroom.domain.rules.asks import AskStation
from warroom.domain.rules.command import Command
from warroom.domain.rules.fixes import ProposeFix
from warroom.domain.rules.hypotheses import StateHypothesis
from warroom.domain.rules.timeline import Log
from warroom.domain.state.fixes import Proposed
from warroom.services.legibility import Seat
from warroom.services.session import Session

ROUNDS: Final = 60
LONG: Final = 20_000
TEXT: Final = "Number {number} of the north says that it works again"
KINDS: Final[tuple[Callable[[str, str], Command], ...]] = (
    lambda text, _to: Log(text=text),
    lambda text, _to: Log(text=text, key=True),
    lambda text, _to: Log(text=text, type="decision"),
    lambda text, _to: StateHypothesis(statement=text),
    lambda text, _to: ProposeFix(proposed=Proposed(title=text)),
    lambda text, to: AskStation(text=text, to=to, due_in=10),
)
"""What comes, in turns."""


def measure(stage: Stage, rounds: int) -> list[Figure]:
    """Measure in the demonstration's room, and in one of a long day."""
    day = long_room(LONG, title="A long day", reference="INC-2026-0002").save(stage.store)
    return [
        _figure(stage, stage.running, "wall_entry", "Apollo 13", rounds),
        _figure(stage, day, "wall_entry_long", f"a room of {LONG:,} entries", rounds),
    ]


def _figure(stage: Stage, incident: str, name: str, where: str, rounds: int) -> Figure:
    bridge = Bridge(stage.store, incident, "", reads_only=True)
    coming = Coming(bridge)
    wall = WallWindow(Seat(), bridge, stage.store)
    wall.resize(3840, 2160)
    wall.show()
    settle(bridge)
    first, second, *_rest = bridge.ready.stations.by_key
    writer = Session(stage.store, incident, "", first)
    area = Area(wall)
    times, shares = [], []
    for number in range(rounds or ROUNDS):
        entries = writer.submit(KINDS[number % len(KINDS)](TEXT.format(number=number), second))
        area.painted = 0
        times.append(coming.until_painted(wall, entries[-1].seq))
        shares.append(area.painted / (wall.width() * wall.height()))
        settle(bridge)
    wall.close()
    bridge.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return Figure(
        name=name,
        words=f"An entry from its coming to the painted wall, 3840x2160, {where} "
        f"(paints {median(shares):.0%} of it, at most {max(shares):.0%})",
        kind="frame",
        target=FRAME,
        ours=Times(tuple(times)),
    )


class Coming(QObject):
    """Notes when which entries were in the room, before the wall is told."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._came: dict[int, float] = {}
        bridge.changed.connect(self._note)

    def _note(self, _changes: object) -> None:
        self._came.setdefault(self._bridge.ready.seq, perf_counter())

    def until_painted(self, wall: WallWindow, seq: int) -> float:
        """Wait until the wall painted an entry; gives the seconds since it came."""
        eye = Eye(wall.view, lambda: max(self._came, default=0) >= seq)
        painted = eye.wait()
        return painted - next(when for last, when in self._came.items() if last >= seq)


class Area(QObject):
    """Adds up what is painted of a wall, in pixels."""

    def __init__(self, wall: WallWindow) -> None:
        super().__init__(wall)
        self.painted = 0
        wall.view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            boxes = list(event.region())  # type: ignore[call-overload]
            self.painted += sum(box.width() * box.height() for box in boxes)
        return False
