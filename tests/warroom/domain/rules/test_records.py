"""Keeping files, and setting the clock of rooms that are not live."""

from __future__ import annotations

import pytest

from tests.rooms import START, Bench, closed_room, minute
from warroom.domain.rules.records import CHUNK, Keep, ShiftClock
from warroom.domain.state.clockwork import Shifted
from warroom.domain.state.records import Kept


@pytest.mark.parametrize(
    ("size", "pieces"), [(0, 1), (1, 1), (CHUNK, 1), (CHUNK + 1, 2), (3 * CHUNK, 3), (3 * CHUNK + 5, 4)]
)
def test_a_file_is_kept_with_all_its_pieces_even_after_closing(size: int, pieces: int) -> None:
    bench = closed_room()
    names = tuple(f"{number:064x}" for number in range(pieces))
    bench.submit(Keep(kept=Kept(name="record.pdf", size=size, chunks=names)))
    assert len(bench.room.records) == 1
    for wrong in (names[1:], (*names, "ff" * 32)):
        said = bench.refused(Keep(kept=Kept(name="record.pdf", size=size, chunks=wrong)))
        assert (said.field, str(said)) == ("kept", "The file is not complete.")


def test_a_file_has_a_name() -> None:
    said = Bench().refused(Keep(kept=Kept(size=1, chunks=("ab" * 32,))))
    assert (said.field, str(said)) == ("kept", "The file is not complete.")


@pytest.mark.parametrize("nature", ["history", "rehearsal"])
def test_a_room_that_is_not_live_has_a_clock_of_its_own(nature: str) -> None:
    bench = Bench(nature=nature)
    bench.shift_clock(START, minute(-100), 2)
    bench.shift_clock(minute(1), minute(-90))
    assert bench.room.clock.to_room(minute(2)) == minute(-89)


def test_a_live_room_runs_on_the_real_time() -> None:
    said = Bench().refused(ShiftClock(shifted=Shifted(real_anchor=START, room_anchor=START)))
    assert str(said) == "A live room runs on the real time."


@pytest.mark.parametrize(
    ("shifted", "words"),
    [
        (Shifted(), "This is no time."),
        (Shifted(real_anchor=START, room_anchor="T+1"), "This is no time."),
        (Shifted(real_anchor="now", room_anchor=START), "This is no time."),
        (Shifted(real_anchor=START, room_anchor=START, scale=0), "A clock only runs forward."),
        (Shifted(real_anchor=START, room_anchor=START, scale=-1), "A clock only runs forward."),
    ],
)
def test_a_clock_that_is_none_is_refused(shifted: Shifted, words: str) -> None:
    said = Bench(nature="history").refused(ShiftClock(shifted=shifted))
    assert (said.field, str(said)) == ("shifted", words)
