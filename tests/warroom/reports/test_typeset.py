"""Typesetting: the PDF is tagged and titled, and no text of a user is ever markup."""

from __future__ import annotations

import io
import sys
from itertools import pairwise
from typing import Any

import msgspec
import pypdf
import pytest
import typst

from tests.pictures import JPEG, PNG_HEAD, png
from tests.warroom.reports.hostile import NASTY, hostile_record
from tests.warroom.reports.telling import billing_room, short_room
from warroom import assets
from warroom.errors import Unavailable
from warroom.reports import typeset
from warroom.reports.paper_text import MARK
from warroom.reports.record import build_record
from warroom.reports.record_data import Mark, RecordData
from warroom.reports.typeset import compile_pdf, font_folders, unshowable
from warroom.services.house import Company

WIDTH = 470
MISSING = "\U0001e290\U00012f90"


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    words = " ".join(page.extract_text() for page in read(pdf).pages)
    return " ".join(words.replace("\u200b", "").split())


def resources(page: Any) -> Any:
    return page["/Resources"]


def tags(pdf: bytes) -> set[str]:
    found: set[str] = set()

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, dict):
            found.add(str(node.get("/S", "")))
            walk(node.get("/K"))
        elif isinstance(node, list):
            for each in node:
                walk(each)

    walk(read(pdf).root_object["/StructTreeRoot"])
    return found


def test_the_pdf_says_what_it_is_to_those_who_do_not_see_it() -> None:
    made = compile_pdf(build_record(billing_room(), "verified"))
    reader = read(made.pdf)
    root: Any = reader.root_object
    assert made.standard == "ua-1"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Customers charged twice after the billing migration"
    assert reader.metadata.author == "War Room"
    assert str(reader.metadata["/CreationDate"]).startswith("D:20261114")
    assert {"/Title", "/H1", "/H2", "/Table", "/TH", "/Figure"} <= tags(made.pdf)
    assert [each.title for each in reader.outline if not isinstance(each, list)][:2] == [
        "What happened, and why it made sense",
        "What we believed, and when",
    ]


def test_the_foot_of_each_page_says_from_what_it_was_made_and_the_last_page_has_the_whole_hash() -> None:
    room = billing_room()
    made = compile_pdf(build_record(room, "verified"))
    pages = [" ".join(page.extract_text().split()) for page in read(made.pdf).pages]
    head = room.hash.hex()
    for number, page in enumerate(pages, 1):
        assert f"Made from {room.seq} log entries · chain verified · {head[:4]}…{head[-4:]}" in page
        assert f"{number} / {len(pages)}" in page
    assert head in pages[-1]


def test_a_room_of_one_line_fits_on_one_page() -> None:
    assert len(read(compile_pdf(build_record(short_room())).pdf).pages) == 1


def test_three_thousand_lines_have_their_columns_named_on_every_page() -> None:
    made = compile_pdf(hostile_record(3000))
    pages = [page.extract_text() for page in read(made.pdf).pages]
    assert made.standard == "ua-1"
    assert "Zgłoszenie 2999" in " ".join(pages)
    assert all("What happened" in page for page in pages if "Zgłoszenie" in page)


def test_hostile_text_stays_text() -> None:
    made = compile_pdf(hostile_record())
    text = text_of(made.pdf)
    assert made.standard == "ua-1"
    for words in (
        '#import "evil.typ": *',
        "<script>alert(1)</script>",
        ']#eval("1")[',
        "Zażółć gęślą jaźń",
        "$ x^2 $ `raw` \\ *bold*",
    ):
        assert words in text


def test_nothing_runs_off_the_page() -> None:
    reader = read(compile_pdf(hostile_record()).pdf)
    beyond: list[str] = []

    def look(text: str, _cm: Any, matrix: list[float], _font: Any, _size: float) -> None:
        if text.strip() and not 0 <= matrix[4] <= 595:
            beyond.append(text)

    for page in reader.pages:
        page.extract_text(visitor_text=look)
    assert beyond == []


def test_a_character_that_no_font_has_is_marked_and_reported() -> None:
    data = build_record(billing_room())
    spoilt = msgspec.structs.replace(data, lucky=(f"before{MISSING}after",))
    made = compile_pdf(spoilt)
    assert made.standard == "ua-1"
    assert made.replaced == frozenset(MISSING)
    assert f"before{MARK}{MARK}after" in text_of(made.pdf)


def test_unusual_characters_are_looked_up_before_the_long_work() -> None:
    assert unshowable({"words": ["plain", "Zażółć", MISSING]}) == frozenset(MISSING)
    assert unshowable(["plain", "Zażółć – “quoted” … €"]) == frozenset()


def test_a_sign_refused_only_in_its_place_is_found_by_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "unshowable", lambda plain: frozenset())
    data = build_record(billing_room())
    made = compile_pdf(msgspec.structs.replace(data, lucky=(MISSING,)))
    assert (made.standard, made.replaced) == ("ua-1", frozenset(MISSING))


def test_a_refusal_is_told_in_words() -> None:
    data = build_record(short_room())
    with pytest.raises(Unavailable, match="could not be typeset"):
        compile_pdf(msgspec.structs.replace(data, labels={}))


def test_what_the_standard_refuses_is_still_set_plainly() -> None:
    data = build_record(short_room())
    untitled = msgspec.structs.replace(data, head=msgspec.structs.replace(data.head, title=""))
    assert compile_pdf(untitled).standard == ""


def test_a_lost_template_is_told_in_words() -> None:
    with pytest.raises(Unavailable, match="installation is incomplete"):
        compile_pdf(build_record(short_room()), "no-such-paper")


def test_a_missing_typesetter_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Unavailable, match="typesetter is not installed"):
        compile_pdf(build_record(short_room()))


def test_the_shipped_fonts_are_used() -> None:
    made = compile_pdf(build_record(billing_room()))
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in read(made.pdf).pages
        for font in resources(page)["/Font"].values()
    }
    assert all(folder.is_dir() for folder in font_folders())
    assert any("IBMPlexSans" in name for name in fonts)
    assert any("IBMPlexMono" in name for name in fonts)
    assert all("IBMPlex" in name for name in fonts)


def placed(marks: list[Mark]) -> list[dict[str, Any]]:
    """Ask the strip's template where it puts the words of these marks."""
    folder = assets.path("typst")
    source = """
    #import "strip.typ": best, record
    #let width = float(sys.inputs.width) * 1pt
    #context [#metadata(best(record.map(m => m + (x: m.at * width)), width).map(p => (
      side: p.side, lane: p.lane, x: p.x.pt(), a: p.a.pt(), b: p.b.pt(), index: p.index,
    ))) <placed>]
    """
    query: Any = typst.query
    found = query(
        source.encode(),
        "<placed>",
        field="value",
        one=True,
        root=folder,
        font_paths=typeset._fonts(),
        sys_inputs={
            "record": msgspec.json.encode(marks).decode(),
            "fonts": typeset._families(),
            "width": str(WIDTH),
        },
    )
    answer: list[dict[str, Any]] = msgspec.json.decode(found)
    return answer


def crowd(count: int) -> list[Mark]:
    return [
        Mark(
            at=(index * 7919 % 1000) / 1000,
            time="14:09",
            text=NASTY[1][: 5 + index % 25],
            major=index % 7 == 0,
        )
        for index in range(count)
    ]


@pytest.mark.parametrize("count", [1, 5, 12, 40])
def test_words_on_the_strip_never_overlap(count: int) -> None:
    marks = sorted(crowd(count), key=lambda mark: mark.at)
    found = placed(marks)
    for side in ("above", "below"):
        here = [each for each in found if each["side"] == side]
        for lane in {each["lane"] for each in here}:
            row = sorted((each for each in here if each["lane"] == lane), key=lambda each: each["a"])
            assert all(left["b"] <= right["a"] for left, right in pairwise(row))
        for stem in here:
            crossed = [
                each
                for each in here
                if each["lane"] < stem["lane"] and each["a"] + 3.5 < stem["x"] < each["b"]
            ]
            assert crossed == []
    assert all(each["a"] >= 0 and each["b"] <= WIDTH for each in found)


def test_all_words_of_a_few_marks_find_room_and_major_ones_first_in_a_crowd() -> None:
    few = [Mark(at=at, time="14:09", text="ledger suspected") for at in (0, 0.01, 0.02, 0.5, 0.98, 1)]
    assert len(placed(few)) == len(few)
    marks = sorted(crowd(40), key=lambda mark: mark.at)
    named = {each["index"] for each in placed(marks)}
    assert {index for index, mark in enumerate(marks) if mark.major} <= named
    assert len(named) < len(marks)


def test_every_sentence_for_unnamed_marks_is_there() -> None:
    data: RecordData = build_record(billing_room())
    assert data.strip is not None
    assert len(data.strip.unlabelled) == len(data.strip.marks) + 1


class TestCompany:
    """The company in the head of every page."""

    def test_name_and_logo_stand_on_every_page(self) -> None:
        data = build_record(billing_room(), "verified")
        made = compile_pdf(data, company=Company("Nordlys Telecom", png(), "image/png"))
        pages = read(made.pdf).pages
        assert made.standard == "ua-1"
        assert len(pages) > 1
        for page in pages:
            assert "Nordlys Telecom" in page.extract_text().replace("\u200b", "")
            assert "/XObject" in resources(page)

    def test_without_one_nothing_is_different(self) -> None:
        data = build_record(short_room(), "verified")
        plain = read(compile_pdf(data).pdf).pages[0]
        assert "/XObject" not in resources(plain)
        assert text_of(compile_pdf(data).pdf) == text_of(compile_pdf(data, company=Company()).pdf)

    @pytest.mark.parametrize("logo", [png()[:40], PNG_HEAD + bytes(40), JPEG, b"<svg/>"])
    def test_a_logo_that_cannot_be_shown_is_left_out(self, logo: bytes) -> None:
        data = build_record(short_room(), "verified")
        made = compile_pdf(data, company=Company("Nordlys", logo, "image/png"))
        assert "Nordlys" in text_of(made.pdf)
        assert "/XObject" not in resources(read(made.pdf).pages[0])

    @pytest.mark.parametrize("name", NASTY)
    def test_a_hostile_name_stays_text(self, name: str) -> None:
        data = build_record(short_room(), "verified")
        assert compile_pdf(data, company=Company(name[:200])).pdf
