"""The theme in use is what painting asks for."""

from __future__ import annotations

import pytest

from ui.theme import current
from ui.theme.tokens import THEMES


@pytest.mark.parametrize("name", sorted(THEMES))
def test_colours_follow_the_theme(name: str) -> None:
    assert current.use(name) == name == current.name()
    assert current.tokens() is THEMES[name]
    assert current.colour("alarm").name().upper() == THEMES[name].alarm


@pytest.mark.parametrize("unknown", ["", "sepia"])
def test_an_unknown_theme_follows_the_system(unknown: str) -> None:
    assert current.use(unknown) in THEMES


def test_a_veil_leaves_the_token_as_it_is() -> None:
    found = current.veil("ground", 0.5)
    assert (found.name(), round(found.alphaF(), 2)) == (current.colour("ground").name(), 0.5)
    assert current.colour("ground").alpha() == 255


def test_a_colour_that_is_no_token_is_a_bug() -> None:
    with pytest.raises(AttributeError):
        current.colour("green")


def test_a_wish_names_its_theme() -> None:
    assert current.named("light", False) == "light"
    assert current.named("dark", True) == "dark_contrast"
    assert current.named("system", None) in THEMES
    assert (current.use("light_contrast"), current.base(), current.high_contrast()) == (
        "light_contrast",
        "light",
        True,
    )
    current.use("dark")
