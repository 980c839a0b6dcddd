"""Proposing fixes and taking them from state to state."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from tests.rooms import Bench, closed_room
from warroom.domain.rules.command import Command
from warroom.domain.rules.fixes import (
    NEED_REASON,
    NEXT,
    ChangeFix,
    MoveFix,
    ProposeFix,
    SetFate,
    risk_band,
)
from warroom.domain.state.fixes import Changed, Proposed, Risk

STATES = tuple(NEXT)
GOOD_WAY = ("analysed", "ready", "polled", "ordered", "acknowledged", "done", "effect_seen")
CANNOT = "A fix cannot go from this state to that one."


def in_state(state: str) -> tuple[Bench, str]:
    """Make a fix and take it to a state by the shortest way that the rules allow."""
    bench = Bench()
    fix = bench.fix("Roll back")
    ways: list[tuple[tuple[str, ...], str]] = [((), "idea")]
    for path, last in ways:
        if last == state:
            for step in path:
                bench.move(fix, step)
            return bench, fix
        ways += [((*path, next_), next_) for next_ in NEXT[last]]
    raise AssertionError(state)


class TestPropose:
    """Putting a fix on the table."""

    def test_who_proposes_it_owns_it_unless_said_otherwise(self) -> None:
        bench = Bench()
        own, given = bench.fix(" Roll back ", tags=("#night",)), bench.fix("Ring the bank", owner="NETWORK")
        assert [bench.room.fixes[each].owner for each in (own, given)] == ["LEAD", "NETWORK"]
        assert bench.room.fixes[own].title == "Roll back"
        assert bench.room.timeline.first[own].tags == ("night",)

    @pytest.mark.parametrize(
        ("proposed", "field", "words"),
        [
            (Proposed(title=" "), "title", "Write a few words here."),
            (Proposed(title="x" * 2001), "title", "Too long: at most 2000 characters."),
            (Proposed(title="x", owner="MOON"), "owner", "There is no station MOON in this room."),
            (Proposed(title="x", answers=("gone",)), "answers", "That is not in this room."),
            (
                Proposed(title="x", links=("gone",)),
                "links",
                "A link points to something that is not in this room.",
            ),
            (
                Proposed(title="x", risk_acting=Risk(6, 1)),
                "risk_acting",
                "Likelihood and impact go from 1 to 5.",
            ),
            (
                Proposed(title="x", risk_waiting=Risk(1, -1)),
                "risk_waiting",
                "Likelihood and impact go from 1 to 5.",
            ),
        ],
    )
    def test_what_is_refused(self, proposed: Proposed, field: str, words: str) -> None:
        said = Bench().refused(ProposeFix(proposed=proposed))
        assert (said.field, str(said)) == (field, words)

    @pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (5, 15), (0, 15), (5, 0)])
    def test_the_expected_time_runs_from_to(self, start: int, end: int) -> None:
        bench = Bench()
        fix = bench.room.fixes[bench.fix("x", effect_from_min=start, effect_to_min=end)]
        assert (fix.effect_from_min, fix.effect_to_min) == (start, end)

    @pytest.mark.parametrize(("start", "end"), [(15, 5), (-1, 5), (5, -1)])
    def test_the_expected_time_never_runs_back(self, start: int, end: int) -> None:
        proposed = Proposed(title="x", effect_from_min=start, effect_to_min=end)
        said = Bench().refused(ProposeFix(proposed=proposed))
        assert (said.field, str(said)) == (
            "effect_to_min",
            "The expected time goes from the shorter to the longer one.",
        )


class TestChange:
    """Knowing more of it."""

    def test_only_what_is_different_is_written(self) -> None:
        bench = Bench()
        fix = bench.fix("Roll back", owner="NETWORK")
        changed = Changed(title="Roll back", owner="PAYMENTS", reason=" They know ")
        entry = bench.submit(ChangeFix(stream=fix, changed=changed))[0]
        assert entry.body == b'{"owner":"PAYMENTS","reason":"They know"}'

    def test_what_it_answered_before_may_be_withdrawn_since(self) -> None:
        bench = Bench()
        held = bench.hypothesis("The release")
        fix = bench.fix("Roll back", answers=(held,))
        bench.withdraw(held)
        bench.submit(ChangeFix(stream=fix, changed=Changed(title="Roll all back", answers=(held,))))
        assert bench.room.fixes[fix].title == "Roll all back"

    def test_what_is_refused(self) -> None:
        bench = Bench()
        fix, gone = bench.fix("Roll back", effect_from_min=10), bench.fix("Wait")
        bench.withdraw(gone)
        span = "The expected time goes from the shorter to the longer one."
        nothing = "Nothing is different from before."
        refused: list[tuple[str, Changed, str, str]] = [
            ("x", Changed(title="x"), "stream", "That is not in this room."),
            (gone, Changed(title="x"), "stream", "That was withdrawn."),
            (fix, Changed(title=" "), "title", "Write a few words here."),
            (fix, Changed(owner="MOON"), "owner", "There is no station MOON in this room."),
            (fix, Changed(answers=("x",)), "answers", "That is not in this room."),
            (fix, Changed(risk_acting=Risk(1, 6)), "risk_acting", "Likelihood and impact go from 1 to 5."),
            (fix, Changed(effect_to_min=5), "effect_to_min", span),
            (fix, Changed(title="Roll back"), "", nothing),
            (fix, Changed(reason="Just so"), "", nothing),
        ]
        for stream, changed, field, words in refused:
            said = bench.refused(ChangeFix(stream=stream, changed=changed))
            assert (said.field, str(said)) == (field, words)


class TestStates:
    """From idea to effect."""

    def test_the_good_way(self) -> None:
        bench = Bench()
        fix = bench.fix("Roll back")
        for state in GOOD_WAY:
            bench.move(fix, state, reason="")
            assert bench.room.fixes[fix].state == state

    def test_in_a_hurry_an_idea_is_ordered_and_done(self) -> None:
        bench = Bench()
        fix = bench.fix("Roll back")
        bench.move(fix, "ordered", "done", "worse", "rolled_back", "ready")
        assert bench.room.fixes[fix].state == "ready"

    @pytest.mark.parametrize("state", STATES)
    def test_every_state_can_be_reached(self, state: str) -> None:
        bench, fix = in_state(state)
        assert bench.room.fixes[fix].state == state

    @pytest.mark.parametrize(("state", "next_"), list(itertools.product(STATES, STATES)))
    def test_from_each_state_to_each_other(self, state: str, next_: str) -> None:
        bench, fix = in_state(state)
        command = MoveFix(stream=fix, state=next_, reason="It had to be")
        if next_ in NEXT[state]:
            bench.submit(command)
            assert bench.room.fixes[fix].state == next_
        else:
            said = bench.refused(command)
            same = "The fix is in that state already."
            assert (said.field, str(said)) == ("state", same if state == next_ else CANNOT)

    def test_nothing_is_done_before_it_was_ordered(self) -> None:
        assert {state for state, nexts in NEXT.items() if "done" in nexts} == {"ordered", "acknowledged"}

    def test_an_effect_is_seen_only_of_what_was_done(self) -> None:
        after = {state for state, nexts in NEXT.items() if "effect_seen" in nexts}
        assert after == {"done", "no_effect", "worse"}

    @pytest.mark.parametrize("state", sorted(NEED_REASON))
    def test_bad_news_need_a_reason(self, state: str) -> None:
        bench, fix = in_state(next(each for each in STATES if state in NEXT[each]))
        said = bench.refused(MoveFix(stream=fix, state=state, reason=" "))
        assert (said.field, str(said)) == ("reason", "Say why.")

    def test_what_is_refused(self) -> None:
        bench = Bench()
        fix, gone = bench.fix("Roll back"), bench.fix("Wait")
        bench.withdraw(gone)
        refused: list[tuple[Command, str, str]] = [
            (MoveFix(stream="x", state="ready"), "stream", "That is not in this room."),
            (MoveFix(stream=gone, state="ready"), "stream", "That was withdrawn."),
            (MoveFix(stream=fix, state="perfect"), "state", CANNOT),
        ]
        for command, field, words in refused:
            said = bench.refused(command)
            assert (said.field, str(said)) == (field, words)


class TestFate:
    """What becomes of it."""

    def test_a_standard_procedure_has_a_name(self) -> None:
        bench = Bench()
        fix = bench.fix("Roll back")
        said = bench.refused(SetFate(stream=fix, fate="standard", procedure=" "))
        assert (said.field, str(said)) == ("procedure", "Name the standard procedure it becomes.")
        bench.submit(SetFate(stream=fix, fate="standard", procedure=" P-17 "))
        assert bench.room.fixes[fix].procedure == "P-17"

    def test_it_may_be_settled_after_closing(self) -> None:
        bench = closed_room()
        fix = next(iter(bench.room.fixes))
        bench.submit(SetFate(stream=fix, fate="thrown_away"))
        assert bench.room.fixes[fix].fate == "thrown_away"

    def test_what_is_refused(self) -> None:
        bench = Bench()
        fix = bench.fix("Roll back")
        assert bench.refused(SetFate(stream="x", fate="kept_once")).field == "stream"
        assert bench.refused(SetFate(stream=fix, fate="framed")).field == "fate"


@pytest.mark.parametrize(
    ("likelihood", "impact", "band"),
    [
        (0, 0, ""),
        (0, 5, ""),
        (1, 1, "low"),
        (2, 2, "low"),
        (1, 5, "medium"),
        (3, 3, "medium"),
        (2, 5, "high"),
        (3, 4, "high"),
        (3, 5, "extreme"),
        (5, 5, "extreme"),
    ],
)
def test_risk_bands(likelihood: int, impact: int, band: str) -> None:
    assert risk_band(Risk(likelihood, impact)) == band


def test_a_closed_room_acts_no_more() -> None:
    bench = closed_room()
    fix = next(iter(bench.room.fixes))
    commands: list[msgspec.Struct] = [
        ProposeFix(proposed=Proposed(title="x")),
        ChangeFix(stream=fix, changed=Changed(title="x")),
        MoveFix(stream=fix, state="no_effect", reason="x"),
    ]
    for command in commands:
        assert isinstance(command, Command)
        assert str(bench.refused(command)) == "This room is closed. Only follow-ups can be added."
