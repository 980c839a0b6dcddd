"""What waits is shown on top of the room, and the room knows from where on."""

from __future__ import annotations

from tests.rooms import Bench, busy_room
from warroom.domain.changes import Changes
from warroom.domain.decide import decide
from warroom.domain.rules.command import Command
from warroom.domain.rules.hypotheses import SetStatus, StateHypothesis
from warroom.domain.rules.timeline import Log
from warroom.services.job import Job
from warroom.services.on_top import OnTop
from warroom.services.session import stamp
from warroom.services.wording import row_words


def job(bench: Bench, command: Command) -> Job:
    """Decide a command on the room as it is shown."""
    stamped = stamp(command, bench.room, "anna", "LEAD")
    return Job(bench.room.id, stamped, tuple(decide(bench.room, stamped)))


def test_a_line_is_there_and_marked_and_counts_as_not_in_the_log() -> None:
    bench, top, changes = busy_room(), OnTop(), Changes()
    length = bench.room.seq
    waiting = job(bench, Log(text="Callers wait"))
    top.add(waiting, bench.room, changes)
    row = bench.room.timeline.rows[-1]
    assert (row.text, bench.room.waits_from, bench.room.length) == ("Callers wait", length + 1, length)
    assert row_words(bench.room, row).chips[0] == "waiting"
    assert changes.concern("timeline")
    assert waiting.command.id in top


def test_the_next_command_is_decided_on_top_of_it() -> None:
    bench, top = busy_room(), OnTop()
    stated = job(bench, StateHypothesis(statement="The switch"))
    top.add(stated, bench.room, Changes())
    stream = stated.drafts[0].stream
    top.add(job(bench, SetStatus(stream=stream, status="leading")), bench.room, Changes())
    assert bench.room.hypotheses[stream].status == "leading"


def test_a_room_read_anew_has_them_again_until_they_are_settled() -> None:
    bench, top = busy_room(), OnTop()
    waiting = job(bench, Log(text="Callers wait"))
    top.add(waiting, None, Changes())
    top.add(waiting, bench.room, Changes())
    assert bench.room.waits_from == 0
    fresh = bench.folded()
    top.lay(fresh)
    assert fresh.timeline.rows[-1].text == "Callers wait"
    top.settle(waiting.command.id)
    top.settle("never there")
    assert not top


def test_what_the_log_took_without_an_answer_is_not_there_twice() -> None:
    bench, top = busy_room(), OnTop()
    taken = job(bench, Log(text="Callers wait"))
    waiting = job(bench, Log(text="They wait on"))
    for draft in taken.drafts:
        bench.append(draft)
    top.add(taken, bench.room, Changes())
    assert bench.room.waits_from == 0
    top.add(waiting, bench.room, Changes())
    fresh = bench.folded()
    top.lay(fresh)
    for room in (bench.room, fresh):
        assert [row.text for row in room.timeline.rows[-2:]] == ["Callers wait", "They wait on"]
        assert room.waits_from == room.seq
