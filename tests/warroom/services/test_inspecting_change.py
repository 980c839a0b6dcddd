"""The sheet of an agreed change says how it stands now, and how it came to that."""

from __future__ import annotations

import pytest

from tests.rooms import Bench
from warroom import i18n
from warroom.domain.rules.closeout import UpdateChange
from warroom.services.inspecting import sheet
from warroom.services.inspecting_change import change_sheet
from warroom.services.sheets import Sheet


def facts(made: Sheet) -> dict[str, str]:
    """Give the facts by their names."""
    return {fact.name: fact.value for fact in made.facts}


def asking(made: Sheet) -> list[str]:
    """Name the facts that need a look."""
    return [fact.name for fact in made.facts if fact.tone]


def test_a_whole_change_says_who_until_when_and_how_strong() -> None:
    bench = Bench()
    whole = {"owner": "NETWORK", "due": "2026-04-01", "check_due": "2026-05-01", "strength": "stronger"}
    made = change_sheet(bench.room, bench.agree("Release at night", **whole))
    assert (made.caption, made.title, made.struck) == ("close-out C1", "Release at night", False)
    assert facts(made) == {
        "State": "open",
        "Owner": "NETWORK",
        "Due": "2026-04-01",
        "Check": "2026-05-01",
        "Strength": "stronger: designs it out",
    }
    assert asking(made) == []
    assert made.sections == ()


def test_a_vague_change_asks_for_a_look_until_it_is_dropped() -> None:
    bench = Bench()
    stream = bench.agree("Release at night")
    assert asking(change_sheet(bench.room, stream)) == ["Owner", "Due", "Check"]
    bench.submit(UpdateChange(stream=stream, state="dropped", reason="Nobody can"))
    made = change_sheet(bench.room, stream)
    assert asking(made) == []
    assert made.struck


def test_it_shows_what_holds_now_and_what_changed() -> None:
    bench = Bench()
    stream = bench.agree("At night", owner="PAYMENTS")
    bench.agree("Another one")
    bench.wait(5).submit(UpdateChange(stream=stream, text="At dawn", owner="NETWORK", reason="They know"))
    bench.log("Something else")
    bench.submit(UpdateChange(stream=stream, state="done"))
    made = change_sheet(bench.room, stream)
    assert made.title == "At dawn"
    assert facts(made)["Owner"] == "NETWORK"
    assert [line.text for line in made.sections[0].lines] == [
        "words: At night → At dawn; owner: PAYMENTS → NETWORK. They know",
        "state: open → done",
    ]


def test_what_was_taken_back_says_why() -> None:
    bench = Bench()
    stream = bench.agree("At night")
    bench.withdraw(stream, "Agreed twice")
    made = change_sheet(bench.room, stream)
    assert made.struck
    assert facts(made)["Withdrawn"] == "Agreed twice"


@pytest.mark.parametrize("code", i18n.available())
def test_it_speaks_every_language(code: str) -> None:
    bench = Bench()
    stream = bench.agree("At night")
    i18n.use(code)
    try:
        made = change_sheet(bench.room, stream)
        assert [fact.name for fact in made.facts] == [
            i18n._(name) for name in ("State", "Owner", "Due", "Check", "Strength")
        ]
    finally:
        i18n.use("en")


def test_the_inspector_shows_it_with_its_entry_and_what_is_linked() -> None:
    bench = Bench()
    stream = bench.agree("At night")
    bench.log("We spoke of it", links=(stream,))
    made = sheet(bench.room, stream)
    assert facts(made)["Owner"] == "nobody"
    assert [section.caption for section in made.sections] == ["This entry", "Linked"]


def test_withdrawn_hypotheses_and_fixes_say_why_too() -> None:
    bench = Bench()
    for stream in (bench.hypothesis("The release"), bench.fix("Roll back")):
        bench.withdraw(stream, "Written twice")
        made = sheet(bench.room, stream)
        assert made.struck
        assert facts(made)["Withdrawn"] == "Written twice"
