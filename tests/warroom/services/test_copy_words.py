"""What is said of copies: from when they are, why they are read, and what is missing."""

from __future__ import annotations

import pytest

from warroom import i18n
from warroom.clock import later, real_now
from warroom.errors import Unavailable
from warroom.services.copy_words import copy_time, oldest_words, room_words, start_words

AWAY = Unavailable("{place} is away.", "ended", place="rooms.example.org")


def test_the_day_is_said_unless_it_is_today() -> None:
    now = real_now()
    assert len(copy_time(now)) == len("14:05")
    assert len(copy_time(later(now, -2 * 86400))) == len("2026-03-02 14:05")
    assert copy_time(now, later(now, 2 * 86400)).endswith(copy_time(now))


def test_the_room_says_from_when_it_is() -> None:
    assert room_words(real_now()) == f"You read the copy on this computer, as of {copy_time(real_now())}."


@pytest.mark.parametrize(
    ("more", "said"),
    [(0, "back."), (1, "1 more room is only on the server."), (3, "3 more rooms are only on the server.")],
)
def test_the_start_page_says_why_and_what_is_missing(more: int, said: str) -> None:
    words = start_words(AWAY, more)
    assert words.startswith("■ rooms.example.org is away. Below are the rooms")
    assert words.endswith(said)


def test_the_command_line_says_the_oldest() -> None:
    old, now = later(real_now(), -2 * 86400), real_now()
    assert oldest_words(AWAY, {now, old, ""}).endswith(f"this computer, as of {copy_time(old)}.")
    assert (
        oldest_words(AWAY, set()) == "rooms.example.org is away. What you read is the copy on this computer."
    )


def test_it_is_said_in_spanish() -> None:
    i18n.use("es")
    try:
        assert "copia de este equipo" in room_words(real_now())
    finally:
        i18n.use("en")
