"""Rows for elsewhere: aligned, with the zone once, and as Markdown that means nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, minute
from warroom.reports.row_texts import as_markdown, as_text


def two_rows(**facts: Any) -> Bench:
    """Make a room of two lines, in UTC."""
    bench = Bench(nature="history", **facts)
    bench.wait(5).log("Shops call", "observation", tags=("shops",), precision="estimated")
    bench.station = "NETWORK"
    bench.wait(5).log("The line\nis up", key=True)
    return bench


def test_lines_are_aligned_and_the_zone_is_named_once() -> None:
    bench = two_rows()
    assert as_text(bench.room, bench.room.timeline.rows[-2:]).splitlines() == [
        "Card payments fail · INC-2026-0001 · 2026-03-02 · times in UTC",
        "~14:05:00  LEAD     Shops call [observation, #shops]",
        " 14:10:00  NETWORK  The line is up",
    ]


def test_rows_of_several_days_have_their_dates() -> None:
    bench = two_rows()
    bench.wait(1440).log("A day later")
    lines = as_text(bench.room, bench.room.timeline.rows[-2:]).splitlines()
    assert lines[0] == "Card payments fail · INC-2026-0001 · times in UTC"
    assert [line.split("  ")[0] for line in lines[1:]] == ["2026-03-02 14:10:00", "2026-03-03 14:10:00"]


def test_mission_time_is_named() -> None:
    bench = two_rows(mission_epoch=minute(-60))
    lines = as_text(bench.room, bench.room.timeline.rows[-2:]).splitlines()
    assert lines[0].endswith(" · mission time")
    assert lines[1].startswith("~001:05:00")


def test_markdown_is_a_list() -> None:
    bench = two_rows()
    stay = bench.log("We stay", "decision")
    bench.log("We go", "decision", supersedes=stay)
    assert as_markdown(bench.room, bench.room.timeline.rows[-3:]).splitlines() == [
        r"Card payments fail · INC-2026-0001 · 2026-03-02 · times in UTC",
        "",
        "- 14:10:00 **NETWORK** The line is up",
        "- 14:10:00 **NETWORK** **D1** ~~We stay~~ (decision, replaced by D2)",
        "- 14:10:00 **NETWORK** **D2** We go (decision, replaces D1)",
    ]


def test_nothing_is_said_of_nothing() -> None:
    room = Bench().room
    assert as_text(room, []).count("\n") == 0
    assert as_markdown(room, []).strip().count("\n") == 0


def test_every_row_of_a_busy_room() -> None:
    room = busy_room().room
    for form in (as_text, as_markdown):
        assert len(form(room, room.timeline.rows).strip().splitlines()) >= len(room.timeline.rows) + 1


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_what_people_wrote_stays_text_on_one_line(text: str) -> None:
    bench = Bench(people=((text[:24], text, "lead"),))
    bench.station = text[:24]
    bench.log(text, tags=(text,))
    rows = bench.room.timeline.rows[-1:]
    assert len(as_text(bench.room, rows).splitlines()) == 2
    made = as_markdown(bench.room, rows).splitlines()
    assert len(made) == 3
    assert "<" not in made[2].replace(r"\<", "")
