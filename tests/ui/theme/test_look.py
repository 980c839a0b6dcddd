"""A look is chosen as one and put on as one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ui.theme import current, motion, scale
from ui.theme.fonts import font
from ui.theme.look import Look, look_of, step, wear
from warroom.config import Settings


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """Leave the usual look behind."""
    yield
    wear(Look())


def test_what_nobody_chose_is_dark_and_of_the_usual_size() -> None:
    assert look_of(Settings()) == Look()


def test_what_was_asked_for_goes_before_what_is_remembered() -> None:
    assert look_of(Settings(theme="light", zoom=1.5), "dark") == Look(theme="dark", zoom=1.5)


def test_all_of_it_is_worn() -> None:
    wear(Look("light", True, 2.0, 1.15, True))
    assert (current.name(), scale.zoom(), scale.text(), motion.reduced()) == (
        "light_contrast",
        2.0,
        1.15,
        True,
    )
    assert font("body").pixelSize() == round(15 * 2 * 1.15)


@pytest.mark.parametrize(
    ("zoom", "by", "given"), [(1.0, 1, 1.1), (1.0, -1, 0.9), (2.0, 1, 2.0), (0.8, -1, 0.8), (1.3, 1, 1.5)]
)
def test_the_zoom_goes_in_steps(zoom: float, by: int, given: float) -> None:
    assert step(zoom, by) == given
