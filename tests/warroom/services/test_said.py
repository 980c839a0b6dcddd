"""Words of a row as one line, and the program's own reasons."""

from __future__ import annotations

from warroom import i18n
from warroom.domain.state.timeline import UNDONE
from warroom.services.said import Words, reason_words


def test_a_row_is_one_line_of_text() -> None:
    assert Words("H1", "Ruled out.", "The release", ("chip",)).plain == "H1 Ruled out. The release"
    assert Words(text="All quiet").plain == "All quiet"


def test_only_the_programs_own_reason_is_translated() -> None:
    i18n.use("es")
    try:
        assert reason_words(UNDONE) == "deshecha"
        assert reason_words("It beeps") == "It beeps"
    finally:
        i18n.use("en")
