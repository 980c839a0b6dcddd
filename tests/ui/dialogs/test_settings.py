"""Settings are seen at once, kept with Enter, taken back with Esc."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton

from tests.fitting import cut
from tests.rooms import busy_room
from tests.screens import Screens, click, focused, nameless, plain, press, type_in
from ui.desk.window import MainWindow
from ui.dialogs.settings import SETTINGS, SettingsDialog, chosen
from ui.theme import current, motion, scale
from ui.theme.look import Look, wear
from warroom import config, i18n
from warroom.config import Settings


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """Leave the usual look behind."""
    yield
    wear(Look())


@pytest.fixture
def window(screens: Screens) -> MainWindow:
    """Give the program's window at a room."""
    made = screens.window()
    screens.enter(made, busy_room())
    return made


def opened(window: MainWindow) -> SettingsDialog:
    """Open the settings by their key."""
    press("Ctrl+,")
    (dialog,) = window.findChildren(SettingsDialog)
    assert dialog.isVisible()
    return dialog


def test_every_row_is_a_setting() -> None:
    assert set(chosen(Settings())) <= set(Settings.__struct_fields__)
    assert len({each.name for each in SETTINGS}) == len(SETTINGS)


def test_a_choice_is_seen_at_once_and_kept(screens: Screens, window: MainWindow) -> None:
    dialog = opened(window)
    assert focused() is dialog.controls["person"].widget
    for name, value in (("zoom", 1.25), ("text", 1.15), ("contrast", True), ("reduced_motion", True)):
        desk = window.desk
        dialog.controls[name].set_value(value)
        screens.qtbot.waitUntil(lambda desk=desk: window.desk is not desk)  # type: ignore[misc]
    assert (scale.zoom(), scale.text()) == (1.25, 1.15)
    assert (current.name(), motion.reduced()) == ("dark_contrast", True)
    dialog.accept()
    kept = config.load()
    assert (kept.zoom, kept.text, kept.contrast, kept.reduced_motion) == (1.25, 1.15, True, True)


def test_esc_takes_everything_back(screens: Screens, window: MainWindow) -> None:
    dialog = opened(window)
    desk = window.desk
    dialog.controls["theme"].set_value("light")
    dialog.controls["zoom"].set_value(2.0)
    dialog.controls["language"].set_value("es")
    screens.qtbot.waitUntil(lambda: window.desk is not desk)
    assert (current.name(), scale.zoom(), i18n.language()) == ("light", 2.0, "es")
    assert dialog.windowTitle() == "Ajustes"
    desk = window.desk
    press("Escape")
    screens.qtbot.waitUntil(lambda: window.desk is not desk)
    assert (current.name(), scale.zoom(), i18n.language()) == ("dark", 1.0, "en")
    assert (config.load().theme, config.load().zoom) == ("", 1.0)


def test_ones_name_is_kept(screens: Screens, window: MainWindow) -> None:
    dialog = opened(window)
    press("Ctrl+A")
    type_in("Carla Cruz")
    click(next(each for each in dialog.findChildren(QPushButton) if each.accessibleName() == "Keep it"))
    assert window.person == config.load().person == "Carla Cruz"


def test_an_empty_name_is_no_name(window: MainWindow) -> None:
    dialog = opened(window)
    before = window.person
    press("Ctrl+A")
    press("Del")
    dialog.accept()
    assert window.person == before


def test_the_keyboard_stays_on_its_row(screens: Screens, window: MainWindow) -> None:
    dialog = opened(window)
    desk = window.desk
    dialog.controls["zoom"].widget.setFocus()
    press("Down")
    screens.qtbot.waitUntil(lambda: window.desk is not desk)
    assert dialog.controls["zoom"].value() == 1.1
    assert dialog.controls["zoom"].widget.hasFocus()


def test_a_value_between_the_steps_shows_the_nearest(screens: Screens) -> None:
    window = screens.window()
    dialog = SettingsDialog(Settings(zoom=1.45, theme="sepia"), window)
    assert dialog.controls["zoom"].value() == 1.5
    assert dialog.settings.zoom == 1.45
    dialog.reject()


@pytest.mark.parametrize("code", i18n.available())
@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
def test_everything_has_a_name_and_fits(zoom: float, code: str, screens: Screens) -> None:
    window = screens.window()
    i18n.use(code)
    wear(Look(zoom=zoom))
    dialog = SettingsDialog(Settings(person="Ana"), window)
    dialog.show()
    assert nameless(dialog) == []
    assert plain(dialog) == []
    assert cut(dialog) == []
    dialog.reject()


def test_the_start_page_has_a_button_for_them(screens: Screens) -> None:
    window = screens.window()
    assert window.start is not None
    click(
        next(each for each in window.start.findChildren(QPushButton) if each.accessibleName() == "Settings")
    )
    (dialog,) = window.findChildren(SettingsDialog)
    dialog.reject()
