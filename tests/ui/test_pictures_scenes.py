"""Every window of the program in a language that needs more room; and pictures of only what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from tests import pseudo, scenes, shots
from tests.fitting import cut
from tests.houses import PROCEDURE, SET, fill
from tests.rooms import busy_room
from tests.scenes import Stage
from tests.screens import Screens
from ui.house.pages import PAGES as HOUSE_PAGES
from ui.panels.page_table import PAGES


@pytest.fixture
def stage(screens: Screens, tmp_path: Path) -> Iterator[Stage]:
    """Give a stage on a busy room, with a house."""
    fill(screens.store, PROCEDURE, SET)
    room = busy_room()
    room.hypothesis("The shops' own terminals")
    made = Stage(screens.bridge(room), tmp_path)
    yield made
    made.clear()


def test_no_words_of_a_window_are_cut(stage: Stage) -> None:
    pseudo.speak()
    found = []
    for name in stage.scenes:
        shown = stage.show(name)
        for _round in range(3):
            shown.grab()
            QApplication.processEvents()
        found += [f"{name}: {each}" for each in cut(shown)]
        needs = shown.minimumSizeHint()
        if isinstance(shown, QDialog) and (needs.width() > 1280 or needs.height() > 720):
            found.append(f"{name} is larger than the smallest screen: {needs}")
    assert found == [], "\n".join(found)


def test_every_page_is_pictured() -> None:
    assert set(shots.PAGES) == {kind.name for kind in PAGES}
    assert {f"house-{kind.name}" for kind in HOUSE_PAGES} <= set(scenes.SCENES)


def test_only_what_is_asked_for_is_pictured() -> None:
    wanted = shots.Wanted(["overfull", "asks", "dark", "es", "nonsense"])
    assert [group.name for group in shots.GROUPS if wanted.group(group)] == ["overfull"]
    assert wanted.look("dark", "es")
    assert not wanted.look("light", "es")
    assert not wanted.look("dark", "en")
    assert [page for page in shots.PAGES if wanted.subject(page)] == ["asks"]
    assert wanted.unknown() == ["nonsense"]
    assert shots.Wanted([]).subject("palette")
