"""Colours of both themes can be read and told apart, by the contrast of WCAG."""

from __future__ import annotations

import pytest

from ui.theme.tokens import DARK, LIGHT, THEMES, Tokens, contrast

GROUNDS = ("ground", "panel", "raised", "info_ground")
MARKS = ("info", "caution", "alarm", "edge", "dim")
high = pytest.mark.parametrize("name", ["dark_contrast", "light_contrast"])
themes = pytest.mark.parametrize("name", sorted(THEMES))


def against(theme: Tokens, token: str, *grounds: str) -> float:
    """Give the lowest contrast of a token on these grounds."""
    return min(contrast(getattr(theme, token), getattr(theme, ground)) for ground in grounds)


def test_contrast_is_the_published_formula() -> None:
    assert contrast(DARK.ground, DARK.ground) == 1.0
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@themes
def test_reading_text(name: str) -> None:
    assert against(THEMES[name], "text", *GROUNDS) >= 7.0


@themes
def test_captions(name: str) -> None:
    assert against(THEMES[name], "muted", *GROUNDS) >= 4.5


@themes
def test_words_of_an_alarm(name: str) -> None:
    assert against(THEMES[name], "alarm_text", "alarm_ground") >= 4.5


@themes
@pytest.mark.parametrize("mark", MARKS)
def test_marks(name: str, mark: str) -> None:
    assert against(THEMES[name], mark, *GROUNDS) >= 3.0


@themes
@pytest.mark.parametrize("tone", ["info", "caution", "alarm"])
def test_small_words_in_a_tone(name: str, tone: str) -> None:
    assert against(THEMES[name], tone, "ground", "panel", "raised") >= 4.5


@themes
def test_selected_words_can_be_read(name: str) -> None:
    theme = THEMES[name]
    assert contrast(theme.ground, theme.info) >= 4.5


@themes
def test_a_panel_and_what_is_raised_differ_from_the_ground(name: str) -> None:
    theme = THEMES[name]
    assert len({theme.ground, theme.panel, theme.raised, theme.info_ground, theme.alarm_ground}) == 5


def test_both_themes_name_the_same_uses() -> None:
    assert DARK.__struct_fields__ == LIGHT.__struct_fields__
    assert set(THEMES) == {"dark", "light", "dark_contrast", "light_contrast"}


@themes
def test_what_is_chosen_can_be_read(name: str) -> None:
    assert against(THEMES[name], "text", "chosen") >= 7.0


@high
def test_high_contrast_of_reading_text(name: str) -> None:
    assert against(THEMES[name], "text", *GROUNDS, "chosen") >= 10.0
    assert against(THEMES[name], "alarm_text", "alarm_ground") >= 7.0


@high
def test_high_contrast_of_captions_and_words_in_a_tone(name: str) -> None:
    for tone in ("muted", "info", "caution", "alarm"):
        assert against(THEMES[name], tone, *GROUNDS) >= 7.0, tone


@high
@pytest.mark.parametrize("mark", [*MARKS, "line"])
def test_high_contrast_of_lines_and_marks(name: str, mark: str) -> None:
    assert against(THEMES[name], mark, *GROUNDS) >= 4.5
