"""Settings survive a crash, a hand that spoils them and a folder that cannot be used."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import msgspec
import platformdirs
import pytest

from warroom import config
from warroom.config import Settings, WindowPlace
from warroom.errors import Unavailable


def test_all_folders_lie_in_the_named_home(home: Path) -> None:
    found = config.folders()
    assert (found.data, found.cache, found.config) == (home / "data", home / "cache", home / "config")
    assert all(place.is_dir() for place in (found.data, found.cache, found.config))


def test_without_a_named_home_the_system_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WARROOM_HOME")
    known = platformdirs.PlatformDirs("warroom", appauthor=False)
    assert config._places() == config.Folders(
        known.user_data_path, known.user_cache_path, known.user_config_path
    )


def test_a_first_start_has_nothing_chosen() -> None:
    assert config.load() == Settings()


def test_what_is_saved_is_loaded() -> None:
    settings = Settings(language="es", theme="light", person="Ana Ñ", room_url="sqlite:///x")
    config.save(settings)
    assert config.load() == settings


def test_one_setting_is_changed_and_the_others_kept() -> None:
    config.remember(language="es")
    assert config.remember(theme="light") == Settings(language="es", theme="light")
    assert config.load() == Settings(language="es", theme="light")


def test_settings_keep_their_types() -> None:
    place = WindowPlace(screen="HDMI-1", x=10, y=-5, width=1200, height=700, open=True, page="fixes")
    given = config.remember(zoom=2, contrast=True, reduced_motion=None, windows={"main": place})
    assert (given.zoom, given.contrast, given.windows["main"]) == (2.0, True, place)
    assert config.load() == given


def test_a_setting_of_another_name_or_type_is_a_bug() -> None:
    with pytest.raises(TypeError):
        config.remember(volume=3)
    with pytest.raises(msgspec.ValidationError):
        config.remember(zoom="large")
    assert config.load() == Settings()


def test_threads_that_remember_at_once_keep_each_others_settings() -> None:
    names = ("language", "theme", "room", "room_url", "person", "person_id")
    threads = [threading.Thread(target=config.remember, kwargs={name: name}) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert config.load() == msgspec.convert({name: name for name in names}, Settings)


def test_saving_leaves_no_draft_behind(home: Path) -> None:
    config.save(Settings(theme="dark"))
    config.save(Settings(theme="light"))
    assert [file.name for file in (home / "config").iterdir()] == ["settings.json"]


def test_settings_of_a_newer_version_are_read() -> None:
    (config.folders().config / "settings.json").write_text('{"theme": "light", "volume": 3}')
    assert config.load() == Settings(theme="light")


@pytest.mark.parametrize("spoiled", [b"", b"{half", b'{"theme": 3}', b'"text"', b"\xff\xfe"])
def test_spoiled_settings_are_kept_aside(home: Path, spoiled: bytes, logged: list[logging.LogRecord]) -> None:
    file = config.folders().config / "settings.json"
    for number in (1, 2):
        file.write_bytes(spoiled)
        assert config.load() == Settings()
        aside = home / "config" / f"settings.unreadable-{number}.json"
        assert (aside.read_bytes(), file.exists()) == (spoiled, False)
    assert logged[0].args == (home / "config" / "settings.unreadable-1.json",)


def test_settings_that_cannot_be_read_say_so(home: Path) -> None:
    (config.folders().config / "settings.json").mkdir()
    with pytest.raises(Unavailable, match=r"settings\.json cannot be used"):
        config.load()


def test_settings_that_cannot_be_written_say_so_and_leave_nothing(home: Path) -> None:
    (config.folders().config / "settings.json").mkdir()
    with pytest.raises(Unavailable, match=r"settings\.json cannot be used"):
        config.save(Settings())
    assert [file.name for file in (home / "config").iterdir()] == ["settings.json"]


def test_a_home_that_cannot_be_made_says_so(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file in the way")
    with pytest.raises(Unavailable, match="cannot be made"):
        config.folders()


def test_a_name_is_guessed_from_the_system() -> None:
    assert isinstance(config.person_guess(), str)
