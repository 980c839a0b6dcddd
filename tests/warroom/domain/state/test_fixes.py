"""Candidate fixes as the log leaves them: facts, every state with its time, and fate."""

from __future__ import annotations

from tests.rooms import ANNA, START, Bench, minute
from warroom.domain.changes import FieldChange
from warroom.domain.entry import encode_body
from warroom.domain.rules.fixes import ChangeFix, SetFate
from warroom.domain.state.fixes import Changed, Move, Moved, Risk


def test_a_proposed_fix_is_an_idea_with_all_that_is_known() -> None:
    bench = Bench()
    held = bench.hypothesis("The release")
    stream = bench.fix(
        "Roll back",
        owner="PAYMENTS",
        answers=(held,),
        risk_acting={"likelihood": 2, "impact": 3, "text": "Carts are lost"},
        reversibility="R1",
        way_back="Deploy again",
        effect_from_min=5,
        effect_to_min=15,
    )
    fix = bench.room.fixes[stream]
    assert (fix.ref, fix.title, fix.owner, fix.answers) == ("F1", "Roll back", "PAYMENTS", (held,))
    assert fix.risk_acting == Risk(2, 3, "Carts are lost")
    assert (fix.reversibility, fix.way_back) == ("R1", "Deploy again")
    assert (fix.effect_from_min, fix.effect_to_min, fix.state) == (5, 15, "idea")
    assert fix.moves == [Move("idea", START, "LEAD", ANNA, "", fix.seq)]


def test_a_title_is_enough() -> None:
    bench = Bench()
    fix = bench.room.fixes[bench.fix("Roll back")]
    assert fix.risk_acting == fix.risk_waiting == Risk(likelihood=0, impact=0, text="")
    assert (fix.answers, fix.reversibility, fix.effect_from_min, fix.effect_to_min) == ((), "", 0, 0)


def test_states_are_kept_with_who_when_and_why() -> None:
    bench = Bench()
    stream = bench.fix("Roll back")
    entry = bench.wait(5).move(stream, "ordered", reason="The lead said so")
    fix = bench.room.fixes[stream]
    assert fix.state == "ordered"
    assert fix.moves[-1] == Move("ordered", minute(5), "LEAD", ANNA, "The lead said so", entry.seq)
    assert bench.row_of(entry).changes == (FieldChange("state", "idea", "ordered"),)


def test_since_when_a_fix_is_in_a_state() -> None:
    bench = Bench()
    stream = bench.fix("Roll back")
    bench.wait(5).move(stream, "ordered")
    bench.wait(5).move(stream, "parked")
    bench.wait(5).move(stream, "ordered")
    fix = bench.room.fixes[stream]
    assert (fix.since("ordered"), fix.since("parked", "rejected")) == (minute(15), minute(10))
    assert fix.since("done") == ""


def test_only_what_is_given_changes() -> None:
    bench = Bench()
    stream = bench.fix("Roll back", way_back="Deploy again")
    changed = Changed(title="Roll the gateway back", risk_waiting=Risk(3, 3), effect_to_min=9)
    entry = bench.submit(ChangeFix(stream=stream, changed=changed))[0]
    fix = bench.room.fixes[stream]
    assert (fix.title, fix.way_back, fix.risk_waiting) == (
        "Roll the gateway back",
        "Deploy again",
        Risk(3, 3),
    )
    assert {each.field for each in bench.row_of(entry).changes} == {
        "title",
        "risk_waiting",
        "effect_to_min",
    }


def test_a_fate_is_settled_and_may_change() -> None:
    bench = Bench()
    stream = bench.fix("Roll back")
    bench.submit(SetFate(stream=stream, fate="standard", procedure="P-17", reason="It works"))
    fix = bench.room.fixes[stream]
    assert (fix.fate, fix.procedure, fix.fate_reason) == ("standard", "P-17", "It works")
    entry = bench.submit(SetFate(stream=stream, fate="thrown_away"))[0]
    assert (fix.fate, fix.procedure, fix.fate_reason) == ("thrown_away", "", "")
    assert bench.row_of(entry).changes == (
        FieldChange("fate", "standard", "thrown_away"),
        FieldChange("procedure", "P-17", ""),
    )


def test_a_move_of_nothing_changes_nothing() -> None:
    bench = Bench()
    bench.write("fix:gone", "fix.moved", encode_body(Moved(state="done")))
    assert bench.room.fixes == {}


def test_an_erased_fix_keeps_its_place_and_state() -> None:
    bench = Bench()
    stream = bench.fix("Call Mrs Smith")
    proposed = bench.room.seq
    bench.move(stream, "ordered")
    bench.erase(proposed)
    fix = bench.room.fixes[stream]
    assert (fix.ref, fix.title, fix.state) == ("F1", "", "ordered")
