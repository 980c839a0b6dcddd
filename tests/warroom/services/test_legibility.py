"""Letters are as large as the seat needs: heights from the visual angle, sizes from the screen."""

from __future__ import annotations

import pytest

from warroom.errors import Rejected
from warroom.services.legibility import Seat, cap_height, pitch, read_diagonal, read_distance, tiers


@pytest.mark.parametrize(
    ("distance", "arcmin", "height"),
    [
        (1, 16, 4.7),
        (4, 10, 11.6),
        (4, 16, 18.6),
        (4, 20, 23.3),
        (4, 22, 25.6),
        (4, 30, 34.9),
        (8, 16, 37.2),
        (10, 22, 64.0),
    ],
)
def test_heights_are_those_of_the_tables(distance: float, arcmin: float, height: float) -> None:
    assert cap_height(distance, arcmin) == pytest.approx(height, abs=0.05)


def test_a_pixel_of_a_55_inch_screen() -> None:
    assert pitch(55, 1920, 1080) == pytest.approx(0.634, abs=0.001)
    assert pitch(55, 3840, 2160) == pytest.approx(0.317, abs=0.001)


def test_sizes_grow_with_distance_and_dots() -> None:
    found = tiers(Seat(55, 4), 1920, 1080, 0.70)
    assert (found.far, found.near) == (42, 21)
    sharp = tiers(Seat(55, 4), 3840, 2160, 0.70)
    assert (sharp.far, sharp.near) == (84, 42)
    assert tiers(Seat(55, 8), 1920, 1080, 0.70).near == 42


@pytest.mark.parametrize(
    ("text", "inches"), [("55in", 55), ("55", 55), (' 86" ', 86), ("139.7cm", 55), ("139,7 cm", 55)]
)
def test_a_diagonal_is_read(text: str, inches: float) -> None:
    assert read_diagonal(text) == pytest.approx(inches)


@pytest.mark.parametrize(
    ("text", "metres"), [("4m", 4), ("4", 4), ("3,5 m", 3.5), ("400cm", 4), ("10ft", 3.048)]
)
def test_a_distance_is_read(text: str, metres: float) -> None:
    assert read_distance(text) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["", "large", "4in", "9000in", "-55", "55 inches of it", "1e3"])
def test_what_is_no_diagonal_is_refused(text: str) -> None:
    with pytest.raises(Rejected, match="55in") as refused:
        read_diagonal(text)
    assert refused.value.field == "diagonal"


@pytest.mark.parametrize("text", ["", "far", "0m", "51m", "4 miles"])
def test_what_is_no_distance_is_refused(text: str) -> None:
    with pytest.raises(Rejected, match="4m") as refused:
        read_distance(text)
    assert refused.value.field == "distance"
