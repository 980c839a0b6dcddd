"""Rows stay in order whatever is done, and who listens hears it in time."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.rooms import Bench, minute
from ui.models.row_order import PLACE, RowOrder
from warroom.domain.state.timeline import Row

_BENCH = Bench()
_NOTE = _BENCH.room.timeline.first[_BENCH.log("A note")]


class Ear:
    """Keeps a list of its own in step by what it hears."""

    def __init__(self, order: RowOrder) -> None:
        self.order = order
        self.told: list[tuple[str, int, int]] = []
        self.count = 0

    def inserting(self, place: int, count: int) -> None:
        """Hear of rows."""
        assert 0 <= place <= self.count == len(self.order.rows)
        self.told.append(("insert", place, count))
        self.count += count

    def inserted(self) -> None:
        """Look at them."""
        assert self.count == len(self.order.rows)

    def removing(self, place: int) -> None:
        """Hear of a row that goes."""
        assert 0 <= place < self.count
        self.told.append(("remove", place, 1))
        self.count -= 1

    def removed(self) -> None:
        """Look whether it is gone."""
        assert self.count == len(self.order.rows)

    def moving(self, old: int, new: int) -> None:
        """Hear of a move."""
        assert new not in {old, old + 1}
        self.told.append(("move", old, new))

    def moved(self) -> None:
        """Look whether none was lost."""
        assert self.count == len(self.order.rows)


def row(seq: int, at: float) -> Row:
    """Make a row."""
    return msgspec.structs.replace(_NOTE, seq=seq, stream=f"row:{seq}", occurred_at=minute(at), key=False)


def heard() -> tuple[RowOrder, Ear]:
    """Make an empty order with an ear."""
    order = RowOrder()
    ear = Ear(order)
    order._listener = ear
    return order, ear


def test_neighbours_are_put_in_as_one_block() -> None:
    order, ear = heard()
    order.add([row(1, 1), row(2, 5)])
    order.add([row(3, 3), row(4, 2), row(5, 9)])
    assert [each.seq for each in order.rows] == [1, 4, 3, 2, 5]
    assert ear.told == [("insert", 0, 2), ("insert", 2, 1), ("insert", 1, 2)]


def test_the_place_of_a_row_and_of_a_time() -> None:
    order = RowOrder()
    rows = [row(number, number) for number in range(5)]
    order.fill(reversed(rows))
    assert [order.place_of(each) for each in rows] == list(range(5))
    assert order.place_of(row(9, 3)) == -1
    assert [order.at_or_after(minute(at)) for at in (-1, 0, 0.5, 4, 5)] == [0, 0, 1, 4, 5]


@given(
    st.lists(st.integers(0, 20), max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 20), st.booleans()), max_size=8),
)
def test_rows_that_change_are_where_they_belong(times: list[int], steps: list[tuple[int, int, bool]]) -> None:
    order, _ear = heard()
    rows = [row(number, at) for number, at in enumerate(times)]
    order.add(rows)
    for number, at, key in steps:
        if number < len(rows):
            touched = rows[number]
            before = {touched.seq: PLACE(touched)}
            touched.occurred_at, touched.key = minute(at), key
            order.settle([touched], before, lambda each: not each.key)
            assert order.rows == sorted((each for each in rows if not each.key), key=PLACE)
