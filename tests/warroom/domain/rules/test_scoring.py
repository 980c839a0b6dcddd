"""The published formula of competing hypotheses, by its published test vector."""

from __future__ import annotations

import pytest

from tests.rooms import Bench
from warroom.domain.rules.hypotheses import ChangeHypothesis
from warroom.domain.rules.scoring import Score, live_evidence, scores, standing

CAUSES = ("Overcurrent", "Reverse current", "Overtemperature", "Sensor or relay fault")
VECTOR = (
    ("It was not taken off the bus by itself", "high", "high", "II C C N"),
    ("The light came back at once, against the circuit's delay", "high", "high", "N II C C"),
    ("The coolant kept its temperature", "high", "medium", "N N I C"),
    ("The light flickers, the switch has a hysteresis", "high", "high", "N N II C"),
    ("Loads were shared as usual", "medium", "medium", "I I N C"),
)
"""The alarm of battery 2: evidence, credibility, relevance, ratings of the four causes."""


def battery() -> tuple[Bench, list[str]]:
    bench = Bench()
    causes = [bench.hypothesis(cause) for cause in CAUSES]
    for text, credibility, relevance, codes in VECTOR:
        ratings = dict(zip(causes, codes.split(), strict=True))
        bench.evidence(text, credibility=credibility, relevance=relevance, ratings=ratings)
    return bench, causes


def one(bench: Bench, cause: str) -> Score:
    return scores(bench.room)[cause]


def test_the_published_vector() -> None:
    bench, causes = battery()
    found = [one(bench, cause) for cause in causes]
    assert [each.score for each in found] == [-3, -3, -3, 0]
    assert [f"{each.weighted:.4f}" for each in found] == ["-5.0000", "-5.0000", "-5.4142", "0.0000"]
    assert [(each.rated, each.live, each.ranked) for each in found] == [(5, 5, True)] * 4


def test_the_published_ranking() -> None:
    bench, causes = battery()
    assert [held.id for held, _score in standing(bench.room)] == [causes[3], causes[0], causes[1], causes[2]]


@pytest.mark.parametrize(
    ("credibility", "relevance", "weight"),
    [
        ("low", "low", 0.5),
        ("low", "medium", 0.5**0.5),
        ("low", "high", 1),
        ("medium", "medium", 1),
        ("medium", "high", 2**0.5),
        ("high", "high", 2),
    ],
)
@pytest.mark.parametrize(("code", "value"), [("II", -2), ("I", -1), ("N", 0), ("C", 0), ("CC", 0), ("NA", 0)])
def test_value_times_both_weights(
    credibility: str, relevance: str, weight: float, code: str, value: int
) -> None:
    bench = Bench()
    cause = bench.hypothesis("Overcurrent")
    for one_, other in ((credibility, relevance), (relevance, credibility)):
        bench.evidence("x", credibility=one_, relevance=other, ratings={cause: code})
    assert one(bench, cause).score == 2 * value
    assert one(bench, cause).weighted == pytest.approx(2 * value * weight)


def test_support_never_raises_a_score() -> None:
    bench = Bench()
    cause = bench.hypothesis("Overcurrent")
    bench.evidence("x", ratings={cause: "I"})
    before = one(bench, cause).weighted
    for _count in range(5):
        bench.evidence("y", ratings={cause: "CC"}, credibility="high", relevance="high")
    assert one(bench, cause).weighted == before


def test_ranked_only_when_half_of_the_evidence_is_rated() -> None:
    bench = Bench()
    cause = bench.hypothesis("Overcurrent")
    assert one(bench, cause) == Score(0, 0.0, 0, 0)
    assert not one(bench, cause).ranked
    bench.evidence("a", ratings={cause: "N"})
    bench.evidence("b", ratings={cause: "NA"})
    third = bench.evidence("c")
    bench.evidence("d")
    assert (one(bench, cause).rated, one(bench, cause).live, one(bench, cause).ranked) == (2, 4, True)
    bench.evidence("e")
    assert not one(bench, cause).ranked
    bench.rate(third, {cause: "C"})
    assert one(bench, cause).ranked
    bench.rate(third, {cause: ""})
    assert not one(bench, cause).ranked


def test_withdrawn_evidence_does_not_count() -> None:
    bench = Bench()
    cause = bench.hypothesis("Overcurrent")
    bench.evidence("a", ratings={cause: "I"})
    hearsay = bench.evidence("b", ratings={cause: "II"}, credibility="high")
    assert one(bench, cause).score == -3
    bench.withdraw(hearsay)
    assert one(bench, cause) == Score(-1, -1.0, 1, 1)
    assert [item.ref for item in live_evidence(bench.room)] == ["E1"]


def test_the_owners_rating_counts() -> None:
    bench = Bench()
    cause = bench.hypothesis("Overcurrent", "NETWORK")
    seen = bench.evidence("a")
    bench.rate(seen, {cause: "II"}, "PAYMENTS")
    assert one(bench, cause).score == -2
    bench.rate(seen, {cause: "C"}, "NETWORK")
    bench.rate(seen, {cause: "I"}, "VOICE")
    assert one(bench, cause).score == 0
    bench.rate(seen, {cause: ""}, "NETWORK")
    assert one(bench, cause).score == -1


def test_a_new_owners_rating_counts() -> None:
    bench = Bench()
    cause = bench.hypothesis("Overcurrent", "NETWORK")
    seen = bench.evidence("a")
    bench.rate(seen, {cause: "II"}, "PAYMENTS")
    bench.rate(seen, {cause: "C"}, "NETWORK")
    bench.submit(ChangeHypothesis(stream=cause, owner="PAYMENTS"))
    assert one(bench, cause).score == -2


def test_withdrawn_hypotheses_have_no_score() -> None:
    bench, causes = battery()
    bench.withdraw(causes[0])
    assert set(scores(bench.room)) == set(causes[1:])
    assert causes[0] not in [held.id for held, _score in standing(bench.room)]


def test_order_for_reading() -> None:
    bench, causes = battery()
    untested = bench.hypothesis("The crew")
    bench.status(causes[3], "ruled_out", reason="Replaced, still lit")
    bench.status(causes[2], "confirmed")
    assert [held.id for held, _score in standing(bench.room)] == [
        causes[2],
        causes[0],
        causes[1],
        untested,
        causes[3],
    ]


def test_what_is_contradicted_but_hardly_tested_is_not_ranked() -> None:
    bench, _causes = battery()
    bold = bench.hypothesis("Gremlins")
    assert not one(bench, bold).ranked
    assert standing(bench.room)[-1][0].id == bold
