"""Where a person's files lie on this machine, and the settings the program remembers."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path
from typing import Final

import msgspec
import platformdirs

from warroom import ids
from warroom.errors import N_, Unavailable

HOME: Final = "WARROOM_HOME"
"""The environment variable that puts all folders under one place, for tests and USB sticks."""
_log: Final = logging.getLogger(__name__)
_changing: Final = threading.Lock()
"""Held from reading to writing, so that no thread of this program undoes what another remembers."""


class Folders(msgspec.Struct, frozen=True):
    """The folders of this person: rooms and outbox, disposable files, settings."""

    data: Path
    cache: Path
    config: Path


class WindowPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a window was, in pixels from the corner of its screen, and what it showed."""

    screen: str = ""
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    state: str = ""
    """Empty, `maximized` or `full`."""
    open: bool = False
    page: str = ""
    stream: str = ""
    side: int = 0
    """The inspector's width at zoom 1; 0 for as wide as the window suggests."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered between two starts; an empty text means "not chosen yet"."""

    language: str = ""
    theme: str = ""
    """`dark`, `light` or `system`."""
    contrast: bool | None = None
    """High contrast; None follows the system, as for `reduced_motion`."""
    zoom: float = 1.0
    text: float = 1.0
    """The size of text, beside the zoom."""
    reduced_motion: bool | None = None
    windows: dict[str, WindowPlace] = {}
    """The places of windows by name: `main`, `2`, `inspector`, `inspector:2`."""
    room_url: str = ""
    connection: str = ""
    """The saved connection that led there; its address counts, should it have changed."""
    room: str = ""
    """The room that was on screen last, to be there again after a fall."""
    person: str = ""
    person_id: str = ""
    station_set: str = ""
    """The station set of the house with which a room was declared last."""
    density: str = ""
    """How dense the rows of the timeline are: compact, normal or full."""
    notices: bool = True
    """Whether the system tells what is addressed to me."""
    quiet_from: str = ""
    quiet_to: str = ""
    """Quiet hours by this machine's clock, HH:MM; over midnight when they end before they begin."""
    wall_screen: str = ""
    """The screen of the wall by its name; empty for the largest that is not the first."""
    wall_diagonal: float = 55.0
    """The diagonal of that screen, in inches."""
    wall_distance: float = 0.0
    """How far the farthest seat is from it, in metres; 0 until it was asked."""
    wall_sound: bool = False
    """Whether the wall rings when the severity changes or an ask becomes overdue."""
    wall_public: bool = False
    """Whether the wall is where customers see it, and leaves out all that is not for them."""
    wall_quiet: bool = False
    """Whether the wall marks nothing as new, shows no seconds and makes no sound."""
    wall_rotate: int = 0
    """How many seconds each open room stays while no desk shows one; 0 for the most severe only."""
    keys: dict[str, str] = {}
    """The keys that the person gave to actions, by the action's id; an empty text takes them away."""


def folders() -> Folders:
    """Say the folders and make them where they are missing; Unavailable when that fails."""
    found = _places()
    for folder in (found.data, found.cache, found.config):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            text = N_("The folder {folder} cannot be made: {reason}")
            raise Unavailable(text, folder=str(folder), reason=error.strerror or "?") from error
    return found


def own_database() -> str:
    """Give the address of the database of this person on this machine, which needs no server."""
    return f"sqlite:///{(folders().data / 'rooms.db').as_posix()}"


def load() -> Settings:
    """Read the settings; a file that cannot be read is kept under another name and replaced by defaults."""
    file = _file()
    try:
        return msgspec.json.decode(file.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except msgspec.MsgspecError:
        _log.warning("settings could not be read and were put aside as %s", set_aside(file))
        return Settings()
    except OSError as error:
        raise unusable(file, error) from error


def save(settings: Settings) -> None:
    """Write the settings so that a crash leaves either the old or the new file, never half of one."""
    write_whole(_file(), msgspec.json.format(msgspec.json.encode(settings), indent=2))


def write_whole(file: Path, text: bytes) -> None:
    """Write a file of the settings' folder whole or not at all; Unavailable says why it could not be."""
    draft = file.with_name(f".{file.stem}-{ids.new()}.json")
    try:
        with draft.open("xb") as target:
            target.write(text)
            target.flush()
            os.fsync(target.fileno())
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise unusable(file, error) from error


def remember(**changes: object) -> Settings:
    """Change some settings by name and keep the others; gives all as they are now.

    Any thread may call it. Raises `Unavailable` when the file cannot be written, TypeError for a name
    that is no setting and msgspec's ValidationError for a value of another type: both are bugs.
    """
    with _changing:
        before = load()
        changed = msgspec.to_builtins(msgspec.structs.replace(before, **changes))
        settings = msgspec.convert(changed, Settings)
        if settings != before:
            save(settings)
    return settings


def _places() -> Folders:
    home = os.environ.get(HOME, "")
    if home:
        base = Path(home).expanduser().absolute()
        return Folders(base / "data", base / "cache", base / "config")
    known = platformdirs.PlatformDirs("warroom", appauthor=False)
    return Folders(known.user_data_path, known.user_cache_path, known.user_config_path)


def _file() -> Path:
    return folders().config / "settings.json"


def set_aside(file: Path) -> Path:
    """Keep a file that cannot be read under another name, and say which."""
    number = 1
    while (aside := file.with_name(f"{file.stem}.unreadable-{number}.json")).exists():
        number += 1
    return file.replace(aside)


def unusable(file: Path, error: OSError) -> Unavailable:
    """Say that a file of the settings' folder cannot be used."""
    text = N_("The settings in {file} cannot be used: {reason}")
    return Unavailable(text, file=str(file), reason=error.strerror or "?")


def person_guess() -> str:
    """Guess the person's name from the system, as a start."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
