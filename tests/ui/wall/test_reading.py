"""What a wall says is read by how it behaves: everything, nothing new, or only what customers may see."""

from __future__ import annotations

import msgspec

from tests.rooms import Bench, busy_room, minute
from ui.wall.reading import read_clocks, read_idle, read_room
from warroom.domain.rules.eyes import CallEyes
from warroom.domain.rules.guards import SetGuard
from warroom.services.wall.choice import Idle
from warroom.services.wall.manner import USUAL, Manner
from warroom.services.wall.moments import Lives
from warroom.services.wall.panel import Entry, Panel

PUBLIC, QUIET = Manner(public=True), Manner(quiet=True)


def just_now(bench: Bench) -> Bench:
    bench.submit(SetGuard(text="Nobody touches line 3"))
    bench.submit(CallEyes(text="Hands off"))
    bench.room.as_of = bench.now
    return bench


def fresh(shown: object) -> str:
    return msgspec.json.encode(shown, enc_hook=str).decode()


def test_all_of_the_room_and_what_is_new() -> None:
    shown = read_room(just_now(busy_room()).room, USUAL, Lives(), "room 1 of 2")
    assert shown.head.about.endswith("room 1 of 2")
    assert {"hypotheses", "fixes", "decisions"} <= shown.panels.keys()
    assert shown.panels["decisions"].entries[0].fresh
    assert shown.eyes is not None
    assert shown.life is not None


def test_a_quiet_wall_marks_nothing_and_shows_no_seconds() -> None:
    room = just_now(busy_room()).room
    loud, quiet = read_room(room, USUAL, Lives()), read_room(room, QUIET, Lives())
    assert not any(entry.fresh for panel in quiet.panels.values() for entry in panel.entries)
    assert quiet.life is not None
    assert quiet.life.latest is not None
    assert not quiet.life.latest.fresh
    assert loud.clocks[0].text.startswith(quiet.clocks[0].text + ":")
    assert quiet.eyes == loud.eyes


def test_a_public_wall_has_no_word_of_the_room() -> None:
    bench = just_now(busy_room())
    shown = read_room(bench.room, PUBLIC, Lives())
    said = fresh(msgspec.structs.replace(shown, kinds=()))
    assert (shown.panels, shown.stations, shown.life, shown.eyes) == ({}, (), None, None)
    assert shown.notice is not None
    assert shown.notice.text == "It works again. We make sure that it stays so."
    rows = [row.text for row in bench.room.timeline.rows if len(row.text) > 3]
    stations = list(bench.room.stations.by_key)
    for words in (bench.room.incident.title, "Hands off", *rows, *stations):
        assert words not in said, words


def test_without_a_room_a_public_wall_says_only_the_time() -> None:
    idle = Idle(Panel("Still to be done", (Entry("A second line"),)), Panel("Closed last"))
    assert list(read_idle(idle, USUAL).panels) == ["followups", "closed"]
    outside = read_idle(idle, PUBLIC)
    assert (outside.panels, outside.foot) == ({}, False)
    assert outside.notice is not None
    assert outside.notice.text == "No incident is open"
    assert read_idle(idle, QUIET).clocks[0].text.count(":") == 1


def test_clocks_run_by_the_manner() -> None:
    bench = Bench()
    bench.room.as_of = minute(3)
    (usual,), (quiet,) = read_clocks(bench.room, USUAL), read_clocks(bench.room, QUIET)
    assert usual.text == f"{quiet.text}:00"
