"""A window tells what is for its person, as the settings say."""

from __future__ import annotations

import msgspec

from tests.rooms import Bench
from tests.screens import Screens


def test_settings_are_followed_at_once(screens: Screens) -> None:
    window = screens.window()
    screens.enter(window, Bench())
    made = window.notices
    assert made is not None
    window.use_settings(
        msgspec.structs.replace(window.settings, notices=False, quiet_from="22:00", quiet_to="07:00")
    )
    assert (made.on, made.quiet_from, made.quiet_to) == (False, "22:00", "07:00")
    window.show_start()
    assert window.notices is None
