"""Declaring, changing, rating and taking an incident from phase to phase."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from tests.rooms import START, TITLE, Bench, closed_room, minute
from warroom.clock import later, real_now
from warroom.domain.decide import decide
from warroom.domain.rules.incident import (
    TITLE_LIMIT,
    ChangeIncident,
    Declare,
    EnterPhase,
    needs_regulator_check,
    proposed_severity,
)
from warroom.domain.state.house import ThresholdsWritten
from warroom.domain.state.incident import STREAM, Changed, Declared

SHARES = ("under_1", "1_to_10", "over_10")
DEGREES = ("low", "medium", "high")
IMPACT = {"under_1": (4, 3, 2), "1_to_10": (3, 2, 1), "over_10": (2, 1, 1)}
"""Affected customers × harm low, medium, high: the published matrix."""
URGENCY = {"under_1": (5, 4, 3), "1_to_10": (4, 3, 2), "over_10": (3, 2, 1)}
"""Impact × urgency low, medium, high: ITIL's priorities."""


def changed(field: str, value: object) -> Changed:
    return msgspec.convert({field: value}, Changed)


class TestSeverity:
    """The proposed severity."""

    @pytest.mark.parametrize(("share", "degree"), list(itertools.product(SHARES, range(3))))
    def test_without_urgency_it_is_customers_by_harm(self, share: str, degree: int) -> None:
        assert proposed_severity(share, DEGREES[degree], "unknown") == IMPACT[share][degree]

    @pytest.mark.parametrize(
        ("share", "harm", "urgency"), list(itertools.product(SHARES, range(3), range(3)))
    )
    def test_the_worse_of_both_matrices_counts(self, share: str, harm: int, urgency: int) -> None:
        worse = min(IMPACT[share][harm], URGENCY[share][urgency], 4)
        assert proposed_severity(share, DEGREES[harm], DEGREES[urgency]) == worse

    @pytest.mark.parametrize(
        ("share", "harm", "urgency", "severity"),
        [
            ("under_1", "low", "low", 4),
            ("under_1", "low", "high", 3),
            ("1_to_10", "low", "high", 2),
            ("over_10", "low", "high", 1),
            ("under_1", "high", "low", 2),
        ],
    )
    def test_worked_examples(self, share: str, harm: str, urgency: str, severity: int) -> None:
        assert proposed_severity(share, harm, urgency) == severity

    def test_in_doubt_the_higher(self) -> None:
        assert proposed_severity("unknown", "medium", "unknown") == IMPACT["over_10"][1]
        assert proposed_severity("under_1", "unknown", "unknown") == IMPACT["under_1"][2]
        assert proposed_severity("unknown", "low", "medium") == URGENCY["over_10"][1]
        for share, harm in itertools.product(SHARES, DEGREES):
            known = proposed_severity(share, harm, "medium")
            assert proposed_severity("unknown", harm, "medium") <= known
            assert proposed_severity(share, "unknown", "medium") <= known

    @pytest.mark.parametrize("urgency", ["unknown", *DEGREES])
    def test_nothing_known_proposes_nothing(self, urgency: str) -> None:
        assert proposed_severity("unknown", "unknown", urgency) == 0

    def test_only_the_last_corner_asks_for_the_regulator(self) -> None:
        asked = [pair for pair in itertools.product(SHARES, DEGREES) if needs_regulator_check(*pair)]
        assert asked == [("over_10", "high")]


class TestDeclare:
    """Opening a room."""

    def test_only_the_title_is_needed(self) -> None:
        bench = Bench(declare=False)
        entries = bench.submit(Declare(declared=Declared(title="  Card\n payments   fail ")))
        assert [entry.kind for entry in entries] == ["incident.declared"]
        assert bench.room.incident.title == TITLE

    def test_stations_come_with_it(self) -> None:
        bench = Bench(people=(("LEAD", "Incident lead", "lead"), ("BILLING", "Billing", "department")))
        assert [entry.stream for entry in bench.entries] == [STREAM, "station:LEAD", "station:BILLING"]

    @pytest.mark.parametrize("title", ["", "  \n "])
    def test_without_a_title_it_is_refused(self, title: str) -> None:
        said = Bench(declare=False).refused(Declare(declared=Declared(title=title)))
        assert (said.field, str(said)) == ("title", "Write a few words here.")

    def test_an_endless_title_is_refused(self) -> None:
        said = Bench(declare=False).refused(Declare(declared=Declared(title="x" * (TITLE_LIMIT + 1))))
        assert (said.field, str(said)) == ("title", "Too long: at most 400 characters.")

    def test_twice_is_refused(self) -> None:
        said = Bench().refused(Declare(declared=Declared(title="Again")))
        assert str(said) == "This room was declared already."

    @pytest.mark.parametrize(
        ("field", "declared"),
        [
            ("severity", Declared(title="x", severity=5)),
            ("first_hurt_at", Declared(title="x", first_hurt_at=minute(30))),
            ("detected_at", Declared(title="x", detected_at="today")),
            ("detected_at", Declared(title="x", first_hurt_at=START, detected_at=minute(-3))),
            ("declared_at", Declared(title="x", declared_at=minute(30))),
        ],
    )
    def test_what_cannot_be_is_refused(self, field: str, declared: Declared) -> None:
        assert Bench(declare=False).refused(Declare(declared=declared)).field == field

    def test_history_is_told_in_hindsight(self) -> None:
        bench = Bench(start="1970-04-11T19:13:00.000000Z", declare=False)
        declared = Declared(title="Apollo 13", nature="history", first_hurt_at="1970-04-14T03:07:53.000000Z")
        bench.submit(Declare(declared=declared))
        assert bench.room.incident.zero == "1970-04-14T03:07:53.000000Z"

    def test_even_history_has_no_future(self) -> None:
        declared = Declared(title="x", nature="history", first_hurt_at=later(real_now(), 7200))
        assert Bench(declare=False).refused(Declare(declared=declared)).field == "first_hurt_at"


class TestChange:
    """Changing what is known."""

    def test_only_what_is_different_is_written(self) -> None:
        bench = Bench(severity=2)
        entry = bench.change(title=TITLE, severity=2, scope="segment")
        assert entry.body == b'{"scope":"segment"}'

    def test_nothing_different_is_refused(self) -> None:
        bench = Bench(severity=2)
        said = bench.refused(ChangeIncident(changed=Changed(severity=2, reason="Just so")))
        assert (said.field, str(said)) == ("", "Nothing is different from before.")
        assert str(bench.refused(ChangeIncident(changed=Changed()))) == "Nothing is different from before."

    def test_a_first_severity_needs_no_reason_another_does(self) -> None:
        bench = Bench()
        bench.change(severity=3)
        said = bench.refused(ChangeIncident(changed=Changed(severity=1, reason="  ")))
        assert (said.field, str(said)) == ("reason", "Say why the severity changes.")
        bench.change(severity=1, reason="It reaches the whole country")
        assert bench.room.incident.severity == 1

    @pytest.mark.parametrize("severity", [-1, 5, 100])
    def test_a_severity_is_one_to_four(self, severity: int) -> None:
        said = Bench().refused(ChangeIncident(changed=Changed(severity=severity)))
        assert (said.field, str(said)) == ("severity", "A severity is 1, 2, 3 or 4.")

    def test_an_empty_title_is_refused(self) -> None:
        assert Bench().refused(ChangeIncident(changed=Changed(title=" "))).field == "title"

    @pytest.mark.parametrize(
        "field", ["first_hurt_at", "detected_at", "declared_at", "restored_at", "cause_dealt_at"]
    )
    def test_a_time_in_the_future_is_refused(self, field: str) -> None:
        bench = Bench()
        said = bench.refused(ChangeIncident(changed=changed(field, minute(10))))
        assert (said.field, str(said)) == (field, "That time is in the future.")
        assert bench.refused(ChangeIncident(changed=changed(field, "noon"))).field == field
        bench.wait(10).change(**{field: minute(10)})
        assert getattr(bench.room.incident, field) == minute(10)

    def test_nothing_is_detected_before_it_hurts(self) -> None:
        bench = Bench(detected_at=minute(-5))
        said = bench.refused(ChangeIncident(changed=Changed(first_hurt_at=minute(-4))))
        assert (said.field, str(said)) == (
            "detected_at",
            "It cannot be detected before the first customer was hurt.",
        )
        bench.change(first_hurt_at=minute(-5))

    def test_nothing_is_restored_before_it_hurts(self) -> None:
        bench = Bench(first_hurt_at=minute(-5))
        said = bench.refused(ChangeIncident(changed=Changed(restored_at=minute(-6))))
        assert (said.field, str(said)) == (
            "restored_at",
            "Service cannot be restored before the first customer was hurt.",
        )

    def test_a_time_can_be_taken_back(self) -> None:
        bench = Bench(first_hurt_at=minute(-5))
        bench.change(first_hurt_at="")
        assert bench.room.incident.zero == START

    def test_a_closed_room_is_not_changed(self) -> None:
        said = closed_room().refused(ChangeIncident(changed=Changed(title="Another")))
        assert str(said) == "This room is closed. Only follow-ups can be added."

    def test_an_incident_of_a_newer_version_is_read_only(self) -> None:
        bench = Bench()
        bench.write(STREAM, "incident.linked", b'{"to":"INC-2027-0001"}')
        assert "read-only" in str(bench.refused(ChangeIncident(changed=Changed(title="Another"))))


class TestPhases:
    """From phase to phase."""

    def test_forward_needs_no_reason(self) -> None:
        bench = Bench()
        for phase in ("react", "restored", "reflect"):
            bench.phase(phase)
            assert bench.room.incident.phase == phase

    def test_back_needs_one(self) -> None:
        bench = Bench()
        bench.phase("restored")
        said = bench.refused(EnterPhase(phase="react", reason=" "))
        assert (said.field, str(said)) == ("reason", "Say why the room goes back to an earlier phase.")
        bench.phase("react", "It broke again")
        assert bench.room.incident.phase == "react"

    def test_the_same_phase_is_refused(self) -> None:
        said = Bench().refused(EnterPhase(phase="recognize"))
        assert (said.field, str(said)) == ("phase", "The room is in that phase already.")

    @pytest.mark.parametrize("phase", ["closed", "party", ""])
    def test_closing_is_no_step_like_others(self, phase: str) -> None:
        said = Bench().refused(EnterPhase(phase=phase))
        assert (said.field, str(said)) == ("phase", "A room is closed with the close-out list.")

    def test_restoring_service_sets_its_time(self) -> None:
        bench = Bench()
        bench.wait(30).phase("restored", at=minute(20))
        assert bench.room.incident.restored_at == minute(20)

    def test_a_time_of_restoring_that_is_known_stays(self) -> None:
        bench = Bench()
        bench.wait(30).change(restored_at=minute(12))
        assert len(bench.phase("restored")) == 1
        assert bench.room.incident.restored_at == minute(12)

    def test_a_restoring_that_lasts_has_the_later_time(self) -> None:
        bench = Bench()
        bench.wait(30).phase("restored", at=minute(20))
        bench.submit(EnterPhase(phase="react", reason="It broke again"))
        bench.wait(30).phase("restored", at=minute(55))
        assert bench.room.incident.restored_at == minute(55)

    def test_restored_before_it_hurt_is_refused(self) -> None:
        bench = Bench()
        bench.wait(30).change(first_hurt_at=minute(25))
        assert bench.refused(EnterPhase(phase="restored"), at=minute(20)).field == "restored_at"

    def test_a_closed_room_has_no_further_phase(self) -> None:
        assert "closed" in str(closed_room().refused(EnterPhase(phase="react", reason="It broke again")))


def test_the_room_is_told_by_its_own_time_not_by_this_machines() -> None:
    bench = Bench(start="2031-01-01T00:00:00.000000Z")
    command = ChangeIncident(changed=Changed(detected_at="2031-01-01T00:00:00.000000Z"))
    assert decide(bench.room, bench.stamped(command))


def test_a_room_keeps_the_thresholds_with_which_it_was_declared() -> None:
    strict = ThresholdsWritten(few=0.5, many=5, by_harm=((3, 2, 1), (2, 1, 1), (1, 1, 1)), reason="Law")
    bench = Bench(declare=False)
    declared = Declared(title="Charged twice", reference="INC-1", slug="twice")
    bench.submit(Declare(declared=declared, thresholds=strict))
    bands = bench.room.house.bands
    assert (bands.few, bands.reason) == (0.5, "")
    assert proposed_severity("under_1", "low", "unknown", bands) == 3
    assert proposed_severity("under_1", "low", "unknown") == 4
    assert bench.folded().house.bands == bands
