"""The house keeps every version of its things; what was withdrawn stays readable and can be revived."""

from __future__ import annotations

import msgspec

from tests.houses import PROCEDURE, STEPS, house_bench, put
from tests.rooms import Bench, minute
from warroom.domain.state import house


def test_a_thing_has_all_its_versions() -> None:
    bench = house_bench()
    stream = put(bench, PROCEDURE)
    bench.wait(5)
    put(bench, msgspec.structs.replace(PROCEDURE, steps=STEPS[:2], reason="Too long"), stream)
    item = bench.room.house.procedures[stream]
    assert [version.number for version in item.versions] == [1, 2]
    assert [change.field for change in item.versions[1].changes] == ["steps"]
    assert item.body.steps == STEPS[:2]
    assert item.name == PROCEDURE.name


def test_the_house_as_of_a_time() -> None:
    bench = house_bench()
    stream = put(bench, PROCEDURE)
    bench.wait(10)
    put(bench, msgspec.structs.replace(PROCEDURE, name="Charged twice"), stream)
    assert bench.as_of(minute(5)).house.procedures[stream].name == PROCEDURE.name
    assert bench.as_of(minute(10)).house.procedures[stream].name == "Charged twice"
    assert bench.as_of(minute(-1)).house.procedures == {}
    assert bench.folded().house == bench.room.house


def test_withdrawn_and_written_again() -> None:
    bench = house_bench()
    stream = put(bench, PROCEDURE)
    bench.withdraw(stream, "Nobody uses it")
    assert house.live(bench.room.house.procedures) == []
    assert bench.room.timeline.first[stream].withdrawn == "Nobody uses it"
    put(bench, PROCEDURE, stream)
    assert [item.id for item in house.live(bench.room.house.procedures)] == [stream]
    assert bench.room.timeline.first[stream].withdrawn is None
    bench.withdraw(stream, "Once more")


def test_live_things_come_by_name() -> None:
    bench = house_bench()
    for name in ("Zoe", "Ana", "Mia"):
        put(bench, house.ColleagueWritten(name=name))
    assert [item.name for item in house.live(bench.room.house.colleagues)] == ["Ana", "Mia", "Zoe"]


def test_every_body_may_be_erased() -> None:
    bench = house_bench()
    stream = put(bench, PROCEDURE)
    bench.erase(bench.room.seq)
    assert bench.room.house.procedures[stream].name == ""


def test_a_room_has_the_published_thresholds() -> None:
    assert Bench().room.house.bands == house.ThresholdsWritten()
    assert Bench().room.house.item("company") is None


def test_every_thing_has_a_place() -> None:
    made = house.House()
    assert all(isinstance(getattr(made, name), dict) for name in house.SLICES.values())
