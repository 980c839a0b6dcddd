"""The end of a list is followed while it is in sight; else what is new is counted."""

from __future__ import annotations

import pytest

from tests.rooms import Bench
from tests.screens import Screens, shown
from ui.models.timeline import TimelineModel
from ui.panels.tail import Tail
from ui.panels.timeline_view import TimelineView


class Stage:
    """A list of thirty rows with its tail."""

    def __init__(self, screens: Screens) -> None:
        self.bench = Bench()
        for number in range(30):
            self.bench.wait(1).log(f"Line {number}")
        self.view = TimelineView()
        self.model = TimelineModel(self.view)
        self.view.setModel(self.model)
        self.view.resize(600, 300)
        self.model.show_room(self.bench.room)
        screens.show(self.view)
        self.tail = Tail(self.view, self.model)
        screens.qtbot.addWidget(self.tail)
        self.tail.follow()

    def arrive(self, text: str = "More") -> None:
        """Let a row arrive."""
        self.bench.wait(1).log(text)
        self.tail.take(self.model.take(self.bench.changes))


@pytest.fixture
def stage(screens: Screens) -> Stage:
    """Give a list at its end."""
    return Stage(screens)


def test_the_end_is_followed_when_rows_come_and_when_the_window_changes(stage: Stage) -> None:
    bar = stage.view.verticalScrollBar()
    stage.arrive()
    assert bar.value() == bar.maximum() > 0
    for height in (150, 400, 200):
        stage.view.resize(600, height)
        assert bar.value() == bar.maximum()
    assert stage.tail.isHidden()


def test_new_rows_are_counted_from_the_first_one_on(stage: Stage) -> None:
    stage.view.verticalScrollBar().setValue(3)
    stage.arrive()
    first = stage.bench.room.seq
    stage.arrive()
    assert stage.tail.unseen == 2
    assert stage.model.mark_seq == first
    assert "2 new" in shown(stage.tail)
    assert stage.tail._button.accessibleName() == "2 new"
    stage.view.scrollToBottom()
    assert stage.tail.unseen == 0
    assert stage.tail.isHidden()
    assert stage.model.mark_seq == first
    stage.arrive()
    assert stage.model.mark_seq == 0


def test_everything_can_be_counted_anew(stage: Stage) -> None:
    stage.view.verticalScrollBar().setValue(3)
    stage.arrive()
    stage.tail.forget()
    assert (stage.tail.unseen, stage.tail.hidden, stage.model.mark_seq) == (0, 0, 0)
    assert stage.tail.isHidden()
