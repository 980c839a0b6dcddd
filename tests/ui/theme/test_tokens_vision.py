"""States can be told apart by who sees colours otherwise: protan, deutan and tritan, as Machado 2009 simulates them."""

from __future__ import annotations

from itertools import combinations

import pytest
from coloraide import Color

from ui.theme.tokens import THEMES

STATES = ("muted", "info", "caution", "alarm")
"""What marks a state on the desk and on the wall."""
LEAST = 9.0
"""CIEDE2000 from which two colours of a mark are told apart at a glance, as among the colours of the field."""


def apart(first: str, second: str, vision: str) -> float:
    """Give how far two colours are apart (CIEDE2000) for a kind of vision, empty for the usual one."""
    seen = [Color(each) for each in (first, second)]
    if vision:
        seen = [each.filter(vision, method="machado") for each in seen]
    return float(seen[0].delta_e(seen[1], method="2000"))


def test_the_simulation_finds_what_is_known() -> None:
    # Serious and normal of a palette that is known to fail: 1.8 for deutan, told apart otherwise.
    assert apart("#FFB302", "#56F000", "deutan") == pytest.approx(1.8, abs=0.2)
    assert apart("#FFB302", "#56F000", "") > 30


@pytest.mark.parametrize("vision", ["", "protan", "deutan", "tritan"])
@pytest.mark.parametrize("name", sorted(THEMES))
def test_states_are_told_apart(name: str, vision: str) -> None:
    theme = THEMES[name]
    close = {
        pair: round(found, 1)
        for pair in combinations(STATES, 2)
        if (found := apart(getattr(theme, pair[0]), getattr(theme, pair[1]), vision)) < LEAST
    }
    assert close == {}
