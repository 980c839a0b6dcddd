"""The inspector's sheets: everything about one thing, with what it hangs together with."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import BEN, Bench, busy_room, closed_room, minute
from warroom.services.inspecting import expected, sheet
from warroom.services.sheets import Sheet


def sections(made: Sheet) -> dict[str, list[str]]:
    """Give the sections' lines by caption: lead, words and end of each."""
    return {
        part.caption: [" ".join(filter(None, (line.lead, line.text, line.end))) for line in part.lines]
        for part in made.sections
    }


def facts(made: Sheet) -> dict[str, str]:
    """Give the facts by name."""
    return {fact.name: fact.value for fact in made.facts}


def stream(bench: Bench, ref: str) -> str:
    """Find the stream that people call `ref`."""
    return bench.room.stream_of(ref)


def test_what_is_not_there_has_an_empty_sheet() -> None:
    room = Bench().room
    for unknown in ("", "fix:nothing", "station:NOBODY", "point:nothing"):
        assert sheet(room, unknown) == Sheet("", "")


def test_everything_in_a_room_has_a_sheet_with_words() -> None:
    bench = closed_room()
    for row in bench.room.timeline.rows:
        made = sheet(bench.room, row.stream, row.seq)
        assert made.caption or made.title, row
        assert made.sections


def test_a_note_in_full() -> None:
    bench = Bench()
    note = bench.log("Shops call", tags=("shops", "calls"), key=True)
    made = sheet(bench.room, note)
    assert (made.caption, made.title) == ("note", "Shops call")
    assert facts(made)["Tags"] == "shops, calls"
    assert "Key moment" in facts(made)


def test_when_it_happened_and_when_it_was_written() -> None:
    bench = Bench()
    bench.take("LEAD")
    note = bench.wait(10).log("Shops call", at=minute(2), precision="estimated")
    times = sections(sheet(bench.room, note))["This entry"]
    assert times[0].startswith("happened 2026-03-02 14:02:00")
    assert times[0].endswith("(about)")
    assert times[1] == "T+00:02:00"
    assert times[2].startswith("written 2026-03-02 14:10:00")
    assert times[3].startswith("recorded 2026-03-02 14:10:00")
    assert times[4] == "by LEAD · Anna Alvarez"
    assert times[5] == f"log entry {bench.room.seq}"


def test_corrections_say_what_it_was_before_and_why() -> None:
    bench = Bench()
    note = bench.log("Error rate 0.2 %")
    bench.correct(note, text="Error rate 0.02 %", reason="A zero was missing")
    said = "\n".join(line for lines in sections(sheet(bench.room, note)).values() for line in lines)
    assert "words: Error rate 0.2 % → Error rate 0.02 %" in said
    assert "A zero was missing" in said


def test_a_withdrawn_note_is_struck_with_its_reason() -> None:
    bench = Bench()
    note = bench.log("Wrong room")
    bench.withdraw(note, "Not for here")
    made = sheet(bench.room, note)
    assert made.struck
    assert facts(made)["Withdrawn"] == "Not for here"


def test_an_undone_note_says_undone() -> None:
    bench = Bench()
    note = bench.log("Oops")
    bench.undo(bench.entries[-1])
    assert facts(sheet(bench.room, note))["Withdrawn"] == "undone"


def test_a_decision_says_what_replaced_it() -> None:
    bench = busy_room()
    made = sheet(bench.room, stream(bench, "D1"))
    assert made.caption == "decision D1"
    assert sections(made)["Replaced by"] == ["D2 Roll back now"]
    assert made.struck


def test_a_hypothesis_shows_its_evidence_by_what_it_says() -> None:
    bench = busy_room()
    made = sheet(bench.room, stream(bench, "H1"))
    assert made.caption == "Hypothesis H1"
    assert facts(made)["Status"] == "confirmed"
    assert facts(made)["Owner"] == "PAYMENTS"
    parts = sections(made)
    for_it = "\n".join(parts["For it"])
    assert "E1 Errors began with the release" in for_it
    assert "++" in for_it
    assert "Against it" not in parts
    verdicts = "\n".join(parts["What became of it"])
    assert "leading" in verdicts
    assert "confirmed · E1" in verdicts


def test_a_ruled_out_hypothesis_is_struck_and_says_against_what() -> None:
    bench = busy_room()
    made = sheet(bench.room, stream(bench, "H2"))
    assert made.struck
    against = "\n".join(sections(made)["Against it"])
    assert "E1" in against
    assert "E2" in against
    assert "−−" in against


def test_a_hypothesis_alive_lists_what_is_not_rated_yet() -> None:
    bench = Bench()
    cause = bench.hypothesis("The release")
    bench.evidence("Errors began with it")
    made = sheet(bench.room, cause)
    assert sections(made)["Not rated yet"] == ["E1 Errors began with it"]
    assert facts(made)["Contradicted"].startswith("not yet tested")


def test_another_stations_view_is_marked_as_such() -> None:
    bench = Bench()
    cause = bench.hypothesis("The release", "PAYMENTS")
    seen = bench.evidence("Errors began with it")
    bench.rate(seen, {cause: "II"}, station="NETWORK")
    assert "NETWORK" in "\n".join(sections(sheet(bench.room, cause))["Against it"])


def test_evidence_shows_how_it_fits_each_hypothesis() -> None:
    bench = busy_room()
    made = sheet(bench.room, stream(bench, "E2"))
    assert (made.caption, facts(made)["Credibility"]) == ("Evidence E2", "high")
    rated = "\n".join(line for lines in sections(made).values() for line in lines)
    assert "H2 A line to the bank is down −−" in rated
    assert facts(sheet(bench.room, stream(bench, "E1")))["Source"] == "metrics"


def test_withdrawn_evidence_says_why() -> None:
    bench = Bench()
    seen = bench.evidence("Wrong chart")
    bench.withdraw(seen, "It was yesterday's")
    made = sheet(bench.room, seen)
    assert made.struck
    assert facts(made)["Withdrawn"] == "It was yesterday's"


def test_a_fix_with_its_whole_way() -> None:
    bench = busy_room()
    made = sheet(bench.room, stream(bench, "F1"))
    assert made.caption == "Candidate fix F1"
    assert facts(made)["State"] == "effect seen"
    assert facts(made)["Answers"] == "H1"
    assert facts(made)["Reversibility"].startswith("R1")
    states = "\n".join(sections(made)["How far it went"])
    for state in ("idea", "ordered", "acknowledged", "done", "effect seen"):
        assert state in states
    assert "H1 The new release of the gateway" in sections(made)["Answers"]


def test_what_nobody_judged_asks_for_a_look() -> None:
    bench = Bench(people=())
    bench.station = ""
    made = sheet(bench.room, bench.fix("Roll back"))
    tones = {fact.name: fact.tone for fact in made.facts}
    assert facts(made)["Owner"] == "nobody"
    assert tones["Owner"] == tones["Way back"] == "caution"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ((0, 0), "not estimated"),
        ((5, 0), "5 m 00 s"),
        ((0, 5), "5 m 00 s"),
        ((5, 5), "5 m 00 s"),
        ((5, 90), "5 m 00 s to 1 h 30 m"),
    ],
)
def test_expected_times(span: tuple[int, int], words: str) -> None:
    assert expected(*span) == words


def test_a_row_about_a_station_has_a_sheet_of_its_own() -> None:
    bench = Bench()
    entry = bench.take("NETWORK", BEN)
    assert "Ben Brandt takes NETWORK." in sheet(bench.room, entry.stream, entry.seq).title
    assert sheet(bench.room, entry.stream).caption == "NETWORK"


def test_erased_words_and_newer_versions_say_so() -> None:
    bench = Bench()
    note = bench.log("Personal words")
    bench.erase(bench.room.seq)
    assert "erased" in sheet(bench.room, note).title
    newer = bench.write("future:1", "future.thing", b'{"x":1}')
    assert "newer version" in sheet(bench.room, newer.stream, newer.seq).title


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_words_are_given_as_they_are(text: str) -> None:
    bench = Bench()
    cause = bench.hypothesis(text)
    fix = bench.fix(text, answers=(cause,), way_back=text)
    for made in (sheet(bench.room, each) for each in (bench.log(text), cause, bench.evidence(text), fix)):
        assert made.title == text.strip()
