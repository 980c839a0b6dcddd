"""The forms of the house: what they show, what they write, what they refuse at which field."""

from __future__ import annotations

from typing import Any

import pytest

from tests.houses import PROCEDURE, SET, house_bench, put
from ui.dialogs import house as forms
from ui.dialogs.form import Form
from warroom import i18n
from warroom.domain.rules.house import WriteHouse
from warroom.domain.state import house
from warroom.domain.state.house import SetStation
from warroom.errors import Rejected


def sent(form: Form, **values: Any) -> Any:
    command = form.make({**{field.name: field.value for field in form.fields}, **values})
    assert isinstance(command, WriteHouse)
    return command.written


def test_unchanged_forms_give_what_there_is() -> None:
    bench = house_bench()
    room = bench.room
    bodies: dict[Any, Any] = {
        PROCEDURE: forms.procedure,
        SET: forms.station_set,
        house.ColleagueWritten(name="Ana", department="Care", contact="4711"): forms.colleague,
        house.DepartmentWritten(sign="CARE", name="Care"): forms.department,
        house.TemplateWritten(name="First", kind="message", text="We know"): forms.template,
    }
    for body, make in bodies.items():
        item = room.house.item(put(bench, body))
        assert sent(make(room, item)) == body
    assert sent(forms.thresholds(room)) == house.ThresholdsWritten()
    put(bench, house.CompanyWritten(name="Nordlys", logo="record:1"))
    assert sent(forms.company(room), name="Nord") == house.CompanyWritten(name="Nord", logo="record:1")


def test_new_ones_are_empty_and_have_no_reason() -> None:
    room = house_bench().room
    for make in (forms.procedure, forms.station_set, forms.colleague, forms.department, forms.template):
        form: Form = make(room)
        assert "reason" not in [field.name for field in form.fields]
        assert form.place.endswith(":new")


def test_what_a_paste_begins_with_has_a_place_of_its_own() -> None:
    room = house_bench().room
    one, other = forms.procedure(room, begin=PROCEDURE), forms.procedure(room)
    assert one.place != other.place
    assert one.place == forms.procedure(room, begin=PROCEDURE).place


def test_stations_are_lines() -> None:
    read = forms.read_stations("LEAD, Chief, lead\n\nCARE\nSHOP, Shops, all of them")
    assert read == (
        SetStation("LEAD", "Chief", "lead"),
        SetStation("CARE"),
        SetStation("SHOP", "Shops, all of them"),
    )
    assert forms.read_stations(forms.stations_text(read)) == read
    i18n.use("es")
    assert forms.read_stations("JEFE, Jefe, responsable") == (SetStation("JEFE", "Jefe", "lead"),)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"few": "some"}, "few"),
        ({"many": ""}, "many"),
        ({"by_harm": "1 2"}, "by_harm"),
        ({"by_urgency2": "a b c"}, "by_urgency2"),
    ],
)
def test_thresholds_that_are_no_numbers(values: dict[str, str], field: str) -> None:
    with pytest.raises(Rejected) as refusal:
        sent(forms.thresholds(house_bench().room), **values)
    assert refusal.value.field == field


def test_shares_are_read_as_people_write_them() -> None:
    written = sent(forms.thresholds(house_bench().room), few="0,5 %", many="5%")
    assert (written.few, written.many) == (0.5, 5.0)


def test_sets_to_choose_from() -> None:
    bench = house_bench()
    stream = put(bench, SET)
    assert forms.sets(bench.room) == ((stream, "Billing fails"),)
