"""The sheet of a file says what it is; the sheet of what it is about says that it is there."""

from __future__ import annotations

from tests.files import attach
from tests.rooms import Bench, closed_room
from warroom.domain.rules.records import Keep
from warroom.domain.state.records import Kept
from warroom.services.inspecting import sheet
from warroom.services.sheets import Sheet


def facts(found: Sheet) -> dict[str, str]:
    return {fact.name: fact.value for fact in found.facts}


def sections(found: Sheet) -> dict[str, list[str]]:
    return {each.caption: [f"{line.lead} {line.text}" for line in each.lines] for each in found.sections}


def test_a_file_and_what_it_is_about_name_each_other() -> None:
    bench = Bench()
    seen = bench.evidence("Charged twice")
    stream = attach(bench, links=(seen,), note="line 3")
    found = sheet(bench.room, stream)
    assert (found.caption, found.title, found.picture) == ("File P1", "retry_sample.csv", "")
    said = facts(found)
    assert (said["Size"], said["Type"], said["From"], said["Note"]) == ("14 B", "text/csv", "LEAD", "line 3")
    assert said["SHA-256"] == "ed1e2b2f … 3bdb3c77" or len(said["SHA-256"]) == 19
    assert said["About"] == "E1"
    assert sections(found)["Linked"][0].endswith("E1 Charged twice")
    other = sections(sheet(bench.room, seen))
    assert other["Attached"] == ["P1 retry_sample.csv"]
    assert "Linked" not in other


def test_a_picture_may_be_shown_and_one_that_was_erased_may_not() -> None:
    bench = Bench()
    stream = attach(bench, "a.png", b"x", media_type="image/png")
    assert sheet(bench.room, stream).picture == stream
    bench.erase(bench.room.attachments[stream].seq)
    gone = sheet(bench.room, stream)
    assert (gone.picture, gone.title, facts(gone)["Content"]) == ("", "a file that was erased", "erased")


def test_one_taken_back_is_struck_and_not_attached_any_more() -> None:
    bench = Bench()
    note = bench.log("Look")
    stream = attach(bench, links=(note,))
    bench.withdraw(stream, "The wrong month")
    assert sheet(bench.room, stream).struck
    assert facts(sheet(bench.room, stream))["Withdrawn"] == "The wrong month"
    assert "Attached" not in sections(sheet(bench.room, note))


def test_a_kept_record_says_from_what_it_was_made() -> None:
    bench = closed_room()
    kept = Kept(
        name="r.pdf",
        media_type="application/pdf",
        size=2048,
        chunks=("ab" * 32,),
        head_seq=7,
        head_hash="cd" * 32,
    )
    entry = bench.submit(Keep(kept=kept))[0]
    found = sheet(bench.room, entry.stream)
    assert (found.caption, found.title) == ("Kept record", "r.pdf")
    assert facts(found) == {
        "Size": "2 kB",
        "Type": "application/pdf",
        "Made from": "entry 7",
        "Hash of it": "cdcdcdcd … cdcdcdcd",
    }
