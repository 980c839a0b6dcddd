"""What rows about procedures say."""

from __future__ import annotations

from tests.houses import PROCEDURE
from tests.rooms import Bench, minute
from warroom.domain.rules.procedures import SetStep, StartProcedure, StopRun, started_from
from warroom.services.wording import row_words


def test_a_run_is_told() -> None:
    bench = Bench()
    started = bench.submit(StartProcedure(started=started_from("procedures:1", 2, PROCEDURE)))[0]
    stream = started.stream

    def said() -> str:
        return row_words(bench.room, bench.room.timeline.rows[-1]).plain

    bench.submit(SetStep(stream=stream, step=1, state="done"))
    assert said() == "R1 Step 1 complete. Stop the retry queue"
    bench.undo(bench.entries[-1])
    assert said() == "R1 Step 1 open. Stop the retry queue · undone"
    bench.submit(SetStep(stream=stream, step=2, state="skipped", why="Nobody calls"))
    assert said() == "R1 Step 2 skipped. Tell callers what we know · Nobody calls"
    bench.submit(SetStep(stream=stream, step=3, owner="NETWORK", due=minute(9)))
    assert said().startswith("R1 Step 3. Decide on refunds · owner NETWORK · due ")
    first = row_words(bench.room, bench.row_of(started))
    assert first.plain == f"R1 Procedure runs. {PROCEDURE.name}"
    assert first.chips == ("procedure", "version 2", "1 of 3 steps")
    bench.submit(StopRun(stream=stream, reason="It does not fit"))
    assert said() == f"R1 Procedure stopped. {PROCEDURE.name} · It does not fit"
    assert row_words(bench.room, bench.row_of(started)).chips[-1] == "stopped at 1 of 3"
    bench.submit(StopRun(stream=stream, stopped=False))
    assert said() == f"R1 Procedure goes on. {PROCEDURE.name}"
