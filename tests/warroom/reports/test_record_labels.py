"""The record's own words: all that the template looks up, and explanations only of what is used."""

from __future__ import annotations

import re

from tests.warroom.reports.telling import billing_room, short_room
from warroom import assets
from warroom.reports.record import build_record
from warroom.reports.record_labels import labels, reading


def test_every_word_the_template_looks_up_is_there_and_every_word_is_looked_up() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in assets.path("typst").glob("*.typ"))
    quoted = set(re.findall(r'"([a-z-]+)"', code))
    direct = set(re.findall(r'word\("([a-z-]+)"\)', code))
    assert direct <= set(labels())
    assert set(labels()) <= quoted


def test_only_signs_that_are_used_are_explained() -> None:
    assert [each.term for each in reading(short_room())] == ["T+", "Stations and names"]
    terms = {each.term for each in reading(billing_room())}
    assert {"Corrected", "Score", "R0, R1, R2", "Dot before a line", "Struck through"} <= terms
    assert "Mission time" not in terms


def test_missing_parts_are_named_in_one_sentence() -> None:
    assert build_record(billing_room()).absent == ""
    absent = build_record(short_room()).absent
    assert absent.startswith("Nothing was recorded about: hypotheses, evidence, decisions, ")
    assert absent.endswith("thanks.")
