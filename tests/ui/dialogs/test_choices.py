"""What forms offer comes from the room; times are read back as they were shown."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, minute
from ui.dialogs import choices
from warroom.errors import Rejected

EPOCH = "1970-04-11T19:13:00.000000Z"


def words(options: tuple[tuple[object, str], ...]) -> list[str]:
    """Give the words of options."""
    return [text for _value, text in options]


def test_stations_with_their_names_and_nobody() -> None:
    bench = Bench(people=(("LEAD", "Team lead", "lead"), ("STORES", "STORES", "department")))
    assert choices.stations(bench.room) == (
        ("", "nobody"),
        ("LEAD", "LEAD · Team lead"),
        ("STORES", "STORES"),
    )


def test_hypotheses_alive_or_all_and_never_withdrawn_ones() -> None:
    bench = Bench()
    bench.hypothesis("Alive")
    bench.status(bench.hypothesis("Fallen"), "ruled_out", reason="No")
    bench.withdraw(bench.hypothesis("Gone"))
    assert words(choices.hypotheses(bench.room)) == ["H1 · Alive", "H2 · Fallen"]
    assert words(choices.hypotheses(bench.room, alive=True)) == ["H1 · Alive"]


def test_evidence_newest_first() -> None:
    bench = Bench()
    bench.evidence("First")
    bench.evidence("Second")
    bench.withdraw(bench.evidence("Gone"))
    assert words(choices.evidence(bench.room)) == ["E2 · Second", "E1 · First"]


def test_decisions_in_force_newest_first() -> None:
    bench = busy_room()
    bench.log("Tell the press", "decision")
    bench.withdraw(bench.log("Never mind", "decision"))
    assert words(choices.decisions(bench.room)) == ["none", "D3 · Tell the press", "D2 · Roll back now"]


@pytest.mark.parametrize("at", ["2026-03-29T01:30:00.000000Z", "2026-07-01T12:00:05.000000Z"])
def test_a_time_that_was_shown_is_read_back(at: str) -> None:
    room = Bench().room
    assert choices.read_when(room, choices.shown(room, at)) == at


@pytest.mark.parametrize("at", [EPOCH, "1970-04-14T03:07:53.000000Z", "1970-04-10T08:00:00.000000Z"])
def test_mission_time_is_read_back_and_times_before_it_too(at: str) -> None:
    room = Bench(nature="history", mission_epoch=EPOCH, start=EPOCH).room
    assert choices.read_when(room, choices.shown(room, at)) == at
    assert choices.shown(room, "1970-04-14T03:07:53.000000Z") == "055:54:53"


@pytest.mark.parametrize("text", ["", "   "])
def test_no_time_is_no_time(text: str) -> None:
    assert choices.read_when(Bench().room, text) == ""
    assert choices.shown(Bench().room, "") == ""


def test_times_as_people_write_them() -> None:
    room = Bench().room
    assert choices.read_when(room, " T+00:12:00 ") == minute(12)
    assert choices.read_when(room, "2026-03-02T14:07:00Z") == minute(7)
    assert choices.read_when(room, "2026-03-02 14:07:00 UTC") == minute(7)


@pytest.mark.parametrize(
    "text", ["noon", "25:00", "2026-13-01", "yesterday 14:05", "14:05 UTC", *HOSTILE.values()]
)
def test_what_is_no_time_is_refused_beside_its_field(text: str) -> None:
    with pytest.raises(Rejected) as refused:
        choices.read_when(Bench().room, text, "restored_at")
    assert refused.value.field == "restored_at"


def test_the_field_says_how_to_write_a_time() -> None:
    field = choices.when_field()
    assert (field.name, field.kind) == ("occurred_at", "line")
    assert "14:05" in field.hint
