"""What a desk writes against others: decided anew when they were faster, refused with what was written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractEventDispatcher
from pytestqt.qtbot import QtBot

from tests.freezing import work
from tests.heard import Heard, other
from tests.rooms import busy_room
from tests.screens import Screens, full_disk, write_lock
from ui.bridge import Bridge
from warroom.domain.decide import decide
from warroom.domain.rules.fixes import MoveFix
from warroom.domain.rules.hypotheses import ChangeHypothesis, SetStatus
from warroom.domain.rules.timeline import Log
from warroom.errors import Conflict, Rejected, Unavailable
from warroom.services.job import Job, Outcome
from warroom.services.session import stamp

pytestmark = pytest.mark.both


def test_a_lost_race_with_the_same_answer_is_run_again(screens: Screens) -> None:
    bridge = screens.bridge(busy_room(), station="LEAD")
    heard = Heard(bridge)
    stream = bridge.ready.stream_of("F2")
    other(screens, bridge).submit(MoveFix(stream=stream, state="analysed"))
    bridge.submit(MoveFix(stream=stream, state="ordered"))
    room = screens.settled(bridge)
    assert [move.state for move in room.fixes[stream].moves] == ["idea", "analysed", "ordered"]
    assert len(heard.accepted) == 1
    assert heard.refused == []


@pytest.mark.files
def test_a_lost_race_is_run_again_though_the_news_came_first(screens: Screens) -> None:
    bridge = screens.bridge(busy_room(), station="LEAD")
    stream = bridge.ready.stream_of("F2")
    other(screens, bridge).submit(MoveFix(stream=stream, state="analysed"))
    with write_lock(screens.store):
        bridge.submit(MoveFix(stream=stream, state="ordered"))
        screens.qtbot.waitUntil(lambda: bridge.ready.fixes[stream].state == "analysed")
    room = screens.settled(bridge)
    assert room.fixes[stream].state == "ordered"


def test_a_lost_race_with_another_answer_is_told_with_the_command(screens: Screens) -> None:
    bridge = screens.bridge(busy_room(), station="LEAD")
    heard = Heard(bridge)
    stream = bridge.ready.stream_of("F2")
    other(screens, bridge).submit(MoveFix(stream=stream, state="rejected", reason="Too late"))
    bridge.submit(MoveFix(stream=stream, state="ordered"))
    assert screens.settled(bridge).fixes[stream].state == "rejected"
    (refusal,) = heard.refused
    assert isinstance(refusal.error, Rejected)
    assert isinstance(refusal.command, MoveFix)
    assert refusal.command.state == "ordered"
    assert heard.accepted == []


def test_after_three_lost_races_the_conflict_is_told(screens: Screens) -> None:
    bridge = screens.bridge(busy_room(), station="LEAD")
    heard = Heard(bridge)
    session = other(screens, bridge)
    stream = bridge.ready.stream_of("H1")
    turns: list[int] = []

    def interfere(_changes: object) -> None:
        if len(turns) < 5:
            turns.append(1)
            session.submit(ChangeHypothesis(stream=stream, statement=f"Faster {len(turns)}"))

    session.submit(ChangeHypothesis(stream=stream, statement="Faster"))
    bridge.changed.connect(interfere)
    bridge.submit(SetStatus(stream=stream, status="open"))
    screens.qtbot.waitUntil(lambda: bridge.sending == 0)
    assert len(heard.accepted) + len(heard.refused) == 1
    for refusal in heard.refused:
        assert isinstance(refusal.error, Conflict)
    bridge.changed.disconnect(interfere)


@pytest.mark.files
def test_a_full_disk_refuses_and_later_takes_again(screens: Screens) -> None:
    bridge = screens.bridge(busy_room(), station="LEAD")
    heard = Heard(bridge)
    with full_disk(screens.store):
        bridge.submit(Log(text="x" * 15_000))
        screens.qtbot.waitUntil(lambda: bool(heard.refused))
    assert isinstance(heard.refused[0].error, Unavailable)
    assert bridge.sending == 0
    bridge.submit(Log(text="There is room again"))
    assert screens.settled(bridge).timeline.rows[-1].text == "There is room again"


def together(bridge: Bridge, count: int) -> list[Job]:
    """Decide lines that all were sent."""
    jobs = []
    for number in range(count):
        stamped = stamp(Log(text=f"Line {number}"), bridge.ready, bridge.actor)
        jobs.append(Job(bridge.incident, stamped, tuple(decide(bridge.ready, stamped))))
    bridge._outgoing.sent.update(job.command.id for job in jobs)
    return jobs


def test_all_that_begins_to_wait_together_is_shown_together(screens: Screens, qtbot: QtBot) -> None:
    bridge = screens.bridge(busy_room())
    heard, jobs = Heard(bridge), together(bridge, 40)
    for job in jobs:
        bridge._outcome.emit(Outcome(job, waits=True))
    qtbot.waitUntil(lambda: len(heard.accepted) == len(jobs))
    assert [row.text for row in bridge.ready.timeline.rows[-40:]] == [
        f"Line {number}" for number in range(40)
    ]
    assert len(heard.changed) == 1


def test_many_answers_at_once_are_taken_in_short_turns(screens: Screens, qtbot: QtBot) -> None:
    bridge = screens.bridge(busy_room())
    heard, jobs = Heard(bridge), together(bridge, 12)
    bridge.accepted.connect(lambda _acceptance: work())  # as long as whoever listens takes
    turns: list[int] = []
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None
    dispatcher.awake.connect(count := lambda: turns.append(len(heard.accepted)))
    for job in jobs:
        bridge._outcome.emit(Outcome(job))
    qtbot.waitUntil(lambda: len(heard.accepted) == len(jobs))
    dispatcher.awake.disconnect(count)
    assert [each.command.id for each in heard.accepted] == [job.command.id for job in jobs]
    assert len(set(turns)) > 3
