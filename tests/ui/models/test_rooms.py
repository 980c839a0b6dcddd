"""The start page's lines: open rooms by gravity, closed ones below."""

from __future__ import annotations

import msgspec
import pytest

from tests.hostile import HOSTILE
from tests.rooms import busy_room, closed_room
from tests.screens import Screens, said
from ui.models.rooms import columns, lines
from warroom.services.database import Head


@pytest.fixture
def head(screens: Screens) -> Head:
    """Give the head row of an open room."""
    busy_room().save(screens.store)
    return screens.store.heads()[0]


def as_room(head: Head, title: str, severity: int = 0, phase: str = "react") -> Head:
    """Give a head row like another one."""
    return msgspec.structs.replace(head, id=title, title=title, severity=severity, phase=phase)


def test_open_rooms_stand_above_closed_ones_the_gravest_first(head: Head) -> None:
    heads = [
        as_room(head, "Over", 1, "closed"),
        as_room(head, "Unjudged"),
        as_room(head, "Slow", 3),
        as_room(head, "Down", 1),
    ]
    assert [line.key for line in lines(heads)] == ["open", "Down", "Slow", "Unjudged", "closed", "Over"]
    assert [line.heading for line in lines(heads)] == [True, False, False, False, True, False]


def test_rooms_that_moved_stand_below_with_their_address(head: Head) -> None:
    gone = msgspec.structs.replace(
        as_room(head, "Gone", 1), moved_to="postgresql://rooms.example.org/warroom"
    )
    made = lines([gone, as_room(head, "Here")])
    assert [line.key for line in made] == ["open", "Here", "moved", "Gone"]
    assert f"{head.reference}, moved to postgresql://rooms.example.org/warroom" in said(made[-1])
    assert len(made[-1].cells) == len(columns())
    assert {cell.tone for cell in made[-1].cells} == {"muted"}


def test_a_copy_says_from_when_it_is(head: Head) -> None:
    (_heading, line) = lines([head], {head.id: "2026-03-02T14:05:00.000000Z"})
    assert line.cells[1].sub.startswith(f"{head.reference} · as of 2026-03-02 ")
    assert line.cells[1].sub.endswith(", server away")


def test_a_line_says_what_one_chooses_by(head: Head) -> None:
    line = lines([head])[1]
    assert len(line.cells) == len(columns())
    assert line.key == head.id
    assert {"SEV 2", "Card payments fail", head.reference, "restored", str(head.seq)} <= set(said(line))


def test_red_is_for_open_rooms_of_the_gravest_kind(head: Head) -> None:
    tones = {
        (severity, phase): lines([as_room(head, "Room", severity, phase)])[1].cells[0].tone
        for severity in (1, 2)
        for phase in ("react", "closed")
    }
    assert [place for place, tone in tones.items() if tone == "alarm"] == [(1, "react")]


def test_only_closed_rooms_have_only_their_heading(screens: Screens) -> None:
    closed_room().save(screens.store)
    assert [line.key for line in lines(screens.store.heads()) if line.heading] == ["closed"]


def test_no_rooms_no_lines() -> None:
    assert lines([]) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_titles_are_given_as_they_are(text: str, head: Head) -> None:
    assert text in said(lines([as_room(head, text)])[1])
