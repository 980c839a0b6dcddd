"""The procedures of a room for other programs."""

from __future__ import annotations

from tests.houses import PROCEDURE
from tests.rooms import Bench, minute
from warroom.domain.rules.procedures import SetStep, StartProcedure, started_from
from warroom.reports.procedures_json import procedures_json


def test_a_run_with_its_steps() -> None:
    bench = Bench()
    stream = bench.submit(StartProcedure(started=started_from("procedures:1", 2, PROCEDURE)))[0].stream
    bench.submit(SetStep(stream=stream, step=2, state="skipped", why="Nobody calls"))
    (run,) = procedures_json(bench.as_of(minute(20)))
    assert (run["ref"], run["name"], run["version"], run["finished_at"]) == ("R1", PROCEDURE.name, 2, "")
    first, second, _third = run["steps"]
    assert (first["state"], first["late"], first["due"]) == ("open", True, minute(5))
    assert (second["state"], second["why"], second["by"]) == ("skipped", "Nobody calls", "LEAD")
    assert procedures_json(Bench().room) == []
