"""What is shown or selected goes on paper beside the work; too much is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.fixtures import Opener
from tests.rooms import Bench, busy_room
from tests.screens import Screens, click, press
from tests.warroom.reports.test_excerpt import pages
from ui.desk import timeline_deeds
from ui.desk.desk import Desk
from ui.dialogs.too_many import TooMany
from warroom.services.query import parse

pytestmark = pytest.mark.usefixtures("opener")


def printed(screens: Screens, desk: Desk, keys: str = "Ctrl+Shift+K") -> str:
    """Press the key and read the paper."""
    with screens.qtbot.waitSignal(desk.papers.opened, timeout=30_000) as told:
        press(keys)
    assert told.args is not None
    return " ".join(pages(Path(str(told.args[0])).read_bytes()))


def test_what_is_shown_is_printed(screens: Screens, opener: Opener) -> None:
    desk = screens.desk(busy_room())
    desk.pages.timeline.set_query(parse("kind:decision"))
    paper = printed(screens, desk)
    assert "Shown: kind decision" in paper
    assert "Roll back now" in paper
    assert "All lines answer" not in paper
    assert len(opener.paths) == 1


def test_several_selected_rows_are_printed_alone(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    desk.pages.focus_current()
    press("Home")
    press("Shift+Down", 2)
    paper = printed(screens, desk)
    assert "3 rows selected from: everything" in paper
    assert "3 of " in paper


def test_nothing_shown_says_so(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    desk.pages.timeline.set_query(parse("nonsense"))
    press("Ctrl+Shift+K")
    assert desk.message.text == "Nothing is shown that could be printed."


def test_too_many_rows_are_asked_about(screens: Screens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_deeds, "MOST_PRINTED", 5)
    bench = Bench()
    for number in range(30):
        bench.log(f"Note {number}")
    desk = screens.desk(bench)
    press("Ctrl+Shift+K")
    (dialog,) = desk.findChildren(TooMany)
    last = next(each for each in dialog.findChildren(QPushButton) if each.text() == "The last 5")
    with screens.qtbot.waitSignal(desk.papers.opened, timeout=30_000) as told:
        click(last)
    assert told.args is not None
    paper = " ".join(pages(Path(str(told.args[0])).read_bytes()))
    assert "Shown: everything, the last 5 of" in paper
    assert "Note 29" in paper
    assert "Note 24" not in paper
