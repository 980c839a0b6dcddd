"""The table of pages: each is known to the command line, says what it is for, and holds its streams."""

from __future__ import annotations

import re

import pytest

from tests.rooms import busy_room
from ui.actions import BY_ID
from ui.panels.page_table import BY_NAME, PAGES, PageKind, home
from warroom import i18n
from warroom.cli import screenshot
from warroom.i18n import _

NAMES = [kind.name for kind in PAGES]


def test_the_command_line_knows_every_page() -> None:
    assert tuple(NAMES) == screenshot.PAGES


@pytest.mark.parametrize("kind", PAGES, ids=NAMES)
def test_a_page_says_in_two_sentences_what_it_is_for(kind: PageKind) -> None:
    for language in i18n.available():
        i18n.use(language)
        assert len(re.findall(r"[.?](?:\s|$)", _(kind.purpose))) == 2, _(kind.purpose)


@pytest.mark.parametrize("kind", PAGES, ids=NAMES)
def test_its_buttons_are_actions(kind: PageKind) -> None:
    assert set(kind.buttons) <= BY_ID.keys()


@pytest.mark.parametrize("kind", PAGES, ids=NAMES)
def test_what_stands_behind_its_words_is_text_and_tone(kind: PageKind) -> None:
    text, tone = kind.end(busy_room().room)
    assert isinstance(text, str)
    assert tone in ("", "caution", "alarm", "info")


@pytest.mark.parametrize("ref", ["H1", "E1", "F2"])
def test_a_stream_is_at_home_where_it_is_listed(ref: str) -> None:
    room = busy_room().room
    stream = room.stream_of(ref)
    assert stream, ref
    page = home(room, stream)
    assert any(line.key == stream for line in BY_NAME[page].lines(room))


def test_a_plain_line_is_at_home_in_the_timeline() -> None:
    room = busy_room().room
    assert (
        home(room, room.timeline.rows[-1].stream if room.timeline.rows[-1].type == "note" else "x")
        == "timeline"
    )
