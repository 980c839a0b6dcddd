"""Since you left: what others wrote, grouped, newest kept, one's own left out."""

from __future__ import annotations

from tests.rooms import ANNA, BEN, Bench, busy_room
from warroom.domain.rules.guards import SetGuard
from warroom.services.since import MOST, missed, since_sheet


def test_what_others_wrote_is_grouped_in_the_order_of_reading() -> None:
    bench = busy_room()
    seq = bench.room.seq
    bench.submit(SetGuard(text="Nobody touches line 3"))
    bench.hypothesis("A cable")
    bench.log("We wait", "decision")
    bench.log("The boss came in", key=True)
    sheet = since_sheet(bench.room, seq, BEN)
    assert [section.caption for section in sheet.sections] == [
        "Key moments",
        "Guard rules",
        "Decisions",
        "Hypotheses",
    ]
    assert sheet.title.startswith("4 entries by others in ")
    assert [line.text for line in sheet.sections[2].lines] == ["D3 We wait"]


def test_ones_own_entries_are_no_news() -> None:
    bench = Bench()
    seq = bench.room.seq
    bench.log("All quiet")
    assert missed(bench.room, seq, ANNA) == []
    assert since_sheet(bench.room, seq, ANNA).title == "Nothing new"


def test_the_state_now_is_said_before() -> None:
    bench = busy_room()
    facts = {fact.name: fact.value for fact in since_sheet(bench.room, 1, BEN).facts}
    assert facts == {"Severity now": "SEV 2", "Phase now": "restored", "Leading hypothesis": "none"}


def test_many_rows_are_counted_and_the_newest_shown() -> None:
    bench = Bench()
    seq = bench.room.seq
    for number in range(MOST + 3):
        bench.log(f"Decision {number}", "decision")
    (section,) = since_sheet(bench.room, seq, BEN).sections
    assert section.lines[0].text == "3 earlier ones are in the timeline"
    assert section.lines[-1].text == f"D{MOST + 3} Decision {MOST + 2}"
    assert len(section.lines) == MOST + 1


def test_what_was_taken_back_is_left_out() -> None:
    bench = Bench()
    seq = bench.room.seq
    bench.withdraw(bench.log("Stop everything", "decision"))
    assert since_sheet(bench.room, seq, BEN).sections == ()
