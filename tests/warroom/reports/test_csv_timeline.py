"""The timeline for a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from tests.warroom.reports.telling import Telling, billing_room
from warroom.reports.csv_timeline import COLUMNS, harmless, timeline_csv


def test_every_line_is_there_once_with_its_times() -> None:
    room = billing_room()
    rows = list(csv.DictReader(io.StringIO(timeline_csv(room))))
    assert tuple(rows[0]) == COLUMNS
    assert {int(row["seq"]) for row in rows} == {row.seq for row in room.timeline.rows}
    first = rows[0]
    assert (first["occurred_at"], first["elapsed"]) == ("2026-11-14T14:38:00.000000Z", "T+00:29:00")
    late = next(row for row in rows if row["text"] == "A store saw it too")
    assert (late["written_at"], late["remarks"]) == ("2026-11-14T16:30:00.000000Z", "#stores")
    gone = next(row for row in rows if row["text"] == "Queue depth is normal")
    assert gone["withdrawn"] == "It was yesterday's figure"


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2", "@sum", "\tx"])
def test_no_text_becomes_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_lines_and_quotes_stay_in_their_cell() -> None:
    told = Telling("Lockers")
    told.log("15:00", "CARE", 'She said "no",\nthen left; =SUM(A1)')
    assert (
        list(csv.DictReader(io.StringIO(timeline_csv(told.room))))[-1]["text"]
        == 'She said "no",\nthen left; =SUM(A1)'
    )
