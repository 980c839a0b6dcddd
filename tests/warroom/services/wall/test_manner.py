"""How long each room stays is read as people write it."""

from __future__ import annotations

import pytest

from warroom.errors import Rejected
from warroom.services.wall.manner import read_rotation


@pytest.mark.parametrize(("text", "seconds"), [("30s", 30), (" 45 ", 45), ("2M", 120), ("0", 0)])
def test_seconds_and_minutes(text: str, seconds: int) -> None:
    assert read_rotation(text) == seconds


@pytest.mark.parametrize("text", ["", "s", "1h", "9s", "61m", "-30s", "1.5m", "³0s", "999999999999s"])
def test_what_makes_no_turn_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Rejected, match="30s") as refused:
        read_rotation(text)
    assert refused.value.field == "rotate"
