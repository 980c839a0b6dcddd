"""Says whether Qt can start on this machine, and which system packages it lacks.

`python -m warroom.qt_ready` tries; with `--screen` a window must find a screen, too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from enum import IntEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import msgspec

from warroom.i18n import _

PROBE: Final = (
    "from PySide6.QtWidgets import QApplication, QLabel\n"
    "app = QApplication([]); label = QLabel(); label.show(); app.processEvents(); label.grab()"
)
SILENT_SCREEN: Final = "could not connect to display"
PATIENCE: Final = 120
"""Seconds for the first start of Qt on a slow disk."""

LIBRARIES: Final[dict[str, tuple[str, str, str]]] = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libGLX.so.0": ("libglx0", "libglvnd-glx", "libglvnd"),
    "libOpenGL.so.0": ("libopengl0", "libglvnd-opengl", "libglvnd"),
    "libGLdispatch.so.0": ("libglvnd0", "libglvnd", "libglvnd"),
    "libICE.so.6": ("libice6", "libICE", "libice"),
    "libSM.so.6": ("libsm6", "libSM", "libsm"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libXau.so.6": ("libxau6", "libXau", "libxau"),
    "libXdmcp.so.6": ("libxdmcp6", "libXdmcp", "libxdmcp"),
    "libbrotlicommon.so.1": ("libbrotli1", "libbrotli", "brotli"),
    "libbrotlidec.so.1": ("libbrotli1", "libbrotli", "brotli"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libdrm.so.2": ("libdrm2", "libdrm", "libdrm"),
    "libexpat.so.1": ("libexpat1", "expat", "expat"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libpng16.so.16": ("libpng16-16", "libpng", "libpng"),
    "libstdc++.so.6": ("libstdc++6", "libstdc++", "gcc-libs"),
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "libwayland-egl", "wayland"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libz.so.1": ("zlib1g", "zlib", "zlib"),
    "libzstd.so.1": ("libzstd1", "libzstd", "zstd"),
}
"""Which package holds a library, on Debian, Fedora and Arch and what is made from them."""


class Family(msgspec.Struct, frozen=True):
    """A family of Linux systems: its column in LIBRARIES and its words for installing."""

    column: int
    install: tuple[str, ...]
    refresh: tuple[str, ...] = ()


FAMILIES: Final = {
    "apt-get": Family(0, ("apt-get", "install", "-y", "--no-install-recommends"), ("apt-get", "update")),
    "dnf": Family(1, ("dnf", "install", "-y")),
    "pacman": Family(2, ("pacman", "-S", "--needed", "--noconfirm")),
}


class Outcome(IntEnum):
    """What was found, as an exit code."""

    STARTS = 0
    FAILS = 1
    NO_SCREEN = 3


class Trial(msgspec.Struct, frozen=True):
    """How a tiny Qt program fared: whether it ran, and the last words it said if not."""

    started: bool
    words: str = ""


def has_screen() -> bool:
    """Say whether a window would have a screen to be on; Windows and macOS always do."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def platform_plugin() -> str:
    """Say through which of its plugins Qt will show windows here."""
    named = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if named or not has_screen():
        return named or "offscreen"
    if sys.platform in {"win32", "darwin"}:
        return {"win32": "windows", "darwin": "cocoa"}[sys.platform]
    wayland = os.environ.get("WAYLAND_DISPLAY") and os.environ.get("XDG_SESSION_TYPE") == "wayland"
    return "wayland" if wayland or not os.environ.get("DISPLAY") else "xcb"


def try_qt(plugin: str) -> Trial:
    """Start a tiny Qt program in a process of its own; Qt aborts the process when it cannot start."""
    surroundings = {**os.environ, **({"QT_QPA_PLATFORM": plugin} if plugin == "offscreen" else {})}
    try:
        ended = subprocess.run(
            [sys.executable, "-c", PROBE],
            env=surroundings,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Trial(False, _("Qt did not start within {seconds} seconds.").format(seconds=PATIENCE))
    return Trial(ended.returncode == 0, ended.stderr.strip())


def missing_libraries(plugin: str) -> tuple[str, ...]:
    """List the system libraries that Qt's own files ask for and this Linux lacks."""
    lacking: set[str] = set()
    for file in qt_files(plugin):
        lacking |= not_found(_run_text("ldd", str(file)))
    return tuple(sorted(lacking))


def not_found(listing: str) -> set[str]:
    """Read the libraries that `ldd` could not find; Qt's own are found by Qt itself."""
    names = set(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE))
    return {name for name in names if not name.startswith(("libQt6", "libpyside6", "libshiboken6"))}


def qt_files(plugin: str) -> list[Path]:
    """List the files of Qt that must load before a window can show."""
    found = find_spec("PySide6")
    if found is None or found.origin is None:
        return []
    home = Path(found.origin).parent
    wanted = [home / f"Qt{part}.abi3.so" for part in ("Core", "Gui", "Widgets", "Svg")]
    wanted.append(home / "Qt" / "plugins" / "platforms" / f"libq{plugin}.so")
    return [file for file in wanted if file.exists()]


def family() -> Family | None:
    """Find this Linux's way of installing packages."""
    return next((FAMILIES[tool] for tool in FAMILIES if shutil.which(tool)), None)


def packages(lacking: tuple[str, ...], system: Family) -> list[str]:
    """Name the packages that hold these libraries; an unknown library is left to the reader."""
    return sorted({LIBRARIES[name][system.column] for name in lacking if name in LIBRARIES})


def install_command(lacking: tuple[str, ...], system: Family, root: bool) -> str:
    """Write the one command that installs what is lacking, or nothing if no package is known."""
    names = packages(lacking, system)
    return " ".join([*(() if root else ("sudo",)), *system.install, *names]) if names else ""


def install(lacking: tuple[str, ...], system: Family) -> bool:
    """Install what is lacking, in a container where nobody is there to be asked."""
    commands = [system.refresh, (*system.install, *packages(lacking, system))]
    for command in commands:
        if command and subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode != 0:
            return False
    return True


def nobody_to_ask() -> bool:
    """Say whether this runs as root without a terminal, as in a container."""
    return _is_root() and not sys.stdin.isatty()


def ready(plugin: str) -> Outcome:
    """Try Qt; say what is lacking and the command for it, or install it where nobody can be asked."""
    trial = try_qt(plugin)
    if trial.started:
        return Outcome.STARTS
    lacking = missing_libraries(plugin) if sys.platform == "linux" else ()
    system = family()
    if lacking and system and nobody_to_ask() and packages(lacking, system):
        _say(_("Installing what Qt needs: {names}").format(names=", ".join(packages(lacking, system))))
        if install(lacking, system) and (trial := try_qt(plugin)).started:
            return Outcome.STARTS
        lacking = missing_libraries(plugin)
    if not lacking and SILENT_SCREEN in trial.words:
        _say(_("The screen {name} does not answer.").format(name=os.environ.get("DISPLAY", "")))
        return Outcome.NO_SCREEN
    _say(advice(plugin, trial, lacking, system))
    return Outcome.FAILS


def advice(plugin: str, trial: Trial, lacking: tuple[str, ...], system: Family | None) -> str:
    """Tell a person why Qt cannot start and what helps."""
    lines = [_("Qt cannot start here (through {plugin}).").format(plugin=plugin)]
    if lacking:
        lines.append(_("Libraries of the system are missing: {names}").format(names=", ".join(lacking)))
    command = install_command(lacking, system, root=_is_root()) if system else ""
    if command:
        lines.append(_("This installs them:"))
        lines.append("    " + command)
    elif trial.words:
        lines.append(_("It said: {words}").format(words=trial.words[-600:]))
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Answer by exit code; without `--screen` Qt may start unseen."""
    if "--screen" in arguments and not has_screen():
        return Outcome.NO_SCREEN
    return ready(platform_plugin())


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _run_text(*command: str) -> str:
    try:
        ended = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    except OSError:
        return ""
    return ended.stdout


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
