"""Own entry from Enter to painted: through rules, writer, file, follower, fold and list, back to the eye."""

from __future__ import annotations

from time import perf_counter
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from tests.benchmarks.figure import FRAME, Figure, interleaved, timed
from tests.benchmarks.sight import Eye, in_sight
from tests.benchmarks.stage import Stage, settle
from ui.desk.desk import Desk
from warroom.domain.decide import decide
from warroom.domain.rules.timeline import Log
from warroom.services.session import stamp

ROUNDS: Final = 40
TEXT: Final = "Operator {number} of the north says that it works again"


def measure(stage: Stage, rounds: int) -> list[Figure]:
    """Measure in the demonstration's room, and in a long one."""
    return [
        _figure(stage, stage.running, "own_entry", "Own entry from Enter to painted, Apollo 13", rounds),
        _figure(stage, stage.long, "own_entry_long", "The same in a room of 100,000 entries", rounds),
    ]


def _figure(stage: Stage, incident: str, name: str, words: str, rounds: int) -> Figure:
    typist = _Typist(stage.desk(incident))
    floor, ours = interleaved(typist.commit, typist.enter, rounds or ROUNDS)
    stage.leave()
    return Figure(
        name=name,
        words=words,
        kind="distance",
        target=FRAME,
        ours=ours,
        floor=floor,
        floor_words="one durable commit of the same draft",
    )


class _Typist:
    """Writes one line after the other, by hand or straight into the log."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._number = 0

    def _text(self) -> str:
        self._number += 1
        return TEXT.format(number=self._number)

    def commit(self) -> float:
        """Append what the line would append, on this thread and without a window."""
        bridge = self._desk.bridge
        log = stamp(Log(text=self._text()), bridge.ready, bridge.actor, bridge.station)
        drafts = decide(bridge.ready, log)
        took = timed(lambda: bridge.store.append(bridge.incident, drafts))
        settle(bridge)
        return took

    def enter(self) -> float:
        """Type a line and press Enter, until its row is painted."""
        desk, text = self._desk, self._text()
        page = desk.pages.timeline

        def shows() -> bool:
            row = desk.room.timeline.rows[-1]
            return row.text == text and in_sight(page.view, page.model.place_of(row.seq))

        QTest.keyClicks(desk.line.edit, text)
        QCoreApplication.processEvents()
        eye = Eye(page.view, shows)
        start = perf_counter()
        QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
        took = eye.wait() - start
        settle(desk.bridge)
        return took
