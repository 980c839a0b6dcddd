"""What an entry changed is said by slice for views, and by field for people."""

from __future__ import annotations

from tests.rooms import Bench
from warroom.domain.changes import Changes, FieldChange, revise
from warroom.domain.state.incident import Changed, Incident


def test_a_view_learns_whether_it_is_concerned() -> None:
    changes = Changes(slices={"fixes", "timeline"})
    assert changes.concern("fixes")
    assert changes.concern("incident", "timeline")
    assert not changes.concern("incident", "evidence")
    assert not Changes().concern("fixes")


def test_only_fields_given_and_different_change() -> None:
    incident = Incident(title="Old", scope="one", severity=2)
    found = revise(incident, Changed(title="New", scope="one", severity=0, reason="Better known"))
    assert set(found) == {FieldChange("title", "Old", "New"), FieldChange("severity", 2, 0)}
    assert (incident.title, incident.scope, incident.severity) == ("New", "one", 0)


def test_what_every_body_may_carry_is_no_field_of_the_thing() -> None:
    incident = Incident(title="Old")
    assert revise(incident, Changed(links=("a",), tags=("b",), key=True, reason="Why")) == ()


def test_new_lines_and_lines_shown_differently_are_named() -> None:
    bench = Bench()
    note = bench.log("Terminals time out")
    assert [row.text for row in bench.changes.added] == ["Terminals time out"]
    assert bench.changes.slices == {"timeline"}
    first = bench.changes.added[0].seq
    bench.correct(note, text="Terminals answer late")
    assert (bench.changes.added, bench.changes.touched) == ([], {first})


def test_a_slice_is_named_by_what_concerns_it() -> None:
    bench = Bench()
    fix = bench.fix("Roll back")
    assert bench.changes.slices == {"fixes", "timeline"}
    bench.withdraw(fix)
    assert bench.changes.concern("fixes")
