"""The sheet of a guard rule: in force, lifted, taken back."""

from __future__ import annotations

from tests.rooms import Bench
from warroom.domain.rules.guards import LiftGuard, SetGuard
from warroom.services.inspecting import sheet


def made(bench: Bench) -> str:
    return bench.submit(SetGuard(text="Nobody touches line 3", reason="It is all we have"))[0].stream


def test_a_rule_in_force_says_who_set_it_and_why() -> None:
    bench = Bench()
    found = sheet(bench.room, made(bench))
    assert (found.caption, found.title, found.struck) == ("Guard rule G1", "Nobody touches line 3", False)
    assert {fact.name: fact.value for fact in found.facts} | {"Since": ""} == {
        "State": "in force",
        "Set by": "LEAD",
        "Since": "",
        "Why": "It is all we have",
    }


def test_a_lifted_one_is_struck_and_says_why() -> None:
    bench = Bench()
    stream = made(bench)
    bench.submit(LiftGuard(stream=stream, reason="It is whole"))
    found = sheet(bench.room, stream)
    assert found.struck
    assert next(fact.value for fact in found.facts if fact.name == "Lifted").endswith("It is whole")


def test_one_that_was_taken_back_says_so() -> None:
    bench = Bench()
    stream = made(bench)
    bench.withdraw(stream, "Wrong room")
    facts = {fact.name: fact.value for fact in sheet(bench.room, stream).facts}
    assert facts["Withdrawn"] == "Wrong room"
