"""What a person may send when something does not work: versions and places in the program, no words of people.

Nothing is blacked out here: only what is known to be harmless is taken at all.
"""

from __future__ import annotations

import platform
import re
import sys
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Final

import msgspec

from warroom import __version__, config
from warroom.clock import real_now
from warroom.config import Settings
from warroom.services.database import Database
from warroom.store.engine import sqlite_module

PACKAGES: Final = ("typst", "SQLAlchemy", "psycopg", "msgspec", "babel", "platformdirs")
HARMLESS: Final = frozenset({"language", "theme", "density"})
"""Settings with words that say nothing of a person; numbers and switches are harmless anyway."""
KNOWN_WORDS: Final = re.compile(r"[A-Za-z_-]{0,20}")
OURS: Final = Path(__file__).resolve().parents[2]
LIBRARIES: Final = Path(sysconfig.get_path("purelib"))
REPORTS: Final = 5
LONGEST: Final = 200_000
"""Characters of a crash report that are read."""
FRAME: Final = re.compile(r'\s+File "([^"\n]+)", line (\d{1,6}), in ([\w.<>]{1,80})')
ERROR: Final = re.compile(r"([A-Za-z_][\w.]{0,80}(?:Error|Exception|Warning|Interrupt|Exit|Refused|Fault))\b")
HEAD: Final = re.compile(r"(War Room [\d.]+|Python [\d.]+|verb: [a-z]{1,20}|\d{4}-\d{2}-\d{2}T[\d:.]+Z)")


class Versions(msgspec.Struct, frozen=True):
    """What is at work: the program, what it stands on, the system."""

    program: str
    python: str
    sqlite: str
    typst: str
    system: str


def versions() -> Versions:
    """Say which versions are at work."""
    python = platform.python_version()
    return Versions(
        __version__, python, sqlite_module().sqlite_version, _version("typst"), platform.platform()
    )


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "–"


def database_kind(store: Database) -> str:
    """Name the kind of a database."""
    return "SQLite" if store.url.startswith("sqlite") else "PostgreSQL"


def database_place(store: Database) -> str:
    """Say where a database is, for the person at this desk; without its password and its options."""
    return store.place.partition("?")[0]


def place_in_program(file: Path) -> str:
    """Name a source file without the folders of this machine; what is neither ours nor a library says nothing."""
    for root in (
        OURS / "warroom",
        OURS / "ui",
        LIBRARIES,
        Path(sys.prefix),
        Path(sysconfig.get_path("stdlib")),
    ):
        if file.is_relative_to(root):
            inner = file.relative_to(root).as_posix()
            return f"{root.name}/{inner}" if root.parent == OURS else inner
    return "elsewhere"


def harmless(settings: Settings) -> list[str]:
    """Give the settings that say nothing of a person."""
    found = []
    for name in settings.__struct_fields__:
        value = getattr(settings, name)
        plain = isinstance(value, str) and name in HARMLESS and KNOWN_WORDS.fullmatch(value)
        if plain or isinstance(value, bool | int | float):
            found.append(f"{name}: {value}")
        elif isinstance(value, dict):
            found.append(f"{name}: {len(value)} changed")
    return found


def crash_places(text: str) -> list[str]:
    """Take from a crash report what kind of failure it was and where; never its message."""
    found = []
    for line in text[:LONGEST].splitlines():
        frame = FRAME.fullmatch(line.rstrip())
        if frame is not None and Path(frame[1]).is_file():
            found.append(f"  {place_in_program(Path(frame[1]))}:{frame[2]} {frame[3]}")
        elif head := HEAD.match(line):
            found.append(head[1])
        elif error := ERROR.match(line):
            found.append(error[1])
    return found


def _reports() -> list[Path]:
    data = config.folders().data
    found = [*data.glob("crash-*.txt"), *(data / "crashes").glob("crash-*.txt")]
    return sorted(found, key=lambda file: file.name)[-REPORTS:]


def diagnostics(
    store: Database, qt: Iterable[str], stalls: Iterable[str], log: str, settings: Settings
) -> str:
    """Write the diagnostics; `qt` are lines about Qt and the screens, `log` says how long the log is."""
    known = versions()
    lines = [
        f"War Room {known.program}",
        real_now(),
        f"Python {known.python}, {known.system}",
        f"SQLite {known.sqlite}",
        *(f"{package} {_version(package)}" for package in PACKAGES),
        *qt,
        f"database: {database_kind(store)}",
        *([f"connection: {store.protection}"] if store.protection else []),
        f"log: {log}",
        "",
        "settings",
        *harmless(settings),
        "",
        "times the window did not answer",
        *stalls,
    ]
    for number, file in enumerate(_reports(), start=1):
        lines += ["", f"failure {number}"]
        try:
            lines += crash_places(file.read_text(encoding="utf-8", errors="replace"))
        except OSError as wrong:
            lines.append(type(wrong).__name__)
    return "\n".join(lines) + "\n"
