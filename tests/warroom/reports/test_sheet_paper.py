"""Sheets on paper: all words are there, in both languages, and no text of a person is markup."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from tests.hostile import HOSTILE
from tests.rooms import BEN, Bench, busy_room
from warroom import i18n
from warroom.domain.rules.guards import SetGuard
from warroom.domain.rules.stations import OfferStation
from warroom.errors import Unavailable
from warroom.reports.sheet_paper import sheet_data, sheet_pdf, write_sheet
from warroom.services import brief
from warroom.services.handover import handover_sheet
from warroom.services.sheets import Sheet
from warroom.services.since import since_sheet


def text_of(pdf: bytes) -> str:
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(words.replace("\u200b", "").split())


def tight(text: str) -> str:
    """Leave the blanks out: tracked capitals are read back letter by letter."""
    return "".join(text.split()).casefold()


def offered(words: str = "The bank rings at four") -> Bench:
    bench = busy_room()
    bench.submit(SetGuard(text="Nobody touches line 3"))
    bench.submit(OfferStation(key="LEAD", person=BEN, name="Ben Brandt", notes=words, next_steps=words))
    return bench


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("Hand-over sheet", "Guard rules", "What I would do next", "chain verified")),
        ("es", ("Hoja de relevo", "Reglas de guarda", "Lo que yo haría ahora", "cadena verificada")),
    ],
)
def test_a_handover_sheet_is_one_tagged_page(code: str, words: tuple[str, ...]) -> None:
    i18n.use(code)
    try:
        room = offered().room
        made = sheet_pdf(sheet_data(room, handover_sheet(room, "LEAD"), "verified", "Read-back"))
    finally:
        i18n.use("en")
    assert made.standard == "ua-1"
    assert len(pypdf.PdfReader(io.BytesIO(made.pdf)).pages) == 1
    text = text_of(made.pdf)
    for each in (*words, "The bank rings at four", "Read-back", "INC-2026-0001"):
        assert tight(each) in tight(text), each


@pytest.mark.parametrize("words", HOSTILE.values(), ids=list(HOSTILE))
def test_text_of_people_stays_text(words: str) -> None:
    room = offered(words).room
    made = sheet_pdf(sheet_data(room, handover_sheet(room, "LEAD"), "unchecked"))
    assert made.pdf.startswith(b"%PDF-")


def test_since_and_brief_are_printed_too(tmp_path: Path) -> None:
    room = busy_room().room
    for name, sheet in (("since", since_sheet(room, 1, BEN)), ("brief", brief.as_sheet(room))):
        path = write_sheet(sheet_data(room, sheet, "verified"), tmp_path / f"{name}.pdf")
        assert sheet.title.split()[0] in text_of(path.read_bytes())


def test_an_empty_sheet_is_a_page_and_a_long_one_goes_on() -> None:
    room = Bench().room
    data = sheet_data(room, Sheet("Empty", "Nothing"), "verified")
    assert "Nothing" in text_of(sheet_pdf(data).pdf)
    bench = Bench()
    for number in range(12):
        bench.hypothesis(f"{number} " + "very long words " * 40)
    long = sheet_pdf(sheet_data(bench.room, handover_sheet(bench.room, "LEAD"), "verified"))
    pages = pypdf.PdfReader(io.BytesIO(long.pdf)).pages
    assert len(pages) > 1
    assert "Card payments fail" in pages[1].extract_text()


def test_a_rehearsal_says_so_on_its_paper() -> None:
    room = Bench(nature="rehearsal").room
    assert "rehearsal" in tight(text_of(sheet_pdf(sheet_data(room, Sheet("a", "b"), "verified")).pdf))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    room = Bench().room
    with pytest.raises(Unavailable, match="could not be written"):
        write_sheet(sheet_data(room, Sheet("a", "b"), "verified"), tmp_path / "nowhere" / "x.pdf")
