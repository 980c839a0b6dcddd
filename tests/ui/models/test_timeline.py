"""The timeline's rows: in the order in which things happened, whatever arrives, and cheap at any length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, minute
from ui.models.timeline import FILTERS, ROW_ROLE, TimelineModel
from ui.panels.line_list import RowView
from warroom import i18n
from warroom.domain.changes import Changes
from warroom.domain.state.timeline import Row
from warroom.services.vocabulary import word


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[TimelineModel]:
    """Give an empty model that Qt's own tester watches; what it finds fails the test as a warning."""
    made = TimelineModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert tester.model() is made
    yield made
    tester.deleteLater()


def shown(model: TimelineModel) -> list[int]:
    """Give the entries of the rows from top to bottom."""
    return [model.index(place, 0).data(ROW_ROLE).seq for place in range(model.rowCount())]


def expected(bench: Bench, filter_: str = "all") -> list[int]:
    """Give what a model made anew would show."""
    rows = [row for row in bench.room.timeline.rows if FILTERS[filter_][1](row)]
    return [row.seq for row in sorted(rows, key=lambda row: (row.occurred_at, row.seq))]


def take_all(bench: Bench, *steps: Any) -> Changes:
    """Do several steps and give what they changed as one batch."""
    together = Changes()
    for step in steps:
        step()
        together.slices |= bench.changes.slices
        together.added += bench.changes.added
        together.touched |= bench.changes.touched
    return together


def test_the_tester_is_awake(qtbot: QtBot, qt_messages: list[str]) -> None:
    class Wrong(TimelineModel):
        """Says more rows than it has told of."""

        def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
            return 3

        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
            return None

    wrong = Wrong()
    tester = QAbstractItemModelTester(wrong, QAbstractItemModelTester.FailureReportingMode.Warning)
    wrong.beginInsertRows(QModelIndex(), 3, 3)
    wrong.endInsertRows()
    assert tester.model() is wrong
    assert qt_messages


def test_a_room_in_the_order_of_happening(model: TimelineModel) -> None:
    bench = busy_room()
    bench.log("Somebody saw it before", at=minute(-30))
    model.show_room(bench.room)
    assert shown(model) == expected(bench)
    first = model.row_at(0)
    assert first is not None
    assert first.text == "Somebody saw it before"
    assert model.room is bench.room


@pytest.mark.parametrize("filter_", FILTERS)
def test_filters_show_what_they_say(filter_: str, model: TimelineModel) -> None:
    bench = busy_room()
    bench.log("We told the shops", "communication")
    model.show_room(bench.room, filter_)
    assert shown(model) == expected(bench, filter_)
    assert model.rowCount()


@pytest.mark.parametrize("filter_", FILTERS)
def test_whatever_arrives_finds_its_place(filter_: str, model: TimelineModel) -> None:
    bench = Bench()
    model.show_room(bench.room, filter_)

    def arrived() -> None:
        model.take(bench.changes)
        assert shown(model) == expected(bench, filter_)

    note = bench.wait(5).log("A note")
    arrived()
    bench.log("Before it", at=minute(-10))
    arrived()
    bench.correct(note, new_occurred_at=minute(-20), reason="The clock was wrong")
    arrived()
    bench.correct(note, new_occurred_at=minute(4), new_precision="estimated")
    arrived()
    bench.correct(note, type="decision")
    arrived()
    bench.mark(note, key=True)
    arrived()
    bench.mark(note, key=False)
    arrived()
    bench.correct(note, type="communication", text="Other words")
    arrived()
    bench.withdraw(note)
    arrived()
    bench.hypothesis("A cause")
    arrived()
    bench.fix("A fix", at=minute(-3))
    arrived()


def test_a_batch_with_everything_in_it(model: TimelineModel) -> None:
    bench = Bench()
    notes = [bench.wait(1).log(f"Note {number}") for number in range(6)]
    model.show_room(bench.room)
    made: list[str] = []
    changes = take_all(
        bench,
        lambda: bench.correct(notes[5], new_occurred_at=minute(0.5)),
        lambda: made.append(bench.log("Between", at=minute(2.5))),
        lambda: bench.correct(notes[0], new_occurred_at=minute(5.5)),
        lambda: bench.correct(made[0], new_occurred_at=minute(-7)),
        lambda: bench.correct(notes[5], new_occurred_at=minute(3.5)),
        lambda: bench.log("Also between", at=minute(2.5)),
        lambda: bench.log("At the end"),
        lambda: bench.log("Long before", at=minute(-60)),
    )
    model.take(changes)
    assert shown(model) == expected(bench)


def test_a_batch_that_was_seen_already_changes_nothing(model: TimelineModel) -> None:
    bench = Bench()
    bench.log("A note")
    model.show_room(bench.room)
    model.take(bench.changes)
    assert shown(model) == expected(bench)


def test_changes_before_a_room_are_left_alone(model: TimelineModel) -> None:
    bench = Bench()
    model.take(bench.changes)
    assert model.rowCount() == 0
    assert model.place_of(1) == -1
    assert model.data(model.index(0, 0)) is None


def test_the_place_of_an_entry(model: TimelineModel) -> None:
    bench = busy_room()
    model.show_room(bench.room, "decision")
    seqs = shown(model)
    assert [model.place_of(seq) for seq in seqs] == list(range(len(seqs)))
    assert model.place_of(1) == -1
    assert model.place_of(10_000) == -1
    assert model.row_at(-1) is None
    assert model.row_at(len(seqs)) is None


def test_a_selected_row_stays_selected_where_it_goes(model: TimelineModel, qtbot: QtBot) -> None:
    bench = Bench()
    notes = [bench.wait(1).log(f"Note {number}") for number in range(6)]
    model.show_room(bench.room)
    view = RowView(30)
    qtbot.addWidget(view)
    view.setModel(model)
    place = model.place_of(bench.room.timeline.first[notes[4]].seq)
    view.selectRow(place)
    bench.correct(notes[4], new_occurred_at=minute(-5))
    model.take(bench.changes)
    (index,) = view.selectionModel().selectedRows()
    assert index.data(ROW_ROLE).stream == notes[4]
    assert index.row() == 0
    bench.log("Even earlier", at=minute(-9))
    model.take(bench.changes)
    (index,) = view.selectionModel().selectedRows()
    assert index.data(ROW_ROLE).stream == notes[4]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_words_are_given_as_they_are(text: str, model: TimelineModel) -> None:
    bench = Bench()
    bench.log(text)
    model.show_room(bench.room)
    last = model.index(model.rowCount() - 1, 0)
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        assert text.strip() in last.data(role)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.EditRole):
        assert last.data(role) is None


def test_words_follow_the_language_and_what_became_of_a_row(model: TimelineModel) -> None:
    bench = Bench()
    note = bench.log("It stands still", "observation")
    model.show_room(bench.room)
    row = bench.room.timeline.first[note]
    assert model.words(row).chips == ("observation",)
    bench.withdraw(note)
    model.take(bench.changes)
    assert model.words(row).struck
    i18n.use("es")
    model.show_room(bench.room)
    assert model.words(row).chips == (word("type", "observation"), i18n._("withdrawn"))


class Counted(TimelineModel):
    """Counts how often it is asked."""

    asked = 0

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """Count, and answer."""
        self.asked += 1
        return super().data(index, role)


def test_an_append_to_a_long_list_asks_for_what_is_in_sight_only(qtbot: QtBot) -> None:
    bench = Bench()
    for number in range(300):
        bench.wait(0.1).log(f"Note {number}")
    many = bench.room.timeline
    template = many.rows[-1]
    for number in range(50_000):
        many.rows.append(_copy(template, bench.room.seq + number + 1))
        many.by_seq[many.rows[-1].seq] = many.rows[-1]
    bench.room.seq += 50_000
    model = Counted()
    view = RowView(30)
    view.setModel(model)
    view.resize(600, 400)
    qtbot.addWidget(view)
    view.show()
    model.show_room(bench.room)
    view.scrollToBottom()
    qtbot.waitUntil(lambda: model.asked > 0)
    for act in (
        lambda: bench.wait(1).log("One more"),
        lambda: bench.log("Back-dated", at=minute(1)),
        lambda: bench.correct(template.stream, new_occurred_at=minute(2)),
    ):
        model.asked = 0
        act()
        model.take(bench.changes)
        view.scrollToBottom()
        view.grab()
        assert 0 < model.asked < 500
    assert model.rowCount() == len(many.rows)
    assert shown(model) == expected(bench)


def _copy(row: Row, seq: int) -> Row:
    return msgspec.structs.replace(row, seq=seq, stream=f"copy:{seq}")
