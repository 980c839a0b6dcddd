"""The lines of saved connections say where rooms are, and which server answers."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.screens import said
from ui.models.servers import OWN, Reach, columns, key_of, lines
from warroom.clock import instant
from warroom.services.connections import Connection

OURS = Connection("Ours", "postgresql://ana@rooms/w?sslmode=require")
OLD = Connection("Archive", "postgresql://ana@old/w")


def test_each_server_says_whether_it_answers() -> None:
    since = instant(datetime.now(UTC))
    found = lines(
        [OURS, OLD], {OURS.address: Reach("there"), OLD.address: Reach("away", since)}, OWN, own=True
    )
    assert [each.key for each in found] == [OWN, key_of(OURS), key_of(OLD)]
    assert all(len(each.cells) == len(columns()) for each in found)
    assert said(found[0])[-1] == "● in sight"
    assert [*said(found[1])] == ["Ours", "ana@rooms/w", "● answers"]
    assert said(found[2])[-1].startswith("▲ away since ")


def test_the_one_in_sight_is_marked_and_others_wait_to_be_tried() -> None:
    found = lines([OURS, OLD], {}, OURS.address, own=True)
    assert [said(each)[-1] for each in found][1:] == ["● in sight", "◌ not tried yet"]
    assert found[0].cells[-1].text == ""
    assert lines([], {}, OWN, own=False) == []
