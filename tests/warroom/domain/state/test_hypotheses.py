"""Hypotheses as the log leaves them: words, owner, and every verdict with its time."""

from __future__ import annotations

from tests.rooms import START, Bench, minute
from warroom.domain.changes import FieldChange
from warroom.domain.entry import encode_body
from warroom.domain.rules.hypotheses import ChangeHypothesis
from warroom.domain.state.hypotheses import StatusSet, Verdict


def test_a_stated_hypothesis_is_open() -> None:
    bench = Bench()
    stream = bench.wait(2).hypothesis("The new release", "PAYMENTS")
    held = bench.room.hypotheses[stream]
    assert (held.ref, held.statement, held.owner) == ("H1", "The new release", "PAYMENTS")
    assert (held.status, held.stated_at, held.verdicts, held.alive) == ("open", minute(2), [], True)


def test_verdicts_are_kept_with_their_reasons() -> None:
    bench = Bench()
    stream, seen = bench.hypothesis("The line is down"), bench.evidence("All lines answer")
    bench.wait(5).status(stream, "leading")
    entry = bench.wait(5).status(stream, "ruled_out", by=(seen,), reason="Rang them all")
    held = bench.room.hypotheses[stream]
    assert [(each.status, each.at) for each in held.verdicts] == [
        ("leading", minute(5)),
        ("ruled_out", minute(10)),
    ]
    assert held.verdicts[-1] == Verdict("ruled_out", minute(10), (seen,), "Rang them all", "LEAD", entry.seq)
    assert bench.row_of(entry).changes == (FieldChange("status", "leading", "ruled_out"),)


def test_alive_is_what_is_still_to_be_tested() -> None:
    bench = Bench()
    stream = bench.hypothesis("The line is down")
    alive = []
    for status in ("leading", "ruled_out", "open", "confirmed"):
        bench.status(stream, status, reason="So it is")
        alive.append(bench.room.hypotheses[stream].alive)
    assert alive == [True, False, True, False]
    bench.status(stream, "open")
    bench.withdraw(stream)
    assert not bench.room.hypotheses[stream].alive


def test_other_words_and_owner() -> None:
    bench = Bench()
    stream = bench.hypothesis("The line is down", "NETWORK")
    change = ChangeHypothesis(stream=stream, statement="A line is down", owner="PAYMENTS")
    entry = bench.submit(change)[0]
    held = bench.room.hypotheses[stream]
    assert (held.statement, held.owner, held.stated_at) == ("A line is down", "PAYMENTS", START)
    assert bench.row_of(entry).changes == (
        FieldChange("statement", "The line is down", "A line is down"),
        FieldChange("owner", "NETWORK", "PAYMENTS"),
    )


def test_a_verdict_on_nothing_changes_nothing() -> None:
    bench = Bench()
    bench.write("hypothesis:gone", "hypothesis.status", encode_body(StatusSet(status="confirmed")))
    assert bench.room.hypotheses == {}


def test_an_erased_hypothesis_keeps_its_place() -> None:
    bench = Bench()
    stream = bench.hypothesis("Mrs Smith did it")
    bench.erase(bench.room.seq)
    held = bench.room.hypotheses[stream]
    assert (held.ref, held.statement, held.status) == ("H1", "", "open")
