"""The lines of the pages of the house."""

from __future__ import annotations

import msgspec

from tests.houses import PROCEDURE, SET, house_bench, put
from tests.screens import said
from ui.models import house as lines
from warroom.domain.state import house


def test_a_procedure_says_whether_its_review_is_due() -> None:
    bench = house_bench()
    put(bench, PROCEDURE)
    put(bench, msgspec.structs.replace(PROCEDURE, name="Old", next_review="2020-01-01", owner=""))
    fresh, old = lines.procedure_lines(bench.room)
    assert said(fresh) == [PROCEDURE.name, PROCEDURE.purpose, "BILLING", "3", "15 min", "2030-01-31", "1"]
    assert "late 2020-01-01" in said(old)
    assert old.mark == "caution"
    assert len(fresh.cells) == len(lines.procedure_columns())


def test_people_stand_under_departments() -> None:
    bench = house_bench()
    assert lines.colleague_lines(bench.room) == []
    put(bench, house.ColleagueWritten(name="Ana"))
    put(bench, house.DepartmentWritten(sign="CARE"))
    assert [line.cells[0].text for line in lines.colleague_lines(bench.room)] == [
        "Departments",
        "CARE",
        "People",
        "Ana",
    ]


def test_sets_templates_company_and_history() -> None:
    bench = house_bench()
    put(bench, SET)
    put(bench, house.TemplateWritten(name="First", text="We\nknow"))
    put(bench, house.CompanyWritten())
    assert said(lines.set_lines(bench.room)[0]) == ["Billing fails", "LEAD · BILLING", "2"]
    assert said(lines.template_lines(bench.room)[0]) == ["First", "We know", "title of an incident"]
    assert said(lines.company_lines(bench.room)[0])[:2] == ["no name", "no logo"]
    assert len(lines.history_lines(bench.room)) == 3
    for columns, made in (
        (lines.set_columns(), lines.set_lines(bench.room)),
        (lines.template_columns(), lines.template_lines(bench.room)),
        (lines.company_columns(), lines.company_lines(bench.room)),
        (lines.history_columns(), lines.history_lines(bench.room)),
        (lines.colleague_columns(), lines.colleague_lines(bench.room)),
    ):
        assert all(len(line.cells) == len(columns) for line in made)


def test_thresholds_show_both_tables() -> None:
    made = lines.threshold_lines(house_bench().room)
    assert [line.heading for line in made] == [True, False, False, False] * 2
    assert said(made[1]) == ["under 1 %", "SEV 4", "SEV 3", "SEV 2"]
    assert len(made[1].cells) == len(lines.threshold_columns())
    assert len({line.key for line in made}) == len(made)


def test_counting() -> None:
    assert lines.count({}) == ("", "")
