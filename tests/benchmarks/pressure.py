"""The desk under pressure: typing while others write very much, and a working day without a leak."""

from __future__ import annotations

import gc
import subprocess
import sys
from time import perf_counter
from typing import Final

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.benchmarks.figure import FRAME, Figure, Times
from tests.benchmarks.sight import Eye, run_until
from tests.benchmarks.stage import Stage, settle
from tests.gates.source import ROOT
from ui.actions import BY_ID
from ui.desk.desk import Desk
from ui.panels.page_table import PAGES
from warroom.domain.rules.timeline import Log

RATE: Final = 200
"""Entries a second that others write."""
LETTERS: Final = 300
TEXT: Final = "the queue of the city centre doubled again "
HOURS: Final = 8
TICKS: Final = HOURS * 3600
ENTRIES: Final = HOURS * 360
DIALOGS: Final = ("entry.new", "evidence.new", "fix.new", "station.report", "incident.change", "guard.set")
MEGABYTE: Final = 1024 * 1024


def measure(stage: Stage, rounds: int) -> list[Figure]:
    """Measure typing under a flood, and what a day of work leaves in memory."""
    return [_typing(stage, rounds or LETTERS), _day(stage, rounds)]


def _typing(stage: Stage, letters: int) -> Figure:
    desk = stage.desk(stage.running)
    seconds = letters * 0.06 + 4
    flood = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.flood", stage.url, stage.running, str(RATE), str(seconds)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    before = desk.room.seq
    run_until(lambda: desk.room.seq > before + RATE)
    times = tuple(_letter(desk, TEXT[number % len(TEXT)]) for number in range(letters))
    flood.communicate()
    desk.line.forget()
    settle(desk.bridge)
    stage.leave()
    return Figure(
        name="typing_under_flood",
        words=f"A letter typed until it is painted, while {RATE} entries a second arrive",
        kind="frame",
        target=2 * FRAME,
        ours=Times(times),
    )


def _letter(desk: Desk, letter: str) -> float:
    """Type one letter at any moment between two arrivals; the next one follows after a typist's pause."""
    edit = desk.line.edit
    wanted = edit.text() + letter
    eye = Eye(edit, lambda: edit.text() == wanted)
    start = perf_counter()
    QTest.keyClicks(edit, letter)
    took = eye.wait() - start
    until = start + 0.06
    run_until(lambda: perf_counter() >= until)
    return took


def _day(stage: Stage, rounds: int) -> Figure:
    """Do what eight hours of work do: the clock, entries, pages, selections, forms and the palette."""
    desk = stage.desk(stage.running)
    _hour(desk, ENTRIES // HOURS)
    before = _resident()
    for _number in range(1, rounds or HOURS):
        _hour(desk, ENTRIES // HOURS)
    grown = (_resident() - before) / MEGABYTE
    stage.leave()
    return Figure(
        name="memory_of_a_day",
        words=f"Memory that {rounds or HOURS} hours of accelerated use add, after the first",
        kind="growth",
        target=50.0,
        ours=Times((grown,)),
    )


def _hour(desk: Desk, entries: int) -> None:
    pages = [kind.name for kind in PAGES]
    for second in range(3600):
        desk.tick()
        if second % (3600 // entries) == 0:
            desk.bridge.submit(Log(text=f"{TEXT} {second}"))
            settle(desk.bridge)
        if second % 30 == 0:
            desk.go(pages[second // 30 % len(pages)])
            rows = desk.room.timeline.rows
            desk.choose(rows[second % len(rows)].stream)
            QCoreApplication.processEvents()
        if second % 90 == 0:
            _open_and_close(desk, DIALOGS[second // 90 % len(DIALOGS)])


def _open_and_close(desk: Desk, name: str) -> None:
    for each in (name, "palette"):
        desk.do(BY_ID[each])
        QCoreApplication.processEvents()
        for dialog in desk.findChildren(QDialog):
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _resident() -> int:
    """Give the bytes of this process that are in memory, after all garbage was collected."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return int(psutil.Process().memory_info().rss)
