"""The deeds of the house that reach for files: the logo is taken, or refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.houses import fill
from tests.pictures import png
from tests.screens import Screens, drafts_of
from ui.house import deeds
from ui.house.view import HouseView
from warroom.domain.rules.logo import LIMIT
from warroom.domain.state import house
from warroom.errors import Rejected
from warroom.services.house import company_of, open_house

pytestmark = pytest.mark.both

PNG = png()


@pytest.fixture
def view(screens: Screens) -> Iterator[HouseView]:
    """Show a house of a company without logo."""
    fill(screens.store, house.CompanyWritten(name="Nordlys"))
    made = HouseView(screens.bridge(open_house(screens.store)), drafts_of("house"))
    screens.show(made)
    yield made
    made.errands.wait()


def take(screens: Screens, view: HouseView, path: Path) -> None:
    deeds.take_logo(view, path)
    view.errands.wait()
    screens.settled(view.bridge)


def test_a_picture_becomes_the_logo_and_goes_again(screens: Screens, view: HouseView, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(PNG)
    take(screens, view, path)
    assert company_of(screens.store).logo == PNG
    deeds.drop_logo(view)
    view.errands.wait()
    screens.settled(view.bridge)
    assert company_of(screens.store).logo == b""
    with pytest.raises(Rejected):
        deeds.drop_logo(view)


@pytest.mark.parametrize("data", [b"<svg/>", PNG + bytes(LIMIT)])
def test_what_is_no_logo_is_said(screens: Screens, view: HouseView, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    take(screens, view, path)
    screens.qtbot.waitUntil(lambda: "logo" in view.message.text)


def test_a_file_that_cannot_be_read_is_said(screens: Screens, view: HouseView, tmp_path: Path) -> None:
    take(screens, view, tmp_path / "nothing.png")
    screens.qtbot.waitUntil(lambda: "cannot be read" in view.message.text)


def test_nothing_is_done_with_nothing_selected(view: HouseView) -> None:
    view.choose("")
    for deed in (deeds.change, deeds.withdraw, deeds.copy):
        with pytest.raises(Rejected):
            deed(view)
    view.go("history")
    with pytest.raises(Rejected):
        deeds.new(view)
