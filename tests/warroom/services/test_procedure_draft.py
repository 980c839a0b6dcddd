"""What a fix becomes when it is made standard."""

from __future__ import annotations

import pytest

from tests.rooms import Bench
from warroom.domain.rules.fixes import SetFate
from warroom.errors import Rejected
from warroom.services.procedure_draft import procedure_of


def test_the_steps_are_the_fix_and_what_was_said_at_its_moves() -> None:
    bench = Bench()
    cause = bench.hypothesis("The new release")
    fix = bench.fix(
        "Roll the\ngateway back",
        answers=(cause,),
        owner="PAYMENTS",
        way_back="Release again",
        effect_to_min=15,
    )
    bench.move(fix, "parked", reason="Not now")
    bench.move(fix, "ordered", reason="Stop the queue first")
    bench.undo(bench.move(fix, "done", reason="Done in the wrong room"))
    bench.move(fix, "done", reason="Restart both gateways")
    with pytest.raises(Rejected):
        procedure_of(bench.room, bench.room.fixes[fix])
    bench.submit(SetFate(stream=fix, fate="standard", procedure="Gateway rollback"))
    made = procedure_of(bench.room, bench.room.fixes[fix])
    assert (made.name, made.purpose, made.owner) == ("Gateway rollback", "The new release", "PAYMENTS")
    assert [step.text for step in made.steps] == [
        "Roll the gateway back",
        "Stop the queue first",
        "Done in the wrong room",
        "Restart both gateways",
        "Way back: Release again",
    ]
    assert made.steps[0].minutes == 15


def test_without_a_belief_the_customers_words_say_when_it_fits() -> None:
    bench = Bench(customer_words="Cards fail")
    fix = bench.fix("Roll back")
    bench.move(fix, "ordered", "done")
    bench.submit(SetFate(stream=fix, fate="standard", procedure="Rollback"))
    assert procedure_of(bench.room, bench.room.fixes[fix]).purpose == "Cards fail"
