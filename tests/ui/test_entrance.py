"""The way into a server from the screen: nothing stands still, a password is asked for, and nobody is stuck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.guarded import PASSWORD, Guarded, guarded
from tests.rings import Ring, ring
from tests.screens import Screens, press, shown, type_in
from ui.dialogs.password import PasswordPrompt
from ui.dialogs.waiting import Waiting
from ui.entrance import Entrance
from warroom.errors import Unavailable
from warroom.services import keys
from warroom.services.database import Database

__all__ = ["guarded", "ring"]

Kind = TypeVar("Kind", bound=QDialog)


@pytest.fixture
def owner(screens: Screens) -> QWidget:
    """Give a window to come in from."""
    made = QWidget()
    screens.show(made)
    return made


class Told:
    """What an entrance told."""

    def __init__(self, entrance: Entrance) -> None:
        self.opened: list[Database] = []
        self.failed: list[BaseException] = []
        self.notices: list[BaseException] = []
        entrance.opened.connect(self.opened.append)
        entrance.failed.connect(self.failed.append)
        entrance.notice.connect(self.notices.append)


@pytest.fixture
def entrance(owner: QWidget) -> Iterator[Entrance]:
    """Give an entrance."""
    made = Entrance(owner, owner)
    yield made
    made.end()


@pytest.fixture
def told(entrance: Entrance) -> Iterator[Told]:
    """Listen to the entrance, and close what it opened."""
    made = Told(entrance)
    yield made
    for each in made.opened:
        each.close()


def seen(kind: type[Kind]) -> Kind | None:
    """Give the window of a kind that is in sight."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    return found[-1] if found else None


def type_password(qtbot: QtBot, text: str) -> None:
    """Type a password where it is asked for."""
    qtbot.waitUntil(lambda: seen(PasswordPrompt) is not None)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is seen(PasswordPrompt))
    type_in(text)
    press("Return")


def test_a_password_from_the_keyring_opens_without_a_word(
    entrance: Entrance, told: Told, guarded: Guarded, ring: Ring, qtbot: QtBot
) -> None:
    ring.passwords["War Room", guarded.account] = PASSWORD
    entrance.enter(guarded.url, "Ours")
    assert entrance.busy
    qtbot.waitUntil(lambda: bool(told.opened))
    assert told.opened[0].login == guarded.person
    assert not entrance.busy


def test_a_missing_password_is_asked_for_and_a_wrong_one_again(
    entrance: Entrance, told: Told, guarded: Guarded, ring: Ring, qtbot: QtBot
) -> None:
    entrance.enter(guarded.url, "Ours")
    type_password(qtbot, "wrong")
    qtbot.waitUntil(lambda: seen(PasswordPrompt) is not None and "is wrong at" in shown(_prompt()))
    assert keys.held(guarded.account) is None
    type_password(qtbot, PASSWORD)
    qtbot.waitUntil(lambda: bool(told.opened))
    assert ring.passwords == {("War Room", guarded.account): PASSWORD}
    assert (told.failed, told.notices) == ([], [])


def _prompt() -> PasswordPrompt:
    found = seen(PasswordPrompt)
    assert found is not None
    return found


def test_a_keyring_that_refuses_opens_all_the_same_and_is_said(
    entrance: Entrance, told: Told, guarded: Guarded, ring: Ring, qtbot: QtBot
) -> None:
    ring.refuses = True
    entrance.enter(guarded.url, "Ours")
    type_password(qtbot, PASSWORD)
    qtbot.waitUntil(lambda: bool(told.notices))
    assert len(told.opened) == 1
    assert PASSWORD not in str(told.notices[0])


def test_whoever_gives_up_is_told_so(entrance: Entrance, told: Told, guarded: Guarded, qtbot: QtBot) -> None:
    entrance.enter(guarded.url, "Ours")
    qtbot.waitUntil(lambda: seen(PasswordPrompt) is not None)
    press("Esc")
    assert [str(each) for each in told.failed] == ["Ours was not opened."]
    assert not entrance.busy


def test_a_server_that_says_nothing_can_be_left_at_once(
    entrance: Entrance, told: Told, guarded: Guarded, qtbot: QtBot
) -> None:
    guarded.proxy.freeze()
    entrance.enter(guarded.url, "Ours")
    qtbot.waitUntil(lambda: seen(Waiting) is not None)
    press("Esc")
    assert [str(each) for each in told.failed] == ["Ours was not opened."]
    assert seen(Waiting) is None


def test_other_trouble_is_told(entrance: Entrance, told: Told, guarded: Guarded, qtbot: QtBot) -> None:
    entrance.enter(guarded.of("nobody_at_all"), "Ours")
    qtbot.waitUntil(lambda: bool(told.failed))
    assert isinstance(told.failed[0], Unavailable)
    assert told.failed[0].cause == "role"
