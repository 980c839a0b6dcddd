"""What the log of the house says in words."""

from __future__ import annotations

import msgspec

from tests.houses import PROCEDURE, house_bench, put
from warroom.domain.state import house
from warroom.services.wording import row_words


def test_first_and_later_versions() -> None:
    bench = house_bench()
    stream = put(bench, PROCEDURE)
    put(bench, msgspec.structs.replace(PROCEDURE, purpose="", reason="It fits always"), stream)
    first, second = (row_words(bench.room, row) for row in bench.room.timeline.rows)
    assert first.plain == "Procedure. Customers are charged twice"
    assert first.chips == ()
    assert second.plain == "Procedure. Customers are charged twice · It fits always"
    assert second.chips == ("version 2",)


def test_what_has_no_name() -> None:
    bench = house_bench()
    put(bench, house.ThresholdsWritten(many=5))
    assert row_words(bench.room, bench.room.timeline.rows[0]).plain == "Severity thresholds."
