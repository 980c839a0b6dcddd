"""The forms of procedures that run."""

from __future__ import annotations

import pytest

from tests.houses import PROCEDURE, house_bench, put
from tests.rooms import Bench, minute
from ui.dialogs import procedures as forms
from ui.dialogs.form import Form
from warroom.domain.rules.procedures import SetStep, StartProcedure, StopRun, started_from
from warroom.errors import Rejected


def run(bench: Bench) -> str:
    return bench.submit(StartProcedure(started=started_from("procedures:1", 1, PROCEDURE)))[0].stream


def values(form: Form, **given: str) -> dict[str, object]:
    return {**{field.name: field.value for field in form.fields}, **given}


def test_a_step_keeps_who_is_named_for_it() -> None:
    bench = Bench()
    stream = run(bench)
    form = forms.set_step(bench.room, f"{stream}#1")
    assert ("BILLING", "BILLING") in next(field for field in form.fields if field.name == "owner").options
    command = form.make(values(form, state="skipped", why="No queue"))
    assert isinstance(command, SetStep)
    bench.submit(command)
    assert bench.room.procedures[stream].steps[0].state == "skipped"


def test_a_due_time_is_read_and_taken_away() -> None:
    bench = Bench()
    stream = run(bench)
    form = forms.set_step(bench.room, f"{stream}#3")
    bench.submit(form.make(values(form, due="T+00:30:00")))
    step = bench.room.procedures[stream].steps[2]
    assert step.due == minute(30)
    form = forms.set_step(bench.room, f"{stream}#3")
    bench.submit(form.make(values(form, owner="NETWORK")))
    assert step.due == minute(30)
    bench.submit(form.make(values(form, due="")))
    assert step.due == ""
    with pytest.raises(Rejected):
        form.make(values(form, due="whenever"))


def test_there_is_no_form_for_what_is_no_step() -> None:
    with pytest.raises(Rejected):
        forms.set_step(Bench().room, "incident")


def test_stopping_asks_why() -> None:
    bench = Bench()
    found = bench.room.procedures[run(bench)]
    command = forms.stop_run(found).make({"reason": "It does not fit"})
    assert command == StopRun(id=command.id, stream=found.id, reason="It does not fit")


def test_what_is_offered() -> None:
    bench = house_bench()
    stream = put(bench, PROCEDURE)
    assert forms.offers(bench.room) == [forms.Offer(stream, PROCEDURE.name, "3 steps", PROCEDURE.purpose)]
