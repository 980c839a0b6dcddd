"""A long room: made by the ordinary rules, so that every kind of entry is what a station would write."""

from __future__ import annotations

from typing import Final

from tests.rooms import BEN, CARLA, Bench, busy_room

TYPES: Final = ("note", "note", "observation", "note", "communication", "note", "action", "note", "decision")
SECONDS_APART: Final = 3
TEXT: Final = "Terminal {number} of the shops in the north says that the payment was refused and asks again"


def long_room(length: int, **facts: str) -> Bench:
    """Make a room with so many entries: mostly lines, some corrected, marked or tagged, some evidence."""
    bench = busy_room(**facts)
    causes = list(bench.room.hypotheses)
    seats = (("LEAD", bench.actor), ("VOICE", BEN), ("PAYMENTS", CARLA))
    number = 0
    while len(bench.entries) < length:
        number += 1
        bench.station, bench.actor = seats[number % len(seats)]
        bench.wait(SECONDS_APART / 60)
        tags = ("shops", "north") if number % 7 == 0 else ()
        line = bench.log(TEXT.format(number=number), TYPES[number % len(TYPES)], tags=tags)
        if number % 40 == 0 and len(bench.entries) < length:
            bench.correct(line, text=TEXT.format(number=number + 1), reason="The number was wrong")
        if number % 60 == 0 and len(bench.entries) < length:
            bench.mark(line, key=True)
        if number % 500 == 0 and len(bench.entries) < length:
            bench.evidence(TEXT.format(number=number), ratings={causes[0]: "C", causes[1]: "I"})
    return bench
