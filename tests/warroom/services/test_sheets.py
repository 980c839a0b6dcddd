"""Sheets are values: equal when they say the same, so that nothing is drawn twice."""

from __future__ import annotations

from warroom.services.sheets import Fact, Line, Section, Sheet


def test_sheets_that_say_the_same_are_equal() -> None:
    def made(text: str) -> Sheet:
        return Sheet("note", "Words", (Fact("Tags", "a"),), (Section("Linked", (Line("H1", text),)),))

    assert made("One") == made("One")
    assert made("One") != made("Two")


def test_only_caption_and_title_are_needed() -> None:
    empty = Sheet("", "")
    assert (empty.facts, empty.sections, empty.struck) == ((), (), False)
    assert Line("", "Words") == Line("", "Words", "", "", "")
