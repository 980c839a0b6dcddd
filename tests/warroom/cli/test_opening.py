"""The options of every verb may stand anywhere, and the database is found in a fixed order."""

from __future__ import annotations

from pathlib import Path

import pytest

from warroom import config, i18n
from warroom.cli import opening
from warroom.cli.opening import read_opening
from warroom.errors import Rejected
from warroom.services.connections import Address, Connections


@pytest.mark.parametrize(
    ("words", "room", "language", "rest"),
    [
        (["--room", "x", "show", "a"], "x", "", ("show", "a")),
        (["show", "a", "--room=x", "--lang", "es"], "x", "es", ("show", "a")),
        (["log", "a", "--", "--lang", "es"], "", "", ("log", "a", "--", "--lang", "es")),
        (["show", "--lang"], "", "", ("show", "--lang")),
        (["--lang=", "list"], "", "", ("list",)),
        ([], "", "", ()),
    ],
)
def test_options_are_found_wherever_they_stand(
    words: list[str], room: str, language: str, rest: tuple[str, ...]
) -> None:
    found = read_opening(words)
    assert (found.room, found.language, found.rest) == (room, language, rest)


def test_all_words_go_on_with_the_options_in_front() -> None:
    found = read_opening(["show", "a", "--theme", "dark", "--room=x"])
    assert found.arguments == ["--room", "x", "--theme", "dark", "show", "a"]


def test_the_database_is_the_one_named_then_the_environments_then_the_last_then_ones_own(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    own, named = opening.database("")
    assert (own, named) == (f"sqlite:///{(home / 'data' / 'rooms.db').as_posix()}", False)
    config.remember(room_url="sqlite:///last")
    assert opening.database("") == ("sqlite:///last", False)
    monkeypatch.setenv(opening.ROOM, "sqlite:///env")
    assert opening.database("") == ("sqlite:///env", True)
    assert opening.database("sqlite:///named") == ("sqlite:///named", True)


def test_a_saved_connection_is_followed_wherever_it_leads_now(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Connections().save("Ours", Address(host="old", database="warroom", user="ana"))
    config.remember(room_url=made.address, connection="Ours")
    assert opening.database("") == ("postgresql://ana@old/warroom", False)
    assert opening.database("ours") == ("postgresql://ana@old/warroom", True)
    Connections().save("Ours", Address(host="new", database="warroom", user="ana"), made)
    assert opening.database("") == ("postgresql://ana@new/warroom", False)
    monkeypatch.setenv(opening.ROOM, "OURS")
    assert opening.database("") == ("postgresql://ana@new/warroom", True)
    monkeypatch.delenv(opening.ROOM)
    Connections().remove(Connections().named("Ours"))
    assert opening.database("") == (made.address, False)
    with pytest.raises(Rejected, match="no saved connection ours"):
        opening.database("ours")


def test_the_language_asked_for_comes_before_the_chosen_one() -> None:
    try:
        config.remember(language="es")
        opening.speak("")
        assert i18n.language() == "es"
        opening.speak("en_GB")
        assert i18n.language() == "en"
        with pytest.raises(Rejected, match="does not speak tlh"):
            opening.speak("tlh")
    finally:
        i18n.use("en")


def test_a_theme_is_dark_or_light_or_the_chosen_one() -> None:
    assert opening.check_theme("") == ""
    config.remember(theme="light")
    assert opening.check_theme("") == "light"
    assert opening.check_theme("dark") == "dark"
    with pytest.raises(Rejected, match="no theme pink"):
        opening.check_theme("pink")
