"""Pictures of every page, window and form, for looking at: `make shots` writes them into build/shots.

    python -m tests.shots TARGET [NAME...]

Names are groups (`demo`, `overfull`), pages (`asks`), scenes (`palette`, `form-fix`), themes and languages; only
pictures that all given kinds of names fit are made. Folders are groups, files say what they show.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests import overfull, pseudo
from tests.scenes import Stage
from ui.app import application
from ui.bridge import Bridge
from ui.panels import page_table
from ui.pictures import save_picture, select_newest, wait_loaded
from ui.theme import apply
from warroom import i18n
from warroom.domain.state.incident import Declared
from warroom.services import demonstration
from warroom.services.database import Database
from warroom.services.session import declare

PAGES: Final = tuple(kind.name for kind in page_table.PAGES)
SMALL, LARGE, SHARP = (1280, 720, 1.0), (1920, 1080, 1.0), (1920, 1080, 2.0)
THEMES: Final = ("dark", "light")
CONTRAST: Final = ("dark_contrast", "light_contrast")
Size = tuple[int, int, float]
Shot = tuple[str, QWidget, Size]
Wear = tuple[str, str, float]
"""Theme, language, zoom."""


class Group(msgspec.Struct, frozen=True):
    """Pictures of one room: in which sizes, themes, languages and zooms, pages or all other windows."""

    name: str
    room: str
    sizes: tuple[Size, ...] = (SMALL, LARGE)
    themes: tuple[str, ...] = THEMES
    languages: tuple[str, ...] = ("en", "es")
    zooms: tuple[float, ...] = (1.0,)
    pages: bool = True


GROUPS: Final = (
    Group("demo", "demo", (SMALL, LARGE, SHARP)),
    Group("empty", "empty"),
    Group("overfull", "overfull"),
    Group("complete", "complete", (LARGE,), ("dark",), ("en",)),
    Group("contrast", "demo", (LARGE,), CONTRAST, ("en",)),
    Group("zoom", "demo", (LARGE,), ("dark",), ("en",), (1.5, 2.0)),
    Group("pseudo", "demo", (SMALL,), ("dark",), (pseudo.CODE,)),
    Group("windows", "demo", pages=False),
    Group("windows-empty", "empty", themes=("light",), pages=False),
    Group("windows-overfull", "overfull", themes=("dark",), languages=("es",), pages=False),
    Group("windows-contrast", "demo", themes=("light_contrast",), languages=("en",), pages=False),
    Group("windows-zoom", "demo", themes=("dark",), languages=("en",), zooms=(1.5,), pages=False),
    Group("windows-pseudo", "demo", themes=("dark",), languages=(pseudo.CODE,), pages=False),
)


class Wanted:
    """Which pictures are asked for: all, or those that the names fit."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = set(names)
        self._groups = self._names & {group.name for group in GROUPS}
        self._looks = self._names & {*THEMES, *CONTRAST, *i18n.available(), pseudo.CODE}
        self._subjects = self._names - self._groups - self._looks
        self.met: set[str] = self._groups | self._looks

    def group(self, group: Group) -> bool:
        """Say whether pictures of a group are wanted."""
        return not self._groups or group.name in self._groups

    def look(self, theme: str, language: str) -> bool:
        """Say whether a theme and a language are wanted."""
        themes, languages = self._looks & {*THEMES, *CONTRAST}, self._looks - {*THEMES, *CONTRAST}
        return (not themes or theme in themes) and (not languages or language in languages)

    def subject(self, name: str) -> bool:
        """Say whether a page or scene is wanted."""
        if name in self._subjects:
            self.met.add(name)
        return not self._subjects or name in self._subjects

    def unknown(self) -> list[str]:
        """Give the names that nothing was found for."""
        return sorted(self._names - self.met)


def main(target: Path, names: Iterable[str] = ()) -> int:
    """Write the pictures wanted below a folder; returns how many."""
    if target.name.startswith("-"):
        raise SystemExit(__doc__)
    wanted = Wanted(names)
    made = 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WARROOM_HOME"] = folder
        stores = [
            Database(f"sqlite:///{(Path(folder) / name).as_posix()}") for name in ("shots.db", "full.db")
        ]
        rooms = _rooms(*stores)
        for group in filter(wanted.group, GROUPS):
            for look in _looks(group, wanted):
                made += _take(group, look, rooms[group.room], (Path(folder) / "drafts", target), wanted)
        for each in stores:
            each.close()
    for name in wanted.unknown():
        sys.stderr.write(f"There is no group, page or scene {name}.\n")
    return made


def _rooms(store: Database, full: Database) -> dict[str, tuple[Database, str]]:
    """Make the rooms; the overfull one has an overfull house beside it."""
    overfull.furnish(full)
    return {
        "demo": (store, demonstration.resume(store, "apollo13", "")),
        "complete": (store, demonstration.install(store, "apollo13", complete=True)),
        "empty": (store, declare(store, Declared(title="Customers cannot pay"), "")),
        "overfull": (full, overfull.build(full)),
    }


def _take(
    group: Group, look: Wear, room: tuple[Database, str], folders: tuple[Path, Path], wanted: Wanted
) -> int:
    """Take the pictures of a group in one look; the folders are for drafts and for pictures."""
    _wear(*look)
    bridge = Bridge(*room, "")
    try:
        wait_loaded(bridge)
        stage = Stage(bridge, folders[0])
        end = "-".join((*look[:2], *([f"zoom{look[2]:g}"] if look[2] != 1 else [])))
        made = 0
        for name, widget, (width, height, scale) in (
            _pages(stage, group, wanted) if group.pages else _windows(stage, wanted)
        ):
            path = folders[1] / group.name / f"{name}-{end}.png"
            save_picture(widget, path, QSize(width, height), scale)
            made += 1
        stage.clear()
        return made
    finally:
        bridge.stop()


def _looks(group: Group, wanted: Wanted) -> Iterator[Wear]:
    for language in group.languages:
        for theme in group.themes:
            if wanted.look(theme, language):
                for zoom in group.zooms:
                    yield theme, language, zoom


def _wear(theme: str, language: str, zoom: float) -> None:
    application(theme, "en" if language == pseudo.CODE else language)
    apply.use_scale(zoom)
    if language == pseudo.CODE:
        pseudo.speak()


def _pages(stage: Stage, group: Group, wanted: Wanted) -> Iterator[Shot]:
    for page in filter(wanted.subject, PAGES):
        desk = stage.desk
        desk.go(page)
        desk.house.wait_read()
        select_newest(desk, page)
        for width, height, scale in group.sizes:
            yield f"{page}-{width}x{height}@{scale:g}", desk, (width, height, scale)


def _windows(stage: Stage, wanted: Wanted) -> Iterator[Shot]:
    for name in filter(wanted.subject, stage.scenes):
        shown = stage.show(name)
        yield name, shown, (shown.width(), shown.height(), 1.0)


if __name__ == "__main__":
    place, *asked = sys.argv[1:] or ["build/shots"]
    sys.stdout.write(f"{main(Path(place), asked)} pictures in {place}\n")
