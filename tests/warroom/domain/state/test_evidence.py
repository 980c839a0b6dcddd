"""Evidence as the log leaves it, with every station's own rating."""

from __future__ import annotations

from tests.rooms import START, Bench, minute
from warroom.domain.changes import FieldChange
from warroom.domain.entry import encode_body
from warroom.domain.rules.evidence import ChangeEvidence
from warroom.domain.state.evidence import Judgement, Rated, Rating


def test_evidence_is_found_with_its_weight_and_source() -> None:
    bench = Bench()
    stream = bench.wait(3).evidence(
        "All lines answer", at=minute(1), credibility="high", relevance="low", source="Rang them"
    )
    item = bench.room.evidence[stream]
    assert (item.ref, item.text, item.source, item.station) == ("E1", "All lines answer", "Rang them", "LEAD")
    assert (item.credibility, item.relevance, item.found_at) == ("high", "low", minute(1))


def test_first_ratings_are_the_finders() -> None:
    bench = Bench()
    held = bench.hypothesis("The line is down")
    bench.evidence("All lines answer", ratings={held: "II"})
    item = next(iter(bench.room.evidence.values()))
    assert item.ratings == {held: {"LEAD": Rating("II", "LEAD", START, item.seq)}}


def test_each_station_has_its_own_rating() -> None:
    bench = Bench()
    held, seen = bench.hypothesis("The line is down"), bench.evidence("All lines answer")
    bench.rate(seen, {held: "I"}, "NETWORK")
    bench.rate(seen, {held: "C"}, "PAYMENTS")
    given = bench.room.evidence[seen].ratings[held]
    assert {key: rating.code for key, rating in given.items()} == {"NETWORK": "I", "PAYMENTS": "C"}


def test_the_owners_rating_counts_over_later_ones_of_others() -> None:
    bench = Bench()
    held, seen = bench.hypothesis("The line is down", "NETWORK"), bench.evidence("All lines answer")
    item = bench.room.evidence[seen]
    assert item.rating(held, "NETWORK") is None
    bench.rate(seen, {held: "N"}, "VOICE")
    bench.rate(seen, {held: "II"}, "NETWORK")
    bench.rate(seen, {held: "CC"}, "PAYMENTS")
    assert [
        rating and rating.code for rating in (item.rating(held, "NETWORK"), item.rating(held, "LEAD"))
    ] == [
        "II",
        "CC",
    ]


def test_without_an_owner_the_latest_rating_counts() -> None:
    bench = Bench()
    held, seen = bench.hypothesis("The line is down"), bench.evidence("All lines answer")
    bench.write(seen, "evidence.rated", encode_body(Rated(ratings={held: "N"})))
    bench.entries[-1].station = ""
    bench.room = bench.folded()
    bench.rate(seen, {held: "II"}, "NETWORK")
    found = bench.room.evidence[seen].rating(held, "")
    assert found is not None
    assert found.code == "II"


def test_a_rating_can_be_taken_back() -> None:
    bench = Bench()
    held, seen = bench.hypothesis("The line is down"), bench.evidence("All lines answer")
    bench.rate(seen, {held: "I"}, "NETWORK")
    bench.rate(seen, {held: ""}, "NETWORK")
    assert bench.room.evidence[seen].rating(held, "NETWORK") is None


def test_judgements_are_kept_as_they_came() -> None:
    bench = Bench()
    held = bench.hypothesis("The line is down")
    seen = bench.evidence("All lines answer", ratings={held: "C"})
    entry = bench.wait(4).rate(seen, {held: "II"}, "NETWORK")
    first, second = bench.room.evidence[seen].judgements
    assert (first.station, first.changes) == ("LEAD", (FieldChange(held, "", "C"),))
    assert second == Judgement(minute(4), "NETWORK", entry.seq, (FieldChange(held, "", "II"),))


def test_ratings_are_no_lines_but_change_the_slice() -> None:
    bench = Bench()
    held, seen = bench.hypothesis("The line is down"), bench.evidence("All lines answer")
    rows = len(bench.room.timeline.rows)
    bench.rate(seen, {held: "I"})
    assert len(bench.room.timeline.rows) == rows
    assert bench.changes.slices == {"evidence"}


def test_other_words_and_weights() -> None:
    bench = Bench()
    seen = bench.evidence("All lines answer")
    entry = bench.submit(ChangeEvidence(stream=seen, text="Two lines answer", credibility="low"))[0]
    assert bench.row_of(entry).changes == (
        FieldChange("text", "All lines answer", "Two lines answer"),
        FieldChange("credibility", "medium", "low"),
    )
    assert bench.room.evidence[seen].text == "Two lines answer"


def test_a_rating_of_nothing_changes_nothing() -> None:
    bench = Bench()
    bench.write("evidence:gone", "evidence.rated", encode_body(Rated(ratings={"x": "I"})))
    assert bench.room.evidence == {}


def test_erased_evidence_counts_as_neither_weighty_nor_light() -> None:
    bench = Bench()
    held = bench.hypothesis("The line is down")
    seen = bench.evidence("Mrs Smith says so", credibility="high", ratings={held: "II"})
    bench.erase(bench.room.seq)
    item = bench.room.evidence[seen]
    assert (item.ref, item.text, item.credibility, item.ratings) == ("E1", "", "medium", {})
