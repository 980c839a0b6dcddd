"""Marks are read where they begin a word, and only when they name what is there."""

from __future__ import annotations

import pytest

from tests.rooms import Bench, busy_room
from warroom.services.line_tokens import (
    due_at,
    key_at,
    link_at,
    mention,
    rating_at,
    station_at,
    tag_at,
    target_at,
    time_at,
)


@pytest.fixture
def bench() -> Bench:
    """Give a busy room."""
    return busy_room()


def test_the_longest_call_sign_is_the_one() -> None:
    room = Bench(people=(("STORES", "", "department"), ("STORES 2", "", "department"))).room
    found = station_at(room, "@stores 2 is shut", 0)
    assert found is not None
    assert (found.value, found.end, mention(found)) == ("STORES 2", 9, "station:STORES 2")
    short = station_at(room, "@STORES 20", 0)
    assert short is not None
    assert short.value == "STORES"


def test_a_withdrawn_hypothesis_is_not_rated(bench: Bench) -> None:
    assert rating_at(bench.room, "++H1", 0) is not None
    bench.withdraw(bench.room.stream_of("H1"))
    assert rating_at(bench.room, "++H1", 0) is None


def test_what_begins_inside_a_word_is_none(bench: Bench) -> None:
    assert tag_at(bench.room, "C#a", 1) is None
    assert link_at(bench.room, "2^E1", 1) is None
    assert key_at(bench.room, "2*", 1) is None
    assert key_at(bench.room, "2 *", 2) is not None


def test_times_that_were_and_that_are_to_come(bench: Bench) -> None:
    assert time_at(bench.room, "-10m it stopped", 0) is not None
    assert time_at(bench.room, "at noon it stopped", 0) is None
    assert due_at(bench.room, "in 15m", 0) is not None
    assert due_at(bench.room, "by 2020-01-01T00:00:00Z", 0) is None
    assert due_at(bench.room, "by noon", 0) is None


def test_a_target_is_of_the_sort_that_is_wanted(bench: Bench) -> None:
    assert target_at(bench.room, "F2: done", 0, ("fix",)) is not None
    assert target_at(bench.room, "F2 done", 0, ("ask",)) is None
