"""Every page of the house says what it is for, and what would fill it."""

from __future__ import annotations

from tests.houses import PROCEDURE, house_bench, put
from ui.house.actions import BY_ID
from ui.house.pages import BY_NAME, PAGES
from warroom.domain.state import house


def test_every_page_is_whole() -> None:
    room = house_bench().room
    for kind in PAGES:
        assert kind.purpose
        assert BY_NAME[kind.name] is kind
        assert all(name in BY_ID for name in kind.buttons)
        assert kind.lines(room) or kind.empty[0]
        assert kind.end(room) == ("", "")


def test_ends_count_what_is_in_force() -> None:
    bench = house_bench()
    stream = put(bench, PROCEDURE)
    put(bench, house.ColleagueWritten(name="Ana"))
    put(bench, house.DepartmentWritten(sign="CARE"))
    assert BY_NAME["procedures"].end(bench.room) == ("1", "")
    assert BY_NAME["people"].end(bench.room) == ("2", "")
    bench.withdraw(stream)
    assert BY_NAME["procedures"].end(bench.room) == ("", "")
