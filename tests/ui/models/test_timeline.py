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
from ui.models.timeline import CHIPS, ROW_ROLE, Arrived, TimelineModel
from ui.panels.line_list import RowView
from warroom import i18n
from warroom.domain.changes import Changes
from warroom.domain.state.timeline import Row
from warroom.services.matching import Matcher
from warroom.services.query import Query, parse
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


QUERIES = ("", *(Query().toggled(sort, value).text for _words, sort, value in CHIPS.values()))  # type: ignore[arg-type]
MORE = ("note -before", "@LEAD kind:note", "since:14:00", "key kind:decision")


def expected(bench: Bench, query: str = "") -> list[int]:
    """Give what a model made anew would show."""
    rows = list(filter(Matcher(bench.room, parse(query)), bench.room.timeline.rows))
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


@pytest.mark.parametrize("query", QUERIES)
def test_queries_show_what_they_say(query: str, model: TimelineModel) -> None:
    bench = busy_room()
    bench.log("We told the shops", "communication")
    model.show_room(bench.room, parse(query))
    assert shown(model) == expected(bench, query)
    assert model.rowCount()
    assert model.total == len(bench.room.timeline.rows)


@pytest.mark.parametrize("query", [*QUERIES, *MORE])
def test_whatever_arrives_finds_its_place(query: str, model: TimelineModel) -> None:
    bench = Bench()
    model.show_room(bench.room, parse(query))

    def arrived() -> None:
        model.take(bench.changes)
        assert shown(model) == expected(bench, query)
        assert model.key_count == sum(row.key for row in bench.room.timeline.rows)

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
    model.show_room(bench.room, parse("kind:decision"))
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


def test_what_another_row_says_may_let_a_row_fit(model: TimelineModel) -> None:
    bench = Bench()
    stay = bench.log("We stay", "decision")
    cause = bench.hypothesis("The release")
    model.show_room(bench.room, parse("in-force"))
    assert shown(model) == expected(bench, "in-force") != []
    bench.log("We go", "decision", supersedes=stay)
    model.take(bench.changes)
    assert shown(model) == expected(bench, "in-force")
    model.ask(parse("H1"))
    bench.fix("Roll back", answers=(cause,))
    model.take(bench.changes)
    assert shown(model) == expected(bench, "H1")
    fix = bench.room.fixes[next(iter(bench.room.fixes))]
    bench.move(fix.id, "ordered")
    model.take(bench.changes)
    model.ask(parse("roll"))
    assert len(shown(model)) == 2


def test_new_rows_are_told_by_number_and_by_the_first_shown(model: TimelineModel) -> None:
    bench = Bench()
    model.show_room(bench.room, parse("kind:decision"))
    together = take_all(
        bench,
        lambda: bench.wait(5).log("A note"),
        lambda: bench.log("Later", "decision"),
        lambda: bench.log("Earlier", "decision", at=minute(1)),
    )
    arrived = model.take(together)
    assert (arrived.shown, arrived.hidden) == (2, 1)
    assert arrived.first is not None
    assert arrived.first.text == "Earlier"
    assert model.take(together) == Arrived()


def test_key_moments_are_found_in_both_directions(model: TimelineModel) -> None:
    bench = Bench()
    notes = [bench.wait(1).log(f"Note {number}", key=number in (2, 5)) for number in range(8)]
    model.show_room(bench.room)
    places = [model.place_of(bench.room.timeline.first[notes[number]].seq) for number in (2, 5)]
    assert model.key_count == 2
    assert model.next_key(-1, 1) == places[0]
    assert model.next_key(places[0], 1) == places[1]
    assert model.next_key(places[1], 1) == -1
    assert model.next_key(places[1], -1) == places[0]
    model.ask(parse("-key"))
    assert model.next_key(-1, 1) == -1


def test_the_first_row_of_a_time_or_later(model: TimelineModel) -> None:
    bench = Bench()
    bench.wait(5).log("Five")
    bench.wait(5).log("Ten")
    model.show_room(bench.room)
    row = model.row_at(model.at_or_after(minute(4)))
    assert row is not None
    assert row.text == "Five"
    assert model.at_or_after(minute(11)) == model.rowCount()


def many_rows(count: int) -> Bench:
    """Make a room of very many notes."""
    bench = Bench()
    note = bench.room.timeline.first[bench.log("Card of a customer")]
    timeline = bench.room.timeline
    for seq in range(bench.room.seq + 1, bench.room.seq + count + 1):
        timeline.rows.append(_copy(note, seq))
        timeline.by_seq[seq] = timeline.rows[-1]
    bench.room.seq += count
    return bench


def test_a_long_search_goes_on_beside_the_window(qtbot: QtBot) -> None:
    bench = many_rows(60_000)
    model = TimelineModel()
    model.show_room(bench.room)
    with qtbot.waitSignal(model.found):
        model.ask(parse("customer"))
        assert (model.searching, model.rowCount()) == (True, model.total)
        bench.wait(1).log("A customer more")
        model.take(bench.changes)
        bench.log("Somebody else")
        model.take(bench.changes)
        bench.correct(bench.room.timeline.rows[-1].stream, text="Also a customer")
        model.take(bench.changes)
    assert shown(model) == expected(bench, "customer")


def test_a_query_that_changes_ends_the_search_for_the_one_before(qtbot: QtBot) -> None:
    bench = many_rows(60_000)
    model = TimelineModel()
    model.show_room(bench.room)
    model.ask(parse("customer"))
    assert [model.searching] == [True]
    with qtbot.waitSignal(model.found):
        model.ask(parse("nobody"))
    assert model.rowCount() == 0
    model.ask(parse("customer"))
    model.ask(Query())
    assert [model.searching] == [False]
    assert model.rowCount() == model.total


def test_a_search_is_not_begun_again_and_again_by_what_arrives(qtbot: QtBot) -> None:
    bench = many_rows(60_000)
    model = TimelineModel()
    model.show_room(bench.room)
    heard: list[int] = []
    model.found.connect(lambda: heard.append(model.rowCount()))
    model.ask(parse("customer"))
    for number in range(3):
        bench.hypothesis(f"A customer {number}")
        model.take(bench.changes)
        assert model.searching
    qtbot.waitUntil(lambda: len(heard) == 2 and not model.searching)
    assert shown(model) == expected(bench, "customer")


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
