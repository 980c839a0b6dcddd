"""An excerpt says what was searched, how much it shows, and of which log."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room
from warroom import i18n
from warroom.errors import Unavailable
from warroom.reports.excerpt import build_excerpt, write_excerpt
from warroom.reports.typeset import compile_pdf
from warroom.services.database import Database


def pages(pdf: bytes) -> list[str]:
    """Give the text of each page."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture
def store(tmp_path: Path) -> Database:
    """Give an open database."""
    return Database(f"sqlite:///{(tmp_path / 'rooms.db').as_posix()}")


@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_stands_on_the_paper(language: str, store: Database, tmp_path: Path) -> None:
    bench = busy_room()
    bench.save(store)
    i18n.use(language)
    seqs = [row.seq for row in bench.room.timeline.rows if row.text]
    try:
        path = write_excerpt(store, bench.room.id, seqs, "Shown: with “roll”", tmp_path / "papers")
    finally:
        store.close()
        i18n.use("en")
    whole = " ".join(pages(path.read_bytes()))
    total = len(bench.room.timeline.rows)
    for text in ("Card payments fail", "INC-2026-0001", "Shown: with “roll”", "Roll back now"):
        assert text in whole
    assert {"en": f"{len(seqs)} of {total} entries", "es": f"{len(seqs)} de {total} entradas"}[
        language
    ] in whole
    assert {"en": "chain verified", "es": "cadena verificada"}[language] in whole
    assert bench.room.hash.hex() in whole.replace(" ", "")
    assert "All lines answer" not in whole
    assert "1 / " in whole


def test_every_page_has_its_number_and_its_room() -> None:
    bench = Bench()
    for number in range(150):
        bench.log(f"Note {number}")
    seqs = [row.seq for row in bench.room.timeline.rows]
    told = pages(compile_pdf(build_excerpt(bench.room, seqs, "everything"), "excerpt").pdf)
    assert len(told) > 2
    for number, page in enumerate(told, 1):
        assert f"{number} / {len(told)}" in page
        assert number == 1 or "INC-2026-0001" in page
    assert "Note 149" in " ".join(told)


def test_an_entry_that_is_not_there_is_left_out_and_none_is_a_paper_too() -> None:
    room = busy_room().room
    data = build_excerpt(room, [10_000], "nothing", "broken")
    assert data.timeline == ()
    assert data.count.startswith("0 of ")
    made = compile_pdf(data, "excerpt")
    assert "chain broken" in " ".join(pages(made.pdf))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_what_people_wrote_is_text(text: str) -> None:
    bench = Bench(text[:100])
    bench.log(text, tags=(text,))
    seqs = [row.seq for row in bench.room.timeline.rows]
    assert compile_pdf(build_excerpt(bench.room, seqs, text), "excerpt").pdf.startswith(b"%PDF")


def test_a_folder_that_cannot_be_made_says_so(store: Database, tmp_path: Path) -> None:
    bench = busy_room()
    bench.save(store)
    (tmp_path / "file").write_text("", encoding="utf-8")
    try:
        with pytest.raises(Unavailable):
            write_excerpt(store, bench.room.id, [1], "everything", tmp_path / "file")
    finally:
        store.close()
