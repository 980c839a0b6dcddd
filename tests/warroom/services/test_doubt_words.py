"""What does not fit is said with its entry, its time and what to do; a restore with who, when and what was lost."""

from __future__ import annotations

import pytest

from tests.rooms import Bench
from warroom import i18n
from warroom.services.doubt_words import doubt_words
from warroom.services.witness import Doubt, Restoration, Sight

SIGHT = Sight(12, "ab", "2026-03-02T14:00:00.000000Z")
RESTORED = Restoration("2026-03-03T08:00:00.000000Z", "Anna Alvarez", "2026-03-02T13:00:00.000000Z", 9)


@pytest.fixture
def history() -> Bench:
    """Give a room whose times are said in UTC."""
    return Bench(nature="history")


def test_a_shorter_log(history: Bench) -> None:
    said = doubt_words(history.room, Doubt(SIGHT, 9))
    assert "This desk saw entry 12 of this log on 2026-03-02 14:00:00 UTC" in said
    assert "now the log has 9 entries" in said
    assert said.endswith("before you rely on it.")
    assert "has 1 entry:" in doubt_words(history.room, Doubt(SIGHT, 1))


def test_another_entry_in_its_place(history: Bench) -> None:
    said = doubt_words(history.room, Doubt(SIGHT, 30))
    assert said.startswith(
        "Entry 12 of this log is another one than this desk saw on 2026-03-02 14:00:00 UTC"
    )
    assert "Tell the lead" in said


def test_a_restore_explains_and_says_what_was_lost(history: Bench) -> None:
    said = doubt_words(history.room, Doubt(SIGHT, 10, RESTORED))
    assert said == (
        "This database was restored on 2026-03-03 08:00:00 UTC by Anna Alvarez, from a backup of"
        " 2026-03-02 13:00:00 UTC. Entries after 9 were lost: enter again what still counts."
    )


def test_in_spanish(history: Bench) -> None:
    i18n.use("es")
    said = [doubt_words(history.room, doubt) for doubt in (Doubt(SIGHT, 9), Doubt(SIGHT, 10, RESTORED))]
    i18n.use("en")
    assert "entrada 12" in said[0]
    assert "Anna Alvarez" in said[1]
    assert "entry" not in said[0] + said[1]
