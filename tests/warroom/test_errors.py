"""Refusals carry their words untranslated, with the values for their braces."""

from __future__ import annotations

import pytest

from warroom.errors import N_, Conflict, Corrupt, Rejected, Unavailable, WarRoomError


def test_marking_a_text_does_not_change_it() -> None:
    assert N_("Entry {seq} stays.") == "Entry {seq} stays."


@pytest.mark.parametrize("kind", [WarRoomError, Rejected, Unavailable])
def test_words_and_values_travel_apart(kind: type[WarRoomError]) -> None:
    refusal = kind("There is no room {name}.", name="{payments} 100%")
    assert (refusal.text, refusal.values) == ("There is no room {name}.", {"name": "{payments} 100%"})
    assert str(refusal) == "There is no room {payments} 100%."


def test_words_without_values_are_said_as_they_are() -> None:
    assert str(Unavailable("Write {like this} or 100%")) == "Write {like this} or 100%"


def test_every_refusal_can_be_caught_as_one() -> None:
    for refusal in (Rejected("no"), Conflict("fix:1", 3), Unavailable("no"), Corrupt("no")):
        assert isinstance(refusal, WarRoomError)


def test_a_rejection_names_the_field_it_is_about() -> None:
    assert Rejected("Write a few words here.", field="title").field == "title"
    assert Rejected("Not now.").field == ""
    assert "field" not in Rejected("Not now.", field="title").values


def test_a_conflict_says_what_there_is() -> None:
    conflict = Conflict("fix:1", 3)
    assert (conflict.stream, conflict.version) == ("fix:1", 3)
    assert "Somebody changed this" in str(conflict)


def test_corruption_names_the_first_bad_entry() -> None:
    found = Corrupt("{place} is damaged at entry {seq}.", seq=7, place="rooms.db")
    assert found.seq == 7
    assert str(found) == "rooms.db is damaged at entry 7."
    assert Corrupt("A piece is missing.").seq == 0
