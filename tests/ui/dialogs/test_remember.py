"""The check box is on where a keyring can remember, and says why where none can."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.rings import Ring, ring
from tests.screens import Screens, nameless, plain, shown
from ui.dialogs.remember import RememberBox
from warroom.errors import Unavailable

__all__ = ["ring"]


@pytest.fixture
def box(screens: Screens) -> RememberBox:
    """Give the check box."""
    made = RememberBox()
    screens.show(made)
    return made


def test_without_a_keyring_that_is_said_beside_it(box: RememberBox, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "no keyring that is safe" in shown(box))
    assert not box.wished
    assert not box.box.isEnabled()
    assert nameless(box) == plain(box) == []


def test_with_one_it_is_on(ring: Ring, screens: Screens, qtbot: QtBot) -> None:
    box = RememberBox()
    screens.show(box)
    qtbot.waitUntil(lambda: not box._errands.busy)
    wished = [box.wished]
    box.show_trouble(Unavailable("Nothing."))
    assert [*wished, box.wished] == [True, False]
    box.leave()
