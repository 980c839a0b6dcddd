"""What a desk wishes is done by the window, at once and for the next start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rooms import busy_room
from tests.screens import Screens, press, type_in
from ui.actions import BY_ID
from ui.desk import wishes
from ui.theme import current, scale
from ui.theme.look import Look, wear
from warroom import config, i18n


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """Leave the usual look behind."""
    yield
    wear(Look())


def test_every_wish_has_an_action() -> None:
    assert set(wishes._GRANTS) <= set(BY_ID)
    assert set(wishes.AT_START) <= set(wishes._GRANTS)


def test_zoom_in_steps_keeps_page_and_words(screens: Screens) -> None:
    window = screens.window()
    desk = screens.enter(window, busy_room())
    type_in("Half a sent")
    desk.go("fixes")
    for keys, zoom in (
        ("Ctrl+=", 1.1),
        ("Ctrl++", 1.25),
        ("Ctrl+-", 1.1),
        ("Ctrl+Alt+0", 1.0),
        ("Ctrl+-", 0.9),
    ):
        old = window.desk
        press(keys)
        screens.qtbot.waitUntil(lambda old=old: window.desk is not old)  # type: ignore[misc]
        assert scale.zoom() == config.load().zoom == zoom
        assert window.desk is not None
        assert (window.desk.pages.current, window.desk.line.text()) == ("fixes", "Half a sent")


def test_the_theme_changes_within_high_contrast(screens: Screens) -> None:
    window = screens.window()
    desk = screens.enter(window, busy_room())
    window.change(contrast=True)
    screens.qtbot.waitUntil(lambda: window.desk is not desk)
    assert current.name() == "dark_contrast"
    dark = window.desk
    press("Ctrl+Shift+D")
    screens.qtbot.waitUntil(lambda: window.desk is not dark)
    assert current.name() == "light_contrast"
    assert (config.load().theme, config.load().contrast) == ("light", True)


@pytest.mark.parametrize("keys", ["Ctrl+=", "Ctrl+Shift+E", "Ctrl+Shift+D"])
def test_the_start_page_has_the_keys_too(keys: str, screens: Screens) -> None:
    window = screens.window()
    type_in("Half a tit")
    page = window.start
    press(keys)
    screens.qtbot.waitUntil(lambda: window.start is not page)
    assert (scale.zoom(), i18n.language(), current.name()) != (1.0, "en", "dark")
    assert window.start is not None
    assert window.start.title.text() == "Half a tit"


def test_full_screen_and_back(screens: Screens) -> None:
    window = screens.window()
    screens.enter(window, busy_room())
    press("F11")
    assert window.isFullScreen()
    press("F11")
    assert not window.isFullScreen()
