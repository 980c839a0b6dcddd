"""What is unsent is named by its place, and shown by its words alone."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tests.gates.source import ROOT
from warroom.errors import Unavailable
from warroom.services.drafts import Drafts
from warroom.services.pasting import Pasted
from warroom.services.unsent import PLACES, unsent, where


def test_texts_of_all_windows_are_listed_with_their_places(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "room")
    drafts.put("line", "Queue doubled")
    drafts.of_window("2").put("line", "From the second window")
    drafts.put("dialog:evidence", '{"text": "48 of 50", "credibility": "high"}')
    drafts.put("dialog:paste", msgspec.json.encode([Pasted("First"), Pasted("Second")]).decode())
    drafts.put("first:words", "They\n pay twice")
    drafts.put("brief:question", "[not JSON")
    found = [(each.where, each.begins) for each in unsent(drafts)]
    assert found == [
        ("Entry line", "Queue doubled"),
        ("Entry line", "From the second window"),
        ("Form: evidence", "48 of 50 · high"),
        ("Paste as entries", "First · Second"),
        ("First five minutes", "They pay twice"),
        ("Question for the lead", "[not JSON"),
    ]


def test_nothing_but_space_is_nothing(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "room")
    drafts.put("line", "  ")
    assert unsent(drafts) == []


def test_every_form_has_words_of_its_own() -> None:
    sources = [file.read_text(encoding="utf-8") for file in (ROOT / "ui" / "dialogs").glob("*.py")]
    places = {place for text in sources for place in re.findall(r'"((?:dialog|house):[\w-]+)', text)}
    places |= {f"house:{kind}" for text in sources for kind in re.findall(r'_place\("(\w+)"', text)}
    assert len(places) > 30
    assert places <= set(PLACES)
    assert where("dialog:of a later version") == "A form"


def test_what_is_thrown_away_is_gone_from_the_disk_and_the_rest_stays(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "room")
    drafts.put("line", "a")
    drafts.of_window("2").put("line", "b")
    drafts.forget("line:2")
    assert Drafts(tmp_path, "room").all() == {"line": "a"}


def test_keeping_says_when_the_disk_refuses(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "folder", "room")
    drafts.put("line", "a")
    (tmp_path / "folder").rename(tmp_path / "away")
    (tmp_path / "folder").write_text("in the way", encoding="utf-8")
    with pytest.raises(Unavailable):
        drafts.keep()
