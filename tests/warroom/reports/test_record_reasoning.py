"""What was believed, found and decided, with what became of it."""

from __future__ import annotations

from tests.warroom.reports.telling import Telling, billing_room
from warroom.domain.rules.hypotheses import SetStatus, StateHypothesis
from warroom.domain.rules.timeline import Log, Withdraw
from warroom.reports.record_reasoning import beliefs, decisions, evidence, hypotheses


def test_what_was_believed_when_and_what_ended_it() -> None:
    told = [(each.period, each.statement, each.outcome, each.tone) for each in beliefs(billing_room())]
    assert told == [
        ("14:44–16:52", "Ledger loaded twice", "ruled out", "struck"),
        ("14:46–15:12", "Display error only", "ruled out by E1", "struck"),
        ("15:20–17:02", "Retry queue replays", "confirmed", "strong"),
        ("15:21–", "Fraud", "not decided", "plain"),
    ]


def test_a_hypothesis_opened_again_was_believed_twice() -> None:
    told = Telling("Lockers")
    stream = told.do("14:40", "PAY", StateHypothesis(statement="Power", owner="PAY"))
    for time, status in (("14:50", "ruled_out"), ("15:10", "open"), ("15:20", "leading")):
        told.do(time, "LEAD", SetStatus(stream=stream, status=status, reason="as seen then"))
    assert [(each.period, each.outcome) for each in beliefs(told.room)] == [
        ("14:40–14:50", "ruled out"),
        ("15:10–", "leading"),
    ]


def test_hypotheses_come_with_score_and_how_far_they_were_rated() -> None:
    told = {each.ref: each for each in hypotheses(billing_room())}
    assert list(told) == ["H3", "H4", "H1", "H2"]
    assert (told["H1"].score, told["H1"].rated, told["H1"].ratings) == ("−2.83", "2 of 2", ("+", "−−", ""))
    assert (told["H4"].score, told["H4"].rated, told["H4"].status) == ("–", "0 of 2", "open")
    assert told["H2"].status == "ruled out by E1, 15:12"


def test_withdrawn_evidence_stays_struck() -> None:
    told = evidence(billing_room())
    assert [(each.ref, each.tone) for each in told] == [("E1", "plain"), ("E2", "plain"), ("E3", "struck")]
    assert (told[1].credibility, told[1].relevance, told[1].station, told[1].time) == (
        "high",
        "medium",
        "LEDGER",
        "16:40",
    )


def test_a_replaced_decision_points_to_the_later_one() -> None:
    first, second = decisions(billing_room())
    assert (first.tone, first.note) == ("struck", "replaced by D2 at 17:06")
    assert (second.tone, second.note, second.ref) == ("plain", "replaces D1", "D2")


def test_a_withdrawn_decision_says_so() -> None:
    told = Telling("Lockers")
    stream = told.do("14:50", "LEAD", Log(type="decision", text="Open all by hand"))
    told.do("14:51", "LEAD", Withdraw(stream=stream, reason="Not safe"))
    assert [(each.tone, each.note) for each in decisions(told.room)] == [("struck", "withdrawn")]
    told.room.timeline.rows[-1].erased = True
    assert decisions(told.room)[0].text == "The words of this entry were erased."
