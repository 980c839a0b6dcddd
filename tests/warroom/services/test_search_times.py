"""Times are read as people type them, also in rooms that are long over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rooms import Bench, minute
from warroom import i18n
from warroom.clock import later
from warroom.services.search_times import span_end, typed_time


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin in English, and leave it so."""
    i18n.use("en")
    yield
    i18n.use("en")


def old_room() -> Bench:
    """Make a room of three hours in March, in UTC."""
    bench = Bench(nature="history", first_hurt_at=minute(0))
    for number in range(4):
        bench.wait(60).log(f"Hour {number}")
    return bench


def test_a_time_of_day_is_on_a_day_of_the_room() -> None:
    room = old_room().room
    assert typed_time(room, "15:00") == minute(60)
    assert typed_time(room, "15:00:30") == minute(60.5)
    assert typed_time(room, "18:30") == minute(270)


def test_a_time_of_day_that_the_day_before_had_too() -> None:
    bench = Bench(nature="history")
    bench.wait(24 * 60 + 60).log("The next day, at three")
    assert typed_time(bench.room, "14:30") == minute(24 * 60 + 30)
    assert typed_time(bench.room, "16:00") == minute(120)


def test_elapsed_time_and_dates() -> None:
    room = old_room().room
    assert typed_time(room, "T+00:12") == minute(12)
    assert typed_time(room, "2026-03-02T15:00:00Z") == minute(60)


def test_so_long_ago() -> None:
    room = old_room().as_of(minute(200))
    for word, minutes in (("-30m", 30), ("30min", 30), ("2H", 120), ("−1d", 1440), ("60s", 1)):
        assert typed_time(room, word) == later(room.now, -minutes * 60)


def test_now_in_both_languages() -> None:
    room = old_room().as_of(minute(10))
    assert typed_time(room, "now") == minute(10)
    i18n.use("es")
    assert typed_time(room, "Ahora") == minute(10)
    assert typed_time(room, "NOW") == minute(10)


@pytest.mark.parametrize("word", ["", "soon", "25:00", "T+", "kind:x", "-", "99"])
def test_what_is_no_time_is_none(word: str) -> None:
    assert typed_time(Bench().room, word) == ""


@given(st.text(max_size=12))
def test_nothing_typed_is_an_error(word: str) -> None:
    assert len(typed_time(_BENCH.room, word)) in (0, 27)


_BENCH = Bench()


def test_the_end_of_what_was_typed() -> None:
    assert span_end(minute(5), "14:05") == "2026-03-02T14:05:59.999999Z"
    assert span_end(minute(5), "14:05:00") == "2026-03-02T14:05:00.999999Z"
    assert span_end(minute(5), "now") == "2026-03-02T14:05:00.999999Z"
