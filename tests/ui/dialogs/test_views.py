"""Views are used, kept, renamed and deleted by key."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.screens import Screens, nameless, plain, press, shown, type_in
from ui.dialogs.views import ViewsDialog
from warroom.services.query import Query, parse
from warroom.services.views import Views


@pytest.fixture
def owner(screens: Screens) -> QWidget:
    """Give a window to ask over."""
    made = QWidget()
    screens.show(made)
    return made


def opened(owner: QWidget, query: str = "card kind:decision") -> tuple[ViewsDialog, list[Query]]:
    """Open the views, and give what is chosen."""
    chosen: list[Query] = []
    dialog = ViewsDialog(Views(), parse(query), owner)
    dialog.chosen.connect(chosen.append)
    dialog.open()
    return dialog, chosen


def names() -> list[str]:
    """Name one's own views, as they are on disk."""
    return [view.name for view in Views().all() if not view.built_in]


def test_a_view_is_used(owner: QWidget) -> None:
    dialog, chosen = opened(owner)
    assert "Shown now: kind decision · with “card”" in shown(dialog)
    assert nameless(dialog) == []
    assert plain(dialog) == []
    press("Down")
    press("Return")
    assert chosen == [parse("kind:communication")]
    assert owner.findChildren(ViewsDialog) == []


def test_what_is_shown_is_kept_renamed_and_deleted(owner: QWidget) -> None:
    dialog, chosen = opened(owner)
    press("Ctrl+N")
    type_in("cards")
    press("Return")
    assert names() == ["cards"]
    press("F2")
    type_in("tills")
    press("Return")
    assert names() == ["tills"]
    dialog.use()
    assert chosen == [parse("card kind:decision")]
    dialog, _chosen = opened(owner)
    press("Delete")
    assert names() == []
    assert dialog.isVisible()


def test_what_cannot_be_done_is_said(owner: QWidget) -> None:
    dialog, _chosen = opened(owner, "")
    press("Delete")
    assert "This view is built in and stays." in shown(dialog)
    press("Ctrl+N")
    type_in("all")
    press("Return")
    (line,) = (each for each in dialog.children() if type(each).__name__ == "OneLine")
    assert isinstance(line, QWidget)
    assert "Search or press a chip first" in shown(line)
    press("Escape")
    assert names() == []
