"""How a trial goes and what it found is said under the fields."""

from __future__ import annotations

from tests.scenes_connections import TRIED
from tests.screens import Screens, shown
from ui.dialogs.trial import TrialResult


def test_a_step_then_what_was_found(screens: Screens) -> None:
    made = TrialResult()
    assert made.isHidden()
    screens.show(made)
    made.show_step("Logging in…")
    assert set(shown(made).splitlines()) == {"Logging in…"}
    made.show_tried(TRIED)
    for words in (
        "The connection works",
        "PostgreSQL 17.2",
        "TLSv1.3",
        "lead: you may",
        "12 rooms",
        "3 s ahead",
    ):
        assert words in shown(made)
