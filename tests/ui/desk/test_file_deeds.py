"""Each action about files does its deed at the desk."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.files import attach
from tests.rooms import Bench
from tests.screens import Screens
from ui.desk import file_deeds
from warroom.errors import Rejected

pytestmark = pytest.mark.both


@pytest.mark.parametrize(("deed", "mode"), [(file_deeds.attach, "Open"), (file_deeds.save, "Save")])
def test_what_needs_a_place_asks_for_it(deed: object, mode: str, screens: Screens) -> None:
    bench = Bench()
    stream = attach(bench)
    desk = screens.desk(bench)
    desk.choose(stream)
    deed(desk)  # type: ignore[operator]
    (dialog,) = desk.findChildren(QFileDialog)
    assert dialog.isVisible()
    assert dialog.acceptMode() is getattr(QFileDialog.AcceptMode, f"Accept{mode}")


@pytest.mark.parametrize("deed", [file_deeds.open_file, file_deeds.save])
def test_what_is_for_a_file_needs_one(deed: object, screens: Screens) -> None:
    with pytest.raises(Rejected, match="Select a file first"):
        deed(screens.desk(Bench()))  # type: ignore[operator]


def test_pasting_needs_a_file_or_a_picture(screens: Screens) -> None:
    with pytest.raises(Rejected, match="Copy a file or a picture first"):
        file_deeds.paste(screens.desk(Bench()))
