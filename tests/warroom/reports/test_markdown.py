"""The record as Markdown: the same words, none of them taken for markup."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from tests.warroom.reports.hostile import NASTY, hostile_record
from tests.warroom.reports.telling import billing_room, short_room
from warroom.reports.markdown import markdown, plain
from warroom.reports.record import build_record


def test_the_record_reads_as_markdown() -> None:
    room = billing_room()
    text = markdown(build_record(room, "verified"))
    assert text.startswith("# Customers charged twice after the billing migration\n")
    assert "- 14:46–15:12 ~~Display error only~~ · ruled out by E1" in text
    assert "| C2 | The queue gets an owner | not judged | – | 2026-11-10 late | – |" in text
    assert "- [ ] Every hypothesis is ruled out or confirmed – H4" in text
    assert f"`{room.hash.hex()}`" in text
    assert text.count("## Full timeline") == 1


def test_a_room_of_one_line_has_no_empty_parts() -> None:
    text = markdown(build_record(short_room()))
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == ["## Full timeline", "## How to check this record"]


@pytest.mark.parametrize(
    "nasty", [*NASTY, "1. one", "- one", "+ one", "> said", "# one", "a | b", "=== one", "12) one"]
)
def test_no_text_becomes_markup(nasty: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(plain(nasty))
    inside = html.strip().removeprefix("<p>").removesuffix("</p>")
    assert "<" not in inside


def test_a_hostile_record_keeps_its_tables() -> None:
    text = markdown(hostile_record())
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    assert "<script" not in html
    assert html.count("<h2>") == text.count("\n## ")
    assert all("\x00" not in line and "\ud800" not in line for line in text.splitlines())
