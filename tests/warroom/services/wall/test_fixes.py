"""Fixes on the wall: what is under way stands first and is marked, what is over comes last."""

from __future__ import annotations

from tests.rooms import Bench, busy_room
from warroom.domain.rules.fixes import MoveFix
from warroom.services.wall.fixes import read


def test_a_room_without_any_has_no_zone() -> None:
    assert read(Bench().room) is None


def test_what_is_under_way_stands_first_with_its_mark() -> None:
    bench = busy_room()
    bench.submit(MoveFix(stream=bench.room.stream_of("F2"), state="ordered"))
    panel = read(bench.room)
    assert panel is not None
    first = panel.entries[0]
    assert (first.lead, first.tone, first.mark, first.strong) == ("F2", "", "◆", True)
    assert first.sub.startswith("◆ ordered")


def test_what_was_rejected_is_struck_and_last() -> None:
    bench = busy_room()
    bench.fix("Switch the till off")
    bench.submit(MoveFix(stream=bench.room.stream_of("F2"), state="rejected", reason="No"))
    panel = read(bench.room)
    assert panel is not None
    assert (panel.entries[-1].lead, panel.entries[-1].struck) == ("F2", True)
