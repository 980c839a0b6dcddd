"""Who is here, in words: whole sentences, short ones, whatever people call themselves."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import ANNA, BEN, Bench, busy_room
from warroom import i18n
from warroom.clock import later, real_now
from warroom.domain.room import Room
from warroom.services.presence import Present
from warroom.services.presence_words import (
    called,
    changing_words,
    count_words,
    since_words,
    writing_words,
)


@pytest.fixture
def room() -> Room:
    """Give a room in which people have names."""
    return busy_room().room


def writer(number: int, name: str = "", station: str = "") -> Present:
    return Present(
        f"d{number}", f"p{number}", name or f"Person {number}", station, typing=True, stream="fix:1"
    )


def test_the_rooms_name_comes_first_then_the_given_then_the_login(room: Room) -> None:
    assert called(room, Present("d", BEN, "Somebody")) == "Ben Brandt"
    assert called(room, Present("d", "x", "Somebody")) == "Somebody"
    assert called(Bench().room, Present("d", "luis")) == "luis"


def test_people_are_counted_not_desks() -> None:
    assert count_words((), ANNA) == ""
    assert count_words([Present("d", ANNA)], ANNA) == ""
    assert count_words([Present("d", BEN), Present("e", BEN), Present("f", "x")], ANNA) == "3 here"


def test_who_writes_is_named_and_many_are_counted(room: Room) -> None:
    assert writing_words(room, [Present("d", BEN)], ANNA) == ""
    assert writing_words(room, [writer(1)], "p1") == "", "one knows what one does"
    assert writing_words(room, [writer(1, "Marta", "BILLING")], ANNA) == "Marta (BILLING) is writing"
    assert writing_words(room, map(writer, range(2)), ANNA) == "Person 0 and Person 1 are writing"
    assert writing_words(room, map(writer, range(3)), ANNA) == "Person 0, Person 1 and Person 2 are writing"
    assert writing_words(room, map(writer, range(5)), ANNA) == "Person 0, Person 1 and 3 others are writing"


def test_who_was_not_heard_lately_writes_no_more(room: Room) -> None:
    silent = Present("d", BEN, typing=True, silent=True, stream="fix:1")
    assert writing_words(room, [silent], ANNA) == ""
    assert changing_words(room, [silent], ANNA, "fix:1", "F1") == ""


def test_who_changes_the_same_is_said(room: Room) -> None:
    def said(*others: Present) -> str:
        return changing_words(room, others, ANNA, "fix:1", "F2")

    assert said(Present("d", BEN, stream="fix:2")) == ""
    assert said(writer(1, "Marta Kowalska")) == "Marta Kowalska changes F2 too."
    assert said(writer(1), writer(2)) == "Person 1 and Person 2 change F2 too."
    assert said(*map(writer, range(4))) == "Person 0, Person 1 and 2 others change F2 too."
    assert said(Present("d", ANNA, stream="fix:1")) == "You change F2 at another desk too."


def test_spanish(room: Room) -> None:
    i18n.use("es")
    try:
        assert writing_words(room, [writer(1, "Marta")], ANNA) == "Marta está escribiendo"
        assert writing_words(room, map(writer, range(5)), ANNA).endswith("y 3 más están escribiendo")
    finally:
        i18n.use("en")


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_name_is_one_short_line_of_letters(room: Room, name: str) -> None:
    said = writing_words(room, [writer(1, name, name)], ANNA)
    assert said.isprintable()
    assert len(said) < 110
    assert "\u202e" not in called(room, writer(1, name))


def test_how_long_somebody_is_here_goes_by_the_clock_that_noted_it() -> None:
    who = Present("d", BEN, since=later(real_now(), 60))
    assert since_words(who, 0.0) == "0s"
    assert since_words(who, -180.5) == "2m"
    assert since_words(Present("d", BEN), 0.0) == ""
