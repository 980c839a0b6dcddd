"""A screen of the tests' own on which monitors come, go and change: Xvfb, with `xrandr`.

Qt asks RandR for its monitors and follows them while it runs. A monitor that is there cannot be given another
size (the server refuses that), a graphics mode can. One that takes another's place needs a name of its own: a
busy Qt takes two of one name for one, at the old size.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from typing import Final

import pytest

from tests.programs import needed

DESKTOP: Final = needed("Xvfb", "xrandr", "xwininfo", "openbox")
Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels."""
MODES: Final = {
    "1920x1080": ("120", "1920", "2000", "2100", "2200", "1080", "1085", "1090", "1100"),
    "1280x720": ("60", "1280", "1300", "1320", "1340", "720", "725", "730", "735"),
}
"""Graphics modes with their timing, beside the server's own."""


class Monitors:
    """A running X server, 3840x1080, with one output `screen`, and programs on it."""

    def __init__(self) -> None:
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "3840x1080x24", "+extension", "RANDR"]
        command.append("-noreset")  # it would forget its monitors whenever the last program leaves it
        self._programs = [subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)]
        os.close(writer)
        with os.fdopen(reader) as said:
            self.display = f":{said.readline().strip()}"

    def prepare(self) -> None:
        """Let the output have several resolutions."""
        for name, timing in MODES.items():
            self._xrandr("--newmode", name, *timing)
            self._xrandr("--addmode", "screen", name)

    @property
    def surroundings(self) -> dict[str, str]:
        """What a program needs to know to be shown here."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def start(self, *command: str, **more: str) -> subprocess.Popen[bytes]:
        """Start a program here, in more surroundings; it is ended with the server."""
        made = subprocess.Popen(command, env={**self.surroundings, **more}, stderr=subprocess.DEVNULL)
        self._programs.append(made)
        return made

    def mode(self, name: str) -> None:
        """Give the output another resolution."""
        self._xrandr("--output", "screen", "--mode", name)

    def plug(self, name: str, box: Box, output: str = "none") -> None:
        """Plug in a monitor."""
        left, top, width, height = box
        self._xrandr("--setmonitor", name, f"{width}/508x{height}/286+{left}+{top}", output)

    def unplug(self, name: str) -> None:
        """Pull out a monitor."""
        self._xrandr("--delmonitor", name)

    def box_of(self, title: str) -> Box | None:
        """Give the place of a window that is shown, None while it is not."""
        found = subprocess.run(
            ["xwininfo", "-name", title], env=self.surroundings, capture_output=True, text=True, check=False
        ).stdout
        if "IsViewable" not in found:
            return None
        words = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        left, top, width, height = (int(re.findall(rf"{each}:\s+(-?\d+)", found)[0]) for each in words)
        return left, top, width, height

    def end(self) -> None:
        """End the programs, then the server."""
        try:
            for each in reversed(self._programs):
                each.terminate()
                each.wait(20)
        finally:
            for each in self._programs:
                each.kill()
                each.wait()

    def _xrandr(self, *arguments: str) -> None:
        subprocess.run(["xrandr", *arguments], env=self.surroundings, capture_output=True, check=True)


@pytest.fixture
def monitors() -> Iterator[Monitors]:
    """Give a screen of the test's own."""
    made = Monitors()
    try:
        made.prepare()
        yield made
    finally:
        made.end()
