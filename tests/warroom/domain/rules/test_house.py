"""What may be written into the house, each way in which it is refused, and its undoing."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.houses import PROCEDURE, SET, STEPS, house_bench, put
from tests.rooms import BEN, Bench
from warroom.domain.rules.house import WriteHouse
from warroom.domain.state import house
from warroom.domain.state.house import SetStation, Step
from warroom.domain.state.records import Kept
from warroom.errors import Rejected


def changed(**given: Any) -> house.ProcedureWritten:
    return msgspec.structs.replace(PROCEDURE, **given)


def test_a_room_is_no_house() -> None:
    assert "not in a room" in str(Bench().refused(WriteHouse(written=PROCEDURE)))


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (changed(name="  "), "name"),
        (changed(name="x" * 201), "name"),
        (changed(steps=()), "steps"),
        (changed(steps=(Step("  "),)), "steps"),
        (changed(steps=(Step("", note="where"),)), "steps"),
        (changed(steps=(Step("x" * 2001),)), "steps"),
        (changed(steps=(Step("Wait", minutes=-1),)), "steps"),
        (changed(steps=(Step("Wait", minutes=10_081),)), "steps"),
        (changed(steps=(Step("Go"),) * 201), "steps"),
        (changed(next_review="next spring"), "next_review"),
        (changed(next_review="20300131"), "next_review"),
        (house.ColleagueWritten(), "name"),
        (house.DepartmentWritten(name="Billing", sign="?"), "sign"),
        (house.StationSetWritten(name="Empty"), "stations"),
        (house.StationSetWritten(name="Odd", stations=(SetStation("?"),)), "stations"),
        (house.StationSetWritten(name="Odd", stations=(SetStation("A", duty="king"),)), "stations"),
        (house.StationSetWritten(name="Twice", stations=(SetStation("A"), SetStation("a"))), "stations"),
        (
            house.StationSetWritten(
                name="Two leads", stations=(SetStation("A", duty="lead"), SetStation("B", duty="lead"))
            ),
            "stations",
        ),
        (house.StationSetWritten(stations=(SetStation("A"),)), "name"),
        (house.TemplateWritten(name="Empty"), "text"),
        (house.TemplateWritten(text="No name"), "name"),
        (house.CompanyWritten(name="x" * 201), "name"),
        (house.ThresholdsWritten(few=10, many=1), "many"),
        (house.ThresholdsWritten(few=0), "many"),
        (house.ThresholdsWritten(many=101), "many"),
        (house.ThresholdsWritten(count=0), "count"),
        (house.ThresholdsWritten(by_harm=((5, 3, 2), (3, 2, 1), (2, 1, 1))), "by_harm"),
        (house.ThresholdsWritten(by_harm=((2, 3, 2), (3, 2, 1), (2, 1, 1))), "by_harm"),
        (house.ThresholdsWritten(by_urgency=((3, 2, 1), (4, 3, 2), (5, 4, 3))), "by_urgency"),
    ],
)
def test_what_is_refused(body: house.Written, field: str) -> None:
    assert house_bench().refused(WriteHouse(written=body)).field == field


def test_what_is_written_is_clean() -> None:
    bench = house_bench()
    stream = put(
        bench, changed(name="  Charged \n twice ", steps=(Step(" Stop \n it ", " BILLING "), Step("")))
    )
    body = bench.room.house.procedures[stream].body
    assert body.name == "Charged twice"
    assert body.steps == (Step("Stop it", "BILLING"),)
    stream = put(bench, house.StationSetWritten(name="x", stations=(SetStation(" stores  2 "),)))
    assert bench.room.house.station_sets[stream].body.stations == (SetStation("STORES 2", "STORES 2"),)
    stream = put(bench, house.DepartmentWritten(sign="care"))
    assert bench.room.house.departments[stream].body == house.DepartmentWritten(sign="CARE", name="CARE")


def test_names_of_procedures_and_call_signs_are_unique() -> None:
    bench = house_bench()
    stream = put(bench, PROCEDURE)
    assert bench.refused(WriteHouse(written=changed(name=PROCEDURE.name.upper()))).field == "name"
    put(bench, changed(name=PROCEDURE.name.upper()), stream)
    put(bench, house.DepartmentWritten(sign="CARE", name="Care"))
    assert bench.refused(WriteHouse(written=house.DepartmentWritten(sign="care"))).field == "sign"


def test_nothing_new_is_refused_and_so_is_what_is_not_there() -> None:
    bench = house_bench()
    stream = put(bench, SET)
    assert "Nothing is different" in str(bench.refused(WriteHouse(written=SET, stream=stream)))
    assert bench.refused(WriteHouse(written=SET, stream="nowhere")).field == "stream"


def test_company_and_thresholds_are_one_each() -> None:
    bench = house_bench()
    assert put(bench, house.CompanyWritten(name="Nordlys")) == "company"
    assert put(bench, house.CompanyWritten(name="Nordlys AS")) == "company"
    assert put(bench, house.ThresholdsWritten(many=5)) == "thresholds"
    assert bench.room.house.bands.many == 5


class TestUndo:
    """Taking back what was written."""

    def test_the_first_version_is_withdrawn(self) -> None:
        bench = house_bench()
        bench.undo(bench.submit(WriteHouse(written=PROCEDURE))[0])
        assert house.live(bench.room.house.procedures) == []

    def test_a_later_version_gives_the_one_before(self) -> None:
        bench = house_bench()
        stream = put(bench, PROCEDURE)
        bench.undo(bench.submit(WriteHouse(written=changed(steps=STEPS[:1]), stream=stream))[0])
        assert bench.room.house.procedures[stream].body.steps == STEPS
        assert len(bench.room.house.procedures[stream].versions) == 3

    def test_what_was_withdrawn_comes_back(self) -> None:
        bench = house_bench()
        stream = put(bench, PROCEDURE)
        bench.undo(bench.withdraw(stream))
        assert house.live(bench.room.house.procedures)[0].id == stream

    def test_company_and_thresholds_go_back_to_nothing(self) -> None:
        bench = house_bench()
        bench.undo(bench.submit(WriteHouse(written=house.CompanyWritten(name="Nordlys")))[0])
        bench.undo(bench.submit(WriteHouse(written=house.ThresholdsWritten(many=5)))[0])
        assert bench.room.house.company["company"].name == ""
        assert bench.room.house.bands == house.ThresholdsWritten(reason="undo")

    def test_not_what_others_wrote(self) -> None:
        bench = house_bench()
        entry = bench.submit(WriteHouse(written=PROCEDURE), actor=BEN)[0]
        bench.undo(entry)
        again = bench.submit(WriteHouse(written=SET), actor=BEN)[0]
        with pytest.raises(Rejected, match="own"):
            bench.submit(rules_undo(again))


def rules_undo(entry: Any) -> Any:
    from warroom.domain.rules.undo import Undo

    return Undo(entry=entry)


class TestLogo:
    """The logo stands beside the company."""

    def test_the_company_names_the_file_kept(self) -> None:
        bench = house_bench()
        kept = Kept(name="logo.png", media_type="image/png", size=9, chunks=("ab",))
        put(bench, house.CompanyWritten(name="Nordlys"), logo=kept)
        body = bench.room.house.company["company"].body
        assert bench.room.records[body.logo].name == "logo.png"
        for bad in (
            msgspec.structs.replace(kept, media_type="image/svg+xml"),
            msgspec.structs.replace(kept, size=10**9),
        ):
            assert bench.refused(WriteHouse(written=house.CompanyWritten(), logo=bad)).field == "logo"
