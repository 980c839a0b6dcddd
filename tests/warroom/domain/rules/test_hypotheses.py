"""Stating, wording, owning and judging hypotheses."""

from __future__ import annotations

import pytest

from tests.rooms import Bench, closed_room
from warroom.domain.rules.command import Command
from warroom.domain.rules.hypotheses import ChangeHypothesis, SetStatus, StateHypothesis, require_owner
from warroom.errors import Rejected


def test_an_owner_is_a_station_of_the_room_or_nobody() -> None:
    bench = Bench()
    require_owner(bench.room, "NETWORK")
    require_owner(bench.room, "")
    with pytest.raises(Rejected, match=r"^There is no station MOON in this room\.$") as refusal:
        require_owner(bench.room, "MOON")
    assert refusal.value.field == "owner"


class TestState:
    """Putting a hypothesis on the table."""

    def test_who_states_it_owns_it_unless_said_otherwise(self) -> None:
        bench = Bench()
        own, given = bench.hypothesis("The release"), bench.hypothesis("The line", "NETWORK")
        assert [bench.room.hypotheses[each].owner for each in (own, given)] == ["LEAD", "NETWORK"]

    def test_it_carries_links_tags_and_key(self) -> None:
        bench = Bench()
        note = bench.log("Terminals time out")
        stream = bench.hypothesis(" The release ", links=(note,), tags=("#shops",), key=True)
        row = bench.room.timeline.first[stream]
        assert (row.links, row.tags, row.key) == ((note,), ("shops",), True)
        assert bench.room.hypotheses[stream].statement == "The release"

    def test_the_same_words_twice_are_refused(self) -> None:
        bench = Bench()
        held = bench.hypothesis("The Release")
        again = StateHypothesis(statement=" the release ")
        said = bench.refused(again)
        assert (said.field, str(said)) == ("statement", "H1 says this already.")
        bench.withdraw(held)
        bench.submit(again)

    @pytest.mark.parametrize(
        ("command", "field", "words"),
        [
            (StateHypothesis(statement=" "), "statement", "Write a few words here."),
            (StateHypothesis(statement="x" * 2001), "statement", "Too long: at most 2000 characters."),
            (StateHypothesis(statement="x", owner="MOON"), "owner", "There is no station MOON in this room."),
            (
                StateHypothesis(statement="x", links=("fix:gone",)),
                "links",
                "A link points to something that is not in this room.",
            ),
        ],
    )
    def test_what_is_refused(self, command: Command, field: str, words: str) -> None:
        said = Bench().refused(command)
        assert (said.field, str(said)) == (field, words)


class TestChange:
    """Other words, another owner."""

    def test_only_what_is_different_is_written(self) -> None:
        bench = Bench()
        held = bench.hypothesis("The release", "NETWORK")
        change = ChangeHypothesis(
            stream=held, statement="The release", owner="PAYMENTS", reason=" They know "
        )
        assert bench.submit(change)[0].body == b'{"owner":"PAYMENTS","reason":"They know"}'

    def test_an_owner_may_be_taken_away(self) -> None:
        bench = Bench()
        held = bench.hypothesis("The release", "NETWORK")
        bench.submit(ChangeHypothesis(stream=held, owner=""))
        assert bench.room.hypotheses[held].owner == ""

    def test_what_is_refused(self) -> None:
        bench = Bench()
        held, gone = bench.hypothesis("The release"), bench.hypothesis("The line")
        bench.withdraw(gone)
        refused: list[tuple[Command, str, str]] = [
            (ChangeHypothesis(stream="x", owner=""), "stream", "That is not in this room."),
            (ChangeHypothesis(stream=gone, owner=""), "stream", "That was withdrawn."),
            (ChangeHypothesis(stream=held, statement=" "), "statement", "Write a few words here."),
            (ChangeHypothesis(stream=held, owner="MOON"), "owner", "There is no station MOON in this room."),
            (ChangeHypothesis(stream=held, owner="LEAD"), "", "Nothing is different from before."),
            (ChangeHypothesis(stream=held), "", "Nothing is different from before."),
        ]
        for command, field, words in refused:
            said = bench.refused(command)
            assert (said.field, str(said)) == (field, words)


class TestStatus:
    """Leading, ruled out, confirmed, open again."""

    def test_only_one_leads(self) -> None:
        bench = Bench()
        first, second, third = (bench.hypothesis(words) for words in ("The release", "The line", "The bank"))
        bench.status(first, "leading")
        bench.status(second, "confirmed")
        bench.status(third, "leading")
        assert [bench.room.hypotheses[each].status for each in (first, second, third)] == [
            "open",
            "confirmed",
            "leading",
        ]

    def test_one_that_was_withdrawn_leads_no_more(self) -> None:
        bench = Bench()
        first, second = bench.hypothesis("The release"), bench.hypothesis("The line")
        bench.status(first, "leading")
        bench.withdraw(first)
        assert len(bench.submit(SetStatus(stream=second, status="leading"))) == 1

    def test_ruling_out_needs_evidence_or_a_reason(self) -> None:
        bench = Bench()
        held, seen = bench.hypothesis("The line"), bench.evidence("All lines answer")
        said = bench.refused(SetStatus(stream=held, status="ruled_out", reason=" "))
        assert (said.field, str(said)) == ("by", "Say which evidence rules it out, or write why.")
        bench.status(held, "ruled_out", by=(seen, seen))
        assert bench.room.hypotheses[held].verdicts[-1].by == (seen,)
        bench.status(held, "open")
        bench.status(held, "ruled_out", reason="It was never in use")

    def test_what_was_ruled_out_can_be_opened_again(self) -> None:
        bench = Bench()
        held = bench.hypothesis("The line")
        bench.status(held, "ruled_out", reason="All lines answer")
        bench.status(held, "open", reason="One did not")
        assert bench.room.hypotheses[held].alive

    def test_what_is_refused(self) -> None:
        bench = Bench()
        held, gone = bench.hypothesis("The release"), bench.hypothesis("The line")
        bench.withdraw(gone)
        only = "Only evidence of this room rules a hypothesis out."
        refused: list[tuple[Command, str, str]] = [
            (SetStatus(stream="x", status="open"), "stream", "That is not in this room."),
            (SetStatus(stream=gone, status="leading"), "stream", "That was withdrawn."),
            (SetStatus(stream=held, status="open"), "status", "It has that status already."),
            (SetStatus(stream=held, status="ruled_out", by=("evidence:gone",)), "by", only),
            (SetStatus(stream=held, status="ruled_out", by=(held,)), "by", only),
        ]
        for command, field, words in refused:
            said = bench.refused(command)
            assert (said.field, str(said)) == (field, words)


def test_a_closed_room_believes_what_it_believed() -> None:
    bench = closed_room()
    held = next(iter(bench.room.hypotheses))
    for command in (
        StateHypothesis(statement="Another"),
        ChangeHypothesis(stream=held, owner=""),
        SetStatus(stream=held, status="open"),
    ):
        assert str(bench.refused(command)) == "This room is closed. Only follow-ups can be added."
