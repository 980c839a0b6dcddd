"""The lines of the procedures page."""

from __future__ import annotations

import msgspec

from tests.houses import PROCEDURE, fill
from tests.rooms import Bench, minute
from tests.screens import Screens, said
from ui.models import procedures
from warroom.domain.rules.procedures import SetStep, StartProcedure, StopRun, started_from

START = StartProcedure(started=started_from("procedures:1", 1, PROCEDURE))


def test_a_run_is_a_checklist() -> None:
    bench = Bench()
    stream = bench.submit(START)[0].stream
    bench.submit(SetStep(stream=stream, step=2, state="skipped", why="Nobody calls"))
    room = bench.as_of(minute(6))
    run, first, second, third = procedures.lines(room)
    assert said(run)[:4] == ["R1", PROCEDURE.name, "1 of 3 steps", "running"]
    assert said(first) == ["○", "1  Stop the retry queue", "open", "BILLING", "◆ late 1m"]
    assert first.mark == "alarm"
    assert said(second)[:3] == ["–", "2  Tell callers what we know", "because Nobody calls"]
    assert said(third)[-1] == "LEAD"
    assert len({len(line.cells) for line in (run, first, second)} | {len(procedures.columns())}) == 1
    assert procedures.end(room) == ("◆ 1", "alarm")
    assert procedures.count(room) == "1 running · 1 step late"
    assert procedures.end(bench.as_of(minute(1))) == ("1", "")


def test_what_ended_stands_below_without_its_steps() -> None:
    bench = Bench()
    one = bench.submit(START)[0].stream
    two = bench.submit(msgspec.structs.replace(START))[0].stream
    bench.submit(StopRun(stream=two, reason="Once is enough"))
    keys = [line.key for line in procedures.lines(bench.room)]
    assert keys == [one, f"{one}#1", f"{one}#2", f"{one}#3", two]
    bench.withdraw(two)
    assert two not in [line.key for line in procedures.lines(bench.room)]
    assert procedures.count(Bench().room) == ""
    assert procedures.end(Bench().room) == ("", "")


def test_what_the_house_offers_comes_when_it_is_read(screens: Screens) -> None:
    fill(screens.store, PROCEDURE)
    desk = screens.desk(Bench())
    assert procedures.of_house(desk) == []
    screens.qtbot.waitUntil(lambda: desk.house.ready)
    heading, offered = procedures.of_house(desk)
    assert heading.heading
    assert said(offered)[1:] == [PROCEDURE.name, PROCEDURE.purpose, "3 steps", "BILLING", "15 min"]
