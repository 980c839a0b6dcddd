"""A machine on which Qt cannot start is told the one command that helps."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from warroom import i18n, qt_ready
from warroom.qt_ready import FAMILIES, Outcome, Trial

LDD = """
	linux-vdso.so.1 (0x00007ffd)
	libxcb-icccm.so.4 => not found
	libQt6Gui.so.6 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
	libEGL.so.1 => not found
	libEGL.so.1 => not found
"""
LACKING = ("libEGL.so.1", "libxcb-icccm.so.4", "libunheard.so.3")
linux = pytest.mark.skipif(sys.platform != "linux", reason="libraries of the system are Linux's matter")


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Give a maker of little programs that stand in the place of the system's, alone on PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def make(name: str, script: str) -> Path:
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        return tmp_path

    return make


def test_qt_starts_unseen() -> None:
    assert qt_ready.main([]) == Outcome.STARTS


def test_the_libraries_that_are_lacking_are_read_once_each_without_qts_own() -> None:
    assert qt_ready.not_found(LDD) == {"libxcb-icccm.so.4", "libEGL.so.1"}


@pytest.mark.parametrize(
    ("tool", "command"),
    [
        ("apt-get", "sudo apt-get install -y --no-install-recommends libegl1 libxcb-icccm4"),
        ("dnf", "sudo dnf install -y libglvnd-egl xcb-util-wm"),
        ("pacman", "sudo pacman -S --needed --noconfirm libglvnd xcb-util-wm"),
    ],
)
def test_one_command_installs_them(tool: str, command: str) -> None:
    assert qt_ready.install_command(LACKING, FAMILIES[tool], root=False) == command
    assert qt_ready.install_command(LACKING, FAMILIES[tool], root=True) == command.removeprefix("sudo ")


def test_an_unknown_library_gives_no_command() -> None:
    assert qt_ready.install_command(("libunheard.so.3",), FAMILIES["dnf"], root=False) == ""


@linux
@pytest.mark.parametrize("tool", list(FAMILIES))
def test_the_system_is_known_by_its_tool(tool: str, tools: Callable[[str, str], Path]) -> None:
    tools(tool, "exit 0")
    assert qt_ready.family() is FAMILIES[tool]


def test_advice_names_what_is_lacking_and_the_command() -> None:
    told = qt_ready.advice("xcb", Trial(False, "noise"), LACKING, FAMILIES["apt-get"])
    assert "libEGL.so.1, libxcb-icccm.so.4, libunheard.so.3" in told
    assert told.endswith("apt-get install -y --no-install-recommends libegl1 libxcb-icccm4")
    assert "noise" not in told


def test_advice_without_a_command_repeats_what_qt_said() -> None:
    assert qt_ready.advice("xcb", Trial(False, "no luck"), (), None).endswith("It said: no luck")


@linux
def test_a_container_installs_by_itself(tools: Callable[[str, str], Path]) -> None:
    place = tools("apt-get", 'echo "$@" >> "$(dirname "$0")/said"')
    os.environ["PATH"] += ":/usr/bin:/bin"
    assert qt_ready.install(LACKING, FAMILIES["apt-get"])
    assert (place / "said").read_text().splitlines() == [
        "update",
        "install -y --no-install-recommends libegl1 libxcb-icccm4",
    ]


@linux
def test_a_failed_installation_is_noticed(tools: Callable[[str, str], Path]) -> None:
    tools("apt-get", "exit 100")
    assert not qt_ready.install(LACKING, FAMILIES["apt-get"])


@linux
def test_a_screen_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert qt_ready.main(["--screen"]) == Outcome.NO_SCREEN
    assert qt_ready.platform_plugin() == "offscreen"


@linux
@pytest.mark.parametrize(
    ("surroundings", "plugin"),
    [
        ({"DISPLAY": ":7"}, "xcb"),
        ({"WAYLAND_DISPLAY": "w0"}, "wayland"),
        ({"DISPLAY": ":7", "WAYLAND_DISPLAY": "w0", "XDG_SESSION_TYPE": "wayland"}, "wayland"),
        ({"DISPLAY": ":7", "QT_QPA_PLATFORM": "minimal:x"}, "minimal"),
    ],
)
def test_the_plugin_is_the_one_qt_will_take(
    surroundings: dict[str, str], plugin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert qt_ready.platform_plugin() == plugin


def test_a_plugin_that_does_not_exist_fails_with_qts_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "no-such")
    monkeypatch.setattr(qt_ready, "nobody_to_ask", lambda: False)
    i18n.use("en")
    assert qt_ready.main([]) == Outcome.FAILS
    told = capsys.readouterr().err
    assert "Qt cannot start here (through no-such)." in told
    assert "no-such" in told.split("It said:")[1]


@linux
def test_a_screen_that_does_not_answer_is_no_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = Trial(False, "qt.qpa.xcb: could not connect to display :97\nReinstalling may fix this.")
    monkeypatch.setenv("DISPLAY", ":97")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setattr(qt_ready, "try_qt", lambda plugin: refused)
    monkeypatch.setattr(qt_ready, "missing_libraries", lambda plugin: ())
    assert qt_ready.main(["--screen"]) == Outcome.NO_SCREEN
    assert capsys.readouterr().err == "The screen :97 does not answer.\n"


@linux
def test_qts_own_files_are_looked_through() -> None:
    names = {file.name for file in qt_ready.qt_files("offscreen")}
    assert {"QtCore.abi3.so", "QtGui.abi3.so", "QtWidgets.abi3.so", "libqoffscreen.so"} <= names
    assert qt_ready.missing_libraries("offscreen") == ()
