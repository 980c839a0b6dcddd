"""What hangs together is found from both ends."""

from __future__ import annotations

from tests.asking import answer, ask
from tests.rooms import Bench, minute
from warroom.domain.rules.fixes import MoveFix
from warroom.domain.rules.hypotheses import SetStatus
from warroom.services.links import (
    MOST,
    linked_rows,
    linked_streams,
    owed_asks,
    owned_fixes,
    owned_hypotheses,
)


def texts(bench: Bench, stream: str, skip_seq: int = 0) -> list[str]:
    """Give the words of what is linked, in the order of time."""
    rows = linked_rows(bench.room, stream, skip_seq)
    return [row.text or row.kind for row in rows]


def test_a_link_is_seen_from_both_ends() -> None:
    bench = Bench()
    call = bench.log("Shops call")
    chart = bench.wait(1).log("The chart shows it", links=(call,))
    assert texts(bench, call) == ["The chart shows it"]
    assert texts(bench, chart) == ["Shops call"]


def test_a_fix_hangs_with_the_hypothesis_it_answers() -> None:
    bench = Bench()
    cause = bench.hypothesis("The release")
    fix = bench.fix("Roll back", answers=(cause,))
    assert texts(bench, cause) == ["fix.proposed"]
    assert fix in {row.stream for row in linked_rows(bench.room, cause)}


def test_evidence_hangs_with_the_verdict_it_gave() -> None:
    bench = Bench()
    cause = bench.hypothesis("The release")
    seen = bench.evidence("Impossible so")
    assert texts(bench, seen) == []
    bench.status(cause, "ruled_out", by=(seen,))
    assert texts(bench, seen) == ["hypothesis.stated"]


def test_a_decision_hangs_with_the_one_it_replaced() -> None:
    bench = Bench()
    stay = bench.log("We stay", "decision")
    go = bench.log("We go", "decision", supersedes=stay)
    assert texts(bench, go) == ["We stay"]


def test_in_the_order_of_time_and_each_once() -> None:
    bench = Bench()
    cause = bench.hypothesis("The release")
    bench.wait(30)
    bench.log("Late", links=(cause,), at=minute(20))
    bench.log("Early", links=(cause,), at=minute(5))
    both = bench.fix("Roll back", answers=(cause,), links=(cause,))
    assert texts(bench, cause) == ["Early", "Late", "fix.proposed"]
    assert texts(bench, cause, bench.room.timeline.first[both].seq) == ["Early", "Late"]


def test_nothing_is_linked_with_itself_or_with_what_is_not_there() -> None:
    bench = Bench()
    alone = bench.log("Alone")
    assert texts(bench, alone) == []
    assert texts(bench, "entry:nothing") == []


def test_not_more_than_a_person_reads() -> None:
    bench = Bench()
    cause = bench.hypothesis("The release")
    for number in range(MOST + 5):
        bench.log(f"Line {number}", links=(cause,))
    assert len(linked_rows(bench.room, cause)) == MOST


def test_a_station_owns_what_is_alive_and_not_put_aside() -> None:
    bench = Bench()
    kept, fallen = bench.hypothesis("The release"), bench.hypothesis("The network")
    bench.submit(SetStatus(stream=fallen, status="ruled_out", reason="It works elsewhere"))
    done, parked = bench.fix("Roll back"), bench.fix("Restart")
    bench.submit(MoveFix(stream=parked, state="parked", reason="Later"))
    owner = bench.room.hypotheses[kept].owner
    assert [each.id for each in owned_hypotheses(bench.room, owner)] == [kept]
    assert [each.id for each in owned_fixes(bench.room, bench.room.fixes[done].owner)] == [done]
    assert owned_fixes(bench.room, "NETWORK") == []


def test_what_is_due_first_is_owed_first() -> None:
    bench = Bench()
    some, soon, later_ = ask(bench, "One?"), ask(bench, "Two?", due_in=5), ask(bench, "Three?", due_in=9)
    answer(bench, ask(bench, "Four?"))
    ask(bench, "Five?", "PAYMENTS")
    assert [each.id for each in owed_asks(bench.room, "NETWORK")] == [soon, later_, some]


def test_streams_are_named_from_either_end_without_a_limit() -> None:
    bench = Bench()
    call = bench.log("Shops call")
    charts = {bench.log(f"Chart {number}", links=(call,)) for number in range(MOST + 5)}
    assert linked_streams(bench.room, call) == charts
    assert linked_streams(bench.room, charts.pop()) == {call}
    assert linked_streams(bench.room, "nothing") == set()
