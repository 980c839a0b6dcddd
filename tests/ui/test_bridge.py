"""The border between threads and screens: nothing written is lost, and nobody overwrites anybody."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.heard import Heard, other
from tests.logs import AT, note
from tests.rooms import ANNA, BEN, Bench, busy_room
from tests.screens import Screens, full_disk, in_step
from ui.bridge import UNDO_DEPTH, Bridge
from warroom.domain.entry import seal
from warroom.domain.rules.hypotheses import ChangeHypothesis
from warroom.domain.rules.timeline import Correct, Log
from warroom.errors import Corrupt, Rejected, Unavailable
from warroom.services.follower import Batch

pytestmark = pytest.mark.both
EMITS = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

class Heard(QObject):
    said = Signal(object)
    count = 0

    @Slot(object)
    def hear(self, _what: object) -> None:
        self.count += 1

app = QCoreApplication([])
heard = Heard()
heard.said.connect(heard.hear)
for number in range(2000):
    heard.said.emit(number)
sys.stdout.write(str(heard.count))
"""


def test_a_room_comes_folded_and_verified(screens: Screens) -> None:
    bench = busy_room()
    bridge = screens.bridge(bench)
    assert bridge.ready.hash == bench.room.hash
    assert (bridge.verified.seq, bridge.verified.finding, bridge.trouble) == (bench.room.seq, None, None)
    assert {entry.actor for entry in bridge.own} == {ANNA}


def test_what_is_submitted_is_accepted_and_comes_back(screens: Screens, qtbot: QtBot) -> None:
    bridge = screens.bridge(busy_room(), station="LEAD")
    heard = Heard(bridge)
    with qtbot.waitSignals([bridge.accepted, bridge.changed]):
        sent = bridge.submit(Log(text="All quiet"))
        assert bridge.sending == 1
    room = screens.settled(bridge)
    assert [each.command.id for each in heard.accepted] == [sent]
    (entry,) = heard.accepted[0].entries
    assert bridge.own[-1].id == entry.id
    row = room.timeline.rows[-1]
    assert (row.text, row.actor, row.station) == ("All quiet", ANNA, "LEAD")
    assert heard.refused == []


def test_what_the_rules_refuse_is_refused_at_once(screens: Screens) -> None:
    bridge = screens.bridge(busy_room())
    with pytest.raises(Rejected) as refused:
        bridge.submit(Log(text="  "))
    assert refused.value.field == "text"
    assert bridge.sending == 0


def test_who_writes_for_the_first_time_is_introduced_once(screens: Screens) -> None:
    incident = screens.save(Bench())
    bridge = Bridge(screens.open_store(person=BEN), incident, BEN, "Ben Brandt")
    try:
        screens.qtbot.waitUntil(lambda: bridge.room is not None)
        for number in range(3):
            bridge.submit(Log(text=f"Line {number}"))
        room = screens.settled(bridge)
        assert room.stations.name(BEN) == "Ben Brandt"
        assert room.versions[f"person:{BEN}"] == 1
        assert [entry.kind for entry in bridge.own] == ["entry.logged"] * 3
    finally:
        bridge.stop()


def test_what_others_write_arrives_by_itself(screens: Screens, qtbot: QtBot) -> None:
    bridge = screens.bridge(busy_room())
    before = list(bridge.own)
    with qtbot.waitSignal(bridge.changed):
        other(screens, bridge).submit(Log(text="From elsewhere"))
    assert screens.settled(bridge).timeline.rows[-1].text == "From elsewhere"
    assert bridge.own == before


def test_many_entries_arrive_whole_and_in_order(screens: Screens) -> None:
    bridge = screens.bridge(Bench())
    heard = Heard(bridge)
    session = other(screens, bridge)
    for number in range(300):
        session.submit(Log(text=f"Line {number}"))
    room = screens.settled(bridge)
    texts = [row.text for row in room.timeline.rows if row.kind == "entry.logged"]
    assert texts == [f"Line {number}" for number in range(300)]
    assert sum(len(changes.added) for changes in heard.changed) == 300


def test_two_desks_on_one_database_see_the_same(screens: Screens) -> None:
    first = screens.bridge(busy_room(), station="LEAD")
    second = screens.bridge(first.incident, BEN, "NETWORK", screens.open_store(person=BEN))
    stream = first.ready.stream_of("H1")
    for number in range(5):
        first.submit(Log(text=f"First {number}"))
        second.submit(Log(text=f"Second {number}"))
        first.submit(ChangeHypothesis(stream=stream, statement=f"Words of the first, {number}"))
        second.submit(ChangeHypothesis(stream=stream, statement=f"Words of the second, {number}"))
    screens.settled(first)
    screens.settled(second)
    screens.qtbot.waitUntil(lambda: in_step(first) and in_step(second))
    assert first.ready.hash == second.ready.hash
    assert sorted(row.seq for row in first.ready.timeline.rows) == [
        row.seq for row in second.ready.timeline.rows
    ]


@pytest.mark.files
def test_what_is_told_while_nobody_could_show_it_is_told_afterwards_in_order(screens: Screens) -> None:
    bridge = screens.bridge(busy_room(), station="LEAD")
    other(screens, bridge).submit(Log(text="From elsewhere"))
    heard = Heard(bridge)
    bridge.hold()
    with full_disk(screens.store):
        bridge.submit(Log(text="x" * 15_000))
        screens.qtbot.waitUntil(
            lambda: any(getattr(told, "func", None) == bridge._take_outcome for told in bridge._held or [])
        )
        assert (heard.refused, heard.changed, bridge.sending) == ([], [], 1)
    bridge.go_on()
    assert len(heard.refused) == 1
    assert screens.settled(bridge).timeline.rows[-1].text == "From elsewhere"


def test_what_was_handed_over_is_written_before_the_end(screens: Screens) -> None:
    bridge = screens.bridge(Bench())
    for number in range(50):
        bridge.submit(Log(text=f"Line {number}"))
    bridge.stop()
    entries = screens.store.read(bridge.incident)
    assert [entry.kind for entry in entries].count("entry.logged") == 50


def test_a_correction_of_ones_own_fresh_entry_waits_for_nobody(screens: Screens) -> None:
    bridge = screens.bridge(Bench())
    bridge.submit(Log(text="A typo"))
    room = screens.settled(bridge)
    bridge.submit(Correct(stream=room.timeline.rows[-1].stream, text="No typo"))
    assert screens.settled(bridge).timeline.rows[-1].text == "No typo"


def test_ones_own_entries_are_kept_for_undo_to_a_depth(screens: Screens) -> None:
    bridge = screens.bridge(Bench())
    for number in range(UNDO_DEPTH + 20):
        bridge.submit(Log(text=f"Line {number}"))
    screens.settled(bridge)
    assert UNDO_DEPTH <= len(bridge.own) <= UNDO_DEPTH + 1


@pytest.mark.files
def test_an_altered_log_is_found(screens: Screens) -> None:
    incident = screens.save(busy_room())
    alter(screens, "UPDATE body SET body = replace(body, 'Roll back now', 'Never roll back')")
    bridge = screens.bridge(incident)
    assert bridge.verified.finding is not None
    assert bridge.verified.finding.seq == 26
    assert bridge.room is not None


def alter(screens: Screens, statement: str) -> None:
    """Change the file with another tool."""
    from warroom.store.engine import sqlite_module

    tool = sqlite_module().connect(str(screens.store.file))
    tool.execute(statement)
    tool.commit()
    tool.close()


@pytest.mark.files
def test_a_file_that_became_garbage_is_told(screens: Screens) -> None:
    bridge = screens.bridge(busy_room(), station="LEAD")
    garbage = screens.file.with_name("garbage")
    garbage.write_bytes(os.urandom(60_000))
    garbage.replace(screens.file)
    screens.qtbot.waitUntil(lambda: bridge.trouble is not None)
    assert isinstance(bridge.trouble, Unavailable | Corrupt)


def test_two_thousand_signals_are_heard() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", EMITS], capture_output=True, text=True, check=False, env=os.environ
    )
    assert (ended.returncode, ended.stdout) == (0, "2000"), ended.stderr


def test_stopping_twice_is_harmless(screens: Screens) -> None:
    bridge: Any = screens.bridge(Bench())
    bridge.stop()
    bridge.stop()


def test_many_pages_at_once_are_shown_in_short_turns(screens: Screens, qtbot: QtBot) -> None:
    bridge = screens.bridge(busy_room())
    shown: list[int] = []
    bridge.changed.connect(lambda _changes: shown.append(bridge.ready.seq))
    first, drafts = bridge.ready.seq, [note(f"Line {number}") for number in range(40)]
    for number, draft in enumerate(drafts, first + 1):
        bridge._news.emit(Batch((seal(draft, bridge.incident, number, AT, b"", b""),)))
    qtbot.waitUntil(lambda: bridge.ready.seq == first + 40)
    assert [row.text for row in bridge.ready.timeline.rows[-40:]] == [
        f"Line {number}" for number in range(40)
    ]
    assert shown[0] == first + 1
    assert len(shown) < 10
