"""What the log says of the incident: its facts, its phases and its times."""

from __future__ import annotations

import pytest

from tests.rooms import START, TITLE, Bench, minute
from warroom.domain.changes import FieldChange
from warroom.domain.entry import encode_body
from warroom.domain.state.incident import STREAM, Closed, PhaseEntered, Step


def test_a_declared_incident_is_at_its_beginning() -> None:
    incident = Bench().room.incident
    assert (incident.title, incident.phase, incident.severity) == (TITLE, "recognize", 0)
    assert (incident.nature, incident.scope, incident.fits, incident.detected_by) == (
        "live",
        "unknown",
        "unknown",
        "unknown",
    )
    assert incident.declared_at == START
    assert incident.phases == [Step("recognize", START, 1)]


def test_a_declaration_may_say_more() -> None:
    incident = Bench(
        customer_words="Nobody can pay", severity=1, first_hurt_at=minute(-8), declared_at=minute(-2)
    ).room.incident
    assert (incident.customer_words, incident.severity) == ("Nobody can pay", 1)
    assert (incident.first_hurt_at, incident.declared_at) == (minute(-8), minute(-2))


def test_a_change_says_field_by_field_what_it_changed() -> None:
    bench = Bench()
    entry = bench.change(severity=2, scope="whole")
    assert set(bench.row_of(entry).changes) == {
        FieldChange("severity", 0, 2),
        FieldChange("scope", "unknown", "whole"),
    }
    assert (bench.room.incident.severity, bench.room.incident.scope) == (2, "whole")


def test_it_knows_the_entries_that_changed_it() -> None:
    bench = Bench()
    made = [bench.change(severity=2), bench.change(scope="whole")]
    bench.phase("react")
    assert bench.room.incident.changed_by == [entry.seq for entry in made]


def test_the_clock_starts_at_the_first_hurt_else_detection_else_declaration() -> None:
    bench = Bench()
    assert bench.room.incident.zero == START
    bench.change(detected_at=minute(-3))
    assert bench.room.incident.zero == minute(-3)
    bench.change(first_hurt_at=minute(-9))
    assert bench.room.incident.zero == minute(-9)


def test_phases_are_kept_with_their_times() -> None:
    bench = Bench()
    bench.wait(5).phase("react")
    bench.wait(20).phase("restored", at=minute(20))
    steps = bench.room.incident.phases
    assert [(step.phase, step.at) for step in steps] == [
        ("recognize", START),
        ("react", minute(5)),
        ("restored", minute(20)),
    ]
    assert bench.room.incident.phase == "restored"


def test_a_phase_says_from_where_to_where() -> None:
    bench = Bench()
    entry = bench.phase("react")[0]
    assert bench.row_of(entry).changes == (FieldChange("phase", "recognize", "react"),)


@pytest.mark.parametrize("phase", ["", "party"])
def test_a_phase_that_is_none_changes_nothing(phase: str) -> None:
    bench = Bench()
    bench.write(STREAM, "incident.phase", encode_body(PhaseEntered(phase=phase)))
    assert bench.room.incident.phase == "recognize"
    assert len(bench.room.incident.phases) == 1


def test_closing_keeps_the_answer_and_the_reason() -> None:
    bench = Bench()
    bench.wait(90)
    bench.write(STREAM, "incident.closed", encode_body(Closed(summary="A release", override="It is late")))
    incident = bench.room.incident
    assert (incident.phase, incident.closed_at) == ("closed", minute(90))
    assert (incident.summary, incident.override) == ("A release", "It is late")


def test_erased_words_of_closing_leave_it_closed() -> None:
    bench = Bench()
    entry = bench.close("A release", override="It is late")
    bench.erase(entry.seq)
    assert (bench.room.incident.phase, bench.room.incident.summary) == ("closed", "")


def test_an_erased_declaration_leaves_a_room_without_title() -> None:
    bench = Bench()
    bench.erase(1)
    assert (bench.room.incident.title, bench.room.incident.declared_at) == ("", START)
    assert bench.room.exists
