"""Asks on the wall: who calls the lead, what is late and by how much, what is due next."""

from __future__ import annotations

from tests.asking import ask, call
from tests.rooms import Bench, busy_room
from warroom.clock import later
from warroom.services.wall.asks import read


def test_while_nobody_waits_there_is_no_zone() -> None:
    assert read(Bench().room) is None


def test_late_ones_are_counted_and_say_so_in_words() -> None:
    bench = busy_room()
    ask(bench, "Is the bank called?", due_in=5)
    ask(bench, "How many shops?", due_in=90)
    call(bench, "NETWORK", "Who orders it?")
    bench.room.as_of = later(bench.room.asks[next(iter(bench.room.asks))].due, 600)
    panel = read(bench.room)
    assert panel is not None
    assert (panel.end, panel.tone) == ("1 late", "alarm")
    assert panel.entries[0].lead == "▲"
    late = next(each for each in panel.entries if each.text == "Is the bank called?")
    assert (late.end, late.tone) == ("◆ late 10m", "alarm")
    assert panel.entries[-1].text == "How many shops?"
