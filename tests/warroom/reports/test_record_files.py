"""The files of a room in its record: on paper and as Markdown, in both languages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pypdf
import pytest

from tests.files import attach
from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room
from warroom import i18n
from warroom.reports.markdown import markdown
from warroom.reports.record import build_record
from warroom.reports.record_data import File
from warroom.reports.record_files import files
from warroom.reports.write import record_pdf


@pytest.fixture
def speak() -> Iterator[Callable[[str], str]]:
    """Give the way to another language, and go back to English at the end."""
    yield i18n.use
    i18n.use("en")


def words(bench: Bench) -> str:
    """Give the text of all pages in one line."""
    pages = pypdf.PdfReader(io.BytesIO(record_pdf(bench.room).pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split()).replace("\u200b", "")


def test_each_file_is_told_with_its_hash_and_what_it_is_about() -> None:
    bench = Bench()
    seen = bench.evidence("Charged twice")
    note = bench.log("Shops call")
    attach(bench, links=(seen, note), note="line 3")
    bench.withdraw(attach(bench, "wrong.csv", b"wrong"))
    first, second = files(bench.room)
    assert first == File(
        ref="P1",
        name="retry_sample.csv",
        note="line 3",
        about=f"E1, {first.about[-5:]}",
        station="LEAD",
        size="14 B",
        digest="3bbb031a…fd5c8310",
    )
    assert (second.name, second.about, second.tone) == ("wrong.csv", "timeline", "struck")


def test_an_erased_file_says_so() -> None:
    bench = Bench()
    bench.erase(bench.room.attachments[attach(bench)].seq)
    (only,) = files(bench.room)
    assert (only.name, only.size, only.digest) == ("a file that was erased", "–", "–")


@pytest.mark.parametrize(("code", "heading"), [("en", "Files"), ("es", "Archivos")])
def test_the_paper_and_the_wiki_list_them(code: str, heading: str, speak: Callable[[str], str]) -> None:
    bench = busy_room()
    attach(bench, links=(bench.room.stream_of("E1"),), note="line 3")
    speak(code)
    said = words(bench)
    assert heading in said
    assert "P1 retry_sample.csv line 3 E1 LEAD 14 B 3bbb031a…fd5c8310" in said
    assert f"## {heading}\n\n" in markdown(build_record(bench.room))
    assert "| P1 | retry\\_sample.csv | line 3 | E1 | 14 B | 3bbb031a…fd5c8310 |" in markdown(
        build_record(bench.room)
    )


def test_a_room_without_files_has_no_such_part() -> None:
    assert files(Bench().room) == ()
    assert "Files" not in words(busy_room())


def test_hostile_names_are_typeset_as_they_are() -> None:
    bench = Bench()
    for number, text in enumerate(HOSTILE.values()):
        attach(bench, f"{number} {text}", text.encode(), note=text[:500])
    assert "P1" in words(bench)
