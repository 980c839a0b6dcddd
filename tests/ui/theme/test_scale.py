"""Zoom and size of text: what is a width grows with one, what holds text with both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ui.theme import scale


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """Leave the usual size behind."""
    yield
    scale.use(1.0)


def test_at_the_usual_size_a_pixel_is_a_pixel() -> None:
    assert (scale.px(18), scale.line(31)) == (18, 31)


def test_a_width_grows_with_the_zoom_and_a_line_with_the_text_too() -> None:
    scale.use(1.5, 1.3)
    assert (scale.px(20), scale.line(20)) == (30, 39)


@pytest.mark.parametrize(("given", "taken"), [(0.1, 0.8), (9.0, 2.0)])
def test_a_zoom_that_nobody_could_read_is_not_taken(given: float, taken: float) -> None:
    scale.use(given)
    assert scale.zoom() == taken


def test_a_size_of_text_that_breaks_rows_is_not_taken() -> None:
    scale.use(1.0, 5.0)
    assert scale.text() == 1.3
