"""Logging, weighing and rating evidence."""

from __future__ import annotations

import pytest

from tests.rooms import Bench, closed_room
from warroom.domain.rules.command import Command
from warroom.domain.rules.evidence import CODES, ChangeEvidence, FindEvidence, Rate

SIGNS = "A rating is ++, +, ·, −, −− or NA."


class TestFind:
    """Logging evidence."""

    def test_it_comes_with_first_ratings_links_and_tags(self) -> None:
        bench = Bench()
        held = bench.hypothesis("The release")
        seen = bench.evidence(
            " It began then ", source=" metrics ", ratings={held: "CC"}, links=(held,), tags=("#shops",)
        )
        item, row = bench.room.evidence[seen], bench.room.timeline.first[seen]
        assert (item.text, item.source) == ("It began then", "metrics")
        assert item.ratings[held]["LEAD"].code == "CC"
        assert (row.links, row.tags) == ((held,), ("shops",))

    @pytest.mark.parametrize("weight", ["low", "medium", "high"])
    def test_it_has_two_weights(self, weight: str) -> None:
        bench = Bench()
        item = bench.room.evidence[bench.evidence("x", credibility=weight, relevance=weight)]
        assert (item.credibility, item.relevance) == (weight, weight)

    @pytest.mark.parametrize(
        ("command", "field", "words"),
        [
            (FindEvidence(text=" "), "text", "Write a few words here."),
            (
                FindEvidence(text="x", links=("fix:gone",)),
                "links",
                "A link points to something that is not in this room.",
            ),
            (FindEvidence(text="x", ratings={"gone": "C"}), "ratings", "That is not in this room."),
        ],
    )
    def test_what_is_refused(self, command: Command, field: str, words: str) -> None:
        said = Bench().refused(command)
        assert (said.field, str(said)) == (field, words)

    @pytest.mark.parametrize("code", ["", "+", "--", "cc", "III"])
    def test_a_first_rating_is_one_of_six(self, code: str) -> None:
        bench = Bench()
        held = bench.hypothesis("The release")
        said = bench.refused(FindEvidence(text="x", ratings={held: code}))
        assert (said.field, str(said)) == ("ratings", SIGNS)


class TestChange:
    """Other words and weights."""

    def test_only_what_is_different_is_written(self) -> None:
        bench = Bench()
        seen = bench.evidence("It began then", source="metrics")
        change = ChangeEvidence(stream=seen, text="It began then", credibility="low", reason=" One source ")
        assert bench.submit(change)[0].body == b'{"credibility":"low","reason":"One source"}'

    def test_what_is_refused(self) -> None:
        bench = Bench()
        seen, gone = bench.evidence("It began then"), bench.evidence("Hearsay")
        bench.withdraw(gone)
        refused: list[tuple[Command, str, str]] = [
            (ChangeEvidence(stream="x", text="x"), "stream", "That is not in this room."),
            (ChangeEvidence(stream=gone, text="x"), "stream", "That was withdrawn."),
            (ChangeEvidence(stream=seen, text=" "), "text", "Write a few words here."),
            (ChangeEvidence(stream=seen, relevance="medium"), "", "Nothing is different from before."),
            (ChangeEvidence(stream=seen), "", "Nothing is different from before."),
        ]
        for command, field, words in refused:
            said = bench.refused(command)
            assert (said.field, str(said)) == (field, words)

    def test_a_weight_that_is_none_is_refused(self) -> None:
        bench = Bench()
        seen = bench.evidence("It began then")
        assert bench.refused(ChangeEvidence(stream=seen, relevance="huge")).field == "relevance"


class TestRate:
    """Judging hypotheses with it."""

    @pytest.mark.parametrize("code", CODES)
    def test_every_code_is_taken(self, code: str) -> None:
        bench = Bench()
        held, seen = bench.hypothesis("The release"), bench.evidence("It began then")
        bench.rate(seen, {held: code}, "NETWORK")
        assert bench.room.evidence[seen].ratings[held]["NETWORK"].code == code

    def test_only_what_is_different_for_this_station_is_written(self) -> None:
        bench = Bench()
        first, second = bench.hypothesis("The release"), bench.hypothesis("The line")
        seen = bench.evidence("It began then", ratings={first: "C"})
        entry = bench.rate(seen, {first: "C", second: "I"})
        assert entry.body == f'{{"ratings":{{"{second}":"I"}}}}'.encode()
        bench.rate(seen, {first: "C"}, "NETWORK")

    def test_what_is_refused(self) -> None:
        bench = Bench()
        held, left = bench.hypothesis("The release"), bench.hypothesis("The line")
        seen, gone = bench.evidence("It began then", ratings={held: "C"}), bench.evidence("Hearsay")
        bench.withdraw(gone)
        bench.withdraw(left)
        nothing = "Nothing is different from before."
        refused: list[tuple[Command, str, str]] = [
            (Rate(stream="x", ratings={held: "C"}), "stream", "That is not in this room."),
            (Rate(stream=gone, ratings={held: "C"}), "stream", "That was withdrawn."),
            (Rate(stream=seen, ratings={"x": "C"}), "ratings", "That is not in this room."),
            (Rate(stream=seen, ratings={left: "C"}), "ratings", "That was withdrawn."),
            (Rate(stream=seen, ratings={held: "++"}), "ratings", SIGNS),
            (Rate(stream=seen, ratings={held: "C"}), "", nothing),
            (Rate(stream=seen, ratings={}), "", nothing),
        ]
        for command, field, words in refused:
            said = bench.refused(command)
            assert (said.field, str(said)) == (field, words)
        assert str(bench.refused(Rate(stream=seen, ratings={held: ""}), station="NETWORK")) == nothing


def test_a_closed_room_has_its_evidence() -> None:
    bench = closed_room()
    seen, held = next(iter(bench.room.evidence)), next(iter(bench.room.hypotheses))
    for command in (
        FindEvidence(text="x"),
        ChangeEvidence(stream=seen, text="x"),
        Rate(stream=seen, ratings={held: "NA"}),
    ):
        assert str(bench.refused(command)) == "This room is closed. Only follow-ups can be added."
