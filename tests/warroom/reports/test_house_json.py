"""The house for other programs: what is in force, every key also where it says nothing."""

from __future__ import annotations

import msgspec

from tests.houses import PROCEDURE, SET, house_bench, put
from warroom.domain.state import house
from warroom.reports.house_json import PARTS, house_json


def test_what_is_in_force() -> None:
    bench = house_bench()
    stream = put(bench, PROCEDURE)
    put(bench, msgspec.structs.replace(PROCEDURE, owner="PAYMENTS"), stream)
    put(bench, SET)
    bench.withdraw(put(bench, house.TemplateWritten(name="Old", text="x")))
    put(bench, house.CompanyWritten(name="Nordlys"))
    plain = house_json(bench.room)
    assert plain["company"] == {"name": "Nordlys", "logo": False}
    (procedure,) = plain["procedures"]
    assert (procedure["owner"], procedure["version"]) == ("PAYMENTS", 2)
    assert procedure["steps"][2] == {"text": "Decide on refunds", "owner": "lead", "minutes": 0, "note": ""}
    assert plain["station_sets"][0]["stations"][1] == {
        "key": "BILLING",
        "name": "Billing",
        "duty": "department",
    }
    assert plain["templates"] == []
    assert plain["thresholds"]["by_harm"] == [[4, 3, 2], [3, 2, 1], [2, 1, 1]]


def test_an_empty_house_has_every_key() -> None:
    plain = house_json(house_bench().room)
    assert plain.keys() == {"company", "thresholds", *PARTS}
    assert msgspec.json.encode(plain)
