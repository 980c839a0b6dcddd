"""Whatever a log holds, the room folds it: random work by the rules, and random garbage past them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.asking import answer, ask, call, drop, hear
from tests.rooms import ANNA, BEN, CARLA, Bench, busy_room, minute
from warroom.domain.catalog import KINDS
from warroom.domain.changes import Changes
from warroom.domain.entry import GENESIS, chain_hash
from warroom.domain.room import Room, fold
from warroom.domain.rules import closeout, scoring, stations
from warroom.domain.rules.closeout import checklist
from warroom.domain.rules.evidence import CODES
from warroom.domain.rules.fixes import NEXT, SetFate
from warroom.errors import Rejected

WORDS = st.text(min_size=1, max_size=12)
PEOPLE = st.sampled_from([ANNA, BEN, CARLA])
KEYS = st.sampled_from(["LEAD", "NETWORK", "PAYMENTS"])
Draw = Callable[[st.SearchStrategy[Any]], Any]
Act = Callable[[Bench, Draw], object]


def pick(draw: Draw, streams: dict[str, Any]) -> str:
    """Choose one of the streams there are, if there are any."""
    return str(draw(st.sampled_from(list(streams) or ["nothing"])))


def line(bench: Bench, draw: Draw) -> str:
    """Choose any stream that has a line."""
    return pick(draw, bench.room.timeline.first)


def written(bench: Bench, draw: Draw) -> str:
    """Choose a line that a person wrote."""
    return pick(draw, {stream: 0 for stream in bench.room.versions if stream.startswith("entry:")})


def past(bench: Bench, draw: Draw) -> str:
    """Choose a time that has been."""
    return minute(draw(st.integers(-30, 0)))


ACTS: dict[str, Act] = {
    "wait": lambda bench, draw: bench.wait(draw(st.integers(0, 20))),
    "log": lambda bench, draw: bench.log(draw(WORDS), draw(st.sampled_from(["note", "decision"]))),
    "log late": lambda bench, draw: bench.log(draw(WORDS), at=past(bench, draw)),
    "ask": lambda bench, draw: ask(bench, draw(WORDS), draw(KEYS), due_in=draw(st.integers(0, 9))),
    "answer": lambda bench, draw: answer(bench, pick(draw, bench.room.asks), draw(WORDS)),
    "drop": lambda bench, draw: drop(bench, pick(draw, bench.room.asks), draw(WORDS)),
    "call": lambda bench, draw: call(bench, draw(KEYS)),
    "hear": lambda bench, draw: hear(bench, pick(draw, bench.room.calls)),
    "replace": lambda bench, draw: bench.log(
        "Now", "decision", supersedes=pick(draw, bench.room.timeline.numbers)
    ),
    "correct": lambda bench, draw: bench.correct(written(bench, draw), text=draw(WORDS)),
    "correct type": lambda bench, draw: bench.correct(
        written(bench, draw), type=draw(st.sampled_from(["note", "decision"]))
    ),
    "correct time": lambda bench, draw: bench.correct(line(bench, draw), new_occurred_at=past(bench, draw)),
    "mark": lambda bench, draw: bench.mark(line(bench, draw), key=draw(st.booleans())),
    "tag": lambda bench, draw: bench.mark(line(bench, draw), tags=(draw(WORDS),)),
    "withdraw": lambda bench, draw: bench.withdraw(line(bench, draw)),
    "state": lambda bench, draw: bench.hypothesis(draw(WORDS), draw(KEYS)),
    "status": lambda bench, draw: bench.status(
        pick(draw, bench.room.hypotheses),
        draw(st.sampled_from(["open", "leading", "ruled_out", "confirmed"])),
        by=tuple(bench.room.evidence)[:1],
    ),
    "find": lambda bench, draw: bench.evidence(draw(WORDS), at=past(bench, draw)),
    "rate": lambda bench, draw: bench.rate(
        pick(draw, bench.room.evidence),
        {pick(draw, bench.room.hypotheses): draw(st.sampled_from([*CODES, ""]))},
        draw(KEYS),
    ),
    "propose": lambda bench, draw: bench.fix(draw(WORDS), answers=tuple(bench.room.hypotheses)[:1]),
    "move": lambda bench, draw: bench.move(pick(draw, bench.room.fixes), draw(st.sampled_from(sorted(NEXT)))),
    "fate": lambda bench, draw: bench.submit(
        SetFate(stream=pick(draw, bench.room.fixes), fate="standard", procedure=draw(WORDS))
    ),
    "phase": lambda bench, draw: bench.phase(draw(st.sampled_from(["react", "restored", "reflect"])), "Why"),
    "change": lambda bench, draw: bench.change(severity=draw(st.integers(1, 4)), reason="Better known"),
    "take": lambda bench, draw: bench.take(draw(KEYS), draw(PEOPLE)),
    "offer": lambda bench, draw: bench.submit(
        stations.OfferStation(key=draw(KEYS), person=draw(PEOPLE), name="Somebody")
    ),
    "accept": lambda bench, draw: bench.submit(
        stations.AcceptStation(key=draw(KEYS), person=draw(PEOPLE), readback="Line 3 is down")
    ),
    "leave": lambda bench, draw: bench.submit(stations.LeaveStation(key=draw(KEYS))),
    "check in": lambda bench, draw: bench.submit(stations.CheckIn(key=draw(KEYS), status=draw(WORDS))),
    "factor": lambda bench, draw: bench.submit(closeout.AddFactor(category="process", text=draw(WORDS))),
    "agree": lambda bench, draw: bench.agree(draw(WORDS), owner=draw(KEYS)),
    "undo": lambda bench, draw: bench.undo(draw(st.sampled_from(bench.entries[-8:]))),
}  # fmt: skip


@st.composite
def benches(draw: Draw, acts: int = 25) -> Bench:
    """Make rooms in which people did anything that the rules let them do, new ones and busy ones."""
    bench = busy_room() if draw(st.booleans()) else Bench()
    for name in draw(st.lists(st.sampled_from(sorted(ACTS)), min_size=8, max_size=acts)):
        try:
            ACTS[name](bench, draw)
        except Rejected:
            continue
    return bench


def seen(room: Room) -> None:
    """Look at everything that is computed from a room."""
    checklist(room)
    scoring.standing(room)
    for stream in room.versions:
        assert room.stream_of(room.ref(stream)) == (stream if room.ref(stream) else "")
        room.timeline.replaced(stream)
    for station in room.stations.by_key.values():
        stations.quiet_for(room, station, minute(600))


slow = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(benches(), st.integers(0, 40))
def test_incremental_and_whole_are_the_same(bench: Bench, cut: int) -> None:
    assert bench.folded() == bench.room
    room = fold(bench.room.id, bench.entries[:cut])
    for entry in bench.entries[cut:]:
        room.apply(entry, Changes())
    assert room == bench.room
    seen(room)


@slow
@given(benches(), st.integers(-40, 300))
def test_any_time_can_be_shown(bench: Bench, at: int) -> None:
    for room in (bench.as_of(minute(at)), bench.known_at(minute(at))):
        seen(room)
        for stream in room.versions:
            assert room.ref(stream) in ("", bench.room.ref(stream))


@slow
@given(benches())
def test_at_the_end_both_times_give_the_room(bench: Bench) -> None:
    late = minute(600)
    for room in (bench.as_of(late), bench.known_at(late)):
        room.as_of = room.known_at = ""
        assert room == bench.room


@slow
@given(benches(), st.sets(st.integers(1, 40)))
def test_any_bodies_may_be_erased(bench: Bench, seqs: set[int]) -> None:
    bench.erase(*seqs)
    assert bench.room.unreadable == set()
    seen(bench.room)
    seen(bench.as_of(minute(10)))


@slow
@given(benches())
def test_the_chain_holds_and_streams_have_no_gaps(bench: Bench) -> None:
    previous, versions = GENESIS, dict[str, int]()
    for seq, entry in enumerate(bench.entries, 1):
        assert (entry.seq, entry.hash) == (seq, chain_hash(previous, entry))
        assert entry.version == versions.get(entry.stream, 0) + 1
        previous, versions[entry.stream] = entry.hash, entry.version


FIELDS = sorted({name for kind in KINDS.values() for name in kind.body.__struct_fields__})
VALUES = st.none() | st.booleans() | st.integers(-3, 7) | st.sampled_from(["", "x", "open", minute(1)])
MORE = VALUES | st.lists(VALUES, max_size=2) | st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=2)
BODIES = st.binary(max_size=12) | st.dictionaries(st.sampled_from(FIELDS), MORE, max_size=5)


@slow
@given(st.data())
def test_any_garbage_is_taken(data: st.DataObject) -> None:
    bench = busy_room()
    streams = [*bench.room.versions, "clock", "person:x", "station:", "new"]
    for _count in range(data.draw(st.integers(1, 12))):
        body = data.draw(BODIES)
        bench.write(
            data.draw(st.sampled_from(streams)),
            data.draw(st.sampled_from([*KINDS, "poll.opened", ""])),
            body if isinstance(body, bytes) else msgspec.json.encode(body),
            data.draw(st.sampled_from([1, 1, 1, 0, 2])),
        )
    assert bench.folded() == bench.room
    seen(bench.as_of(minute(20)))
    seen(bench.known_at(minute(20)))
