"""The sheets of the house: every thing in full, with what each version changed."""

from __future__ import annotations

import msgspec

from tests.houses import PROCEDURE, SET, STEPS, house_bench, put
from warroom.domain.state import house
from warroom.services.inspecting import sheet
from warroom.services.inspecting_house import house_sheet


def texts(found: object) -> str:
    return msgspec.json.encode(found).decode()


def test_a_procedure_with_its_history() -> None:
    bench = house_bench()
    stream = put(bench, PROCEDURE)
    put(
        bench,
        msgspec.structs.replace(PROCEDURE, steps=STEPS[:2], reason="Refunds are decided elsewhere"),
        stream,
    )
    found = sheet(bench.room, stream)
    assert (found.caption, found.title) == ("Procedure", PROCEDURE.name)
    steps, versions = found.sections[:2]
    assert steps.whole
    assert [line.lead for line in steps.lines] == ["1", "2"]
    assert [line.lead for line in versions.lines] == ["v2", "−", "v1"]
    assert "Refunds are decided elsewhere" in versions.lines[0].text
    assert "Decide on refunds" in versions.lines[1].text


def test_every_thing_has_a_sheet() -> None:
    bench = house_bench()
    put(bench, house.DepartmentWritten(sign="BILLING", name="Billing"))
    put(bench, house.ColleagueWritten(name="Ana", department="billing", contact="4711"))
    for body in (
        SET,
        house.TemplateWritten(name="First", text="We know of it"),
        house.ThresholdsWritten(many=5),
    ):
        put(bench, body)
    put(bench, house.CompanyWritten(name="Nordlys"))
    said = "".join(
        texts(sheet(bench.room, stream))
        for items in (*bench.room.house.slices(), bench.room.house.company, bench.room.house.thresholds)
        for stream in items
    )
    for wanted in ("4711", "BILLING", "Team lead", "We know of it", "over 5 %", "Nordlys"):
        assert wanted in said


def test_what_was_withdrawn_is_struck() -> None:
    bench = house_bench()
    stream = put(bench, SET)
    bench.withdraw(stream, "Not needed")
    found = sheet(bench.room, stream)
    assert found.struck
    assert "Not needed" in texts(found.facts)


def test_what_is_not_there_has_an_empty_sheet() -> None:
    assert house_sheet(house_bench().room, "nowhere").title == ""
