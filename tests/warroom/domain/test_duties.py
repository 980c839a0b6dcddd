"""What is reserved stands in one table, and the rules hold it where duties are known."""

from __future__ import annotations

import pytest

from tests.rooms import Bench
from warroom.domain import duties
from warroom.domain.catalog import KINDS
from warroom.domain.decide import decide
from warroom.domain.rules.closeout import Close
from warroom.errors import Rejected


def test_the_table_names_kinds_and_duties_that_there_are() -> None:
    assert duties.RESERVED.keys() <= KINDS.keys()
    assert {each.duty for each in duties.RESERVED.values()} <= set(duties.DUTIES)


@pytest.mark.parametrize(
    "held", [frozenset({"owner"}), frozenset({"member"}), frozenset({"member", "voice"})]
)
def test_what_is_reserved_is_refused_without_its_duty(held: frozenset[str]) -> None:
    with pytest.raises(Rejected, match="duty of lead"):
        duties.check(["entry.logged", "incident.closed"], held)
    duties.check(["entry.logged", "incident.phase"], held)


@pytest.mark.parametrize("held", [frozenset[str](), frozenset({"viewer"})])
def test_who_may_only_read_is_told_how_to_come_to_write(held: frozenset[str]) -> None:
    with pytest.raises(Rejected, match="add-user NAME --duty member"):
        duties.check(["entry.logged"], held)


def test_nothing_is_reserved_where_duties_are_not_kept() -> None:
    duties.check(duties.RESERVED, None)


def test_closing_a_room_asks_for_the_duty() -> None:
    bench = Bench()
    close = bench.stamped(Close(summary="It was the queue.", override="Enough"))
    bench.room.held = frozenset({"member"})
    with pytest.raises(Rejected, match="duty of lead"):
        decide(bench.room, close)
    for held in (frozenset({"member", "lead"}), None):
        bench.room.held = held
        assert [draft.kind for draft in decide(bench.room, close)] == ["incident.closed"]
