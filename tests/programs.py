"""Programs of the system that some tests need: named with their packages, and installed where nobody is to be asked.

`python -m tests.programs` says what lacks, as `warroom.qt_ready` does it for Qt's libraries.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import Final

import pytest

from warroom.qt_ready import Family, family, nobody_to_ask

PACKAGES: Final = {
    "Xvfb": ("xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    "dbus-daemon": ("dbus-daemon", "dbus-daemon", "dbus"),
    "openbox": ("openbox", "openbox", "openbox"),
    "xrandr": ("x11-xserver-utils", "xrandr", "xorg-xrandr"),
    "xwininfo": ("x11-utils", "xwininfo", "xorg-xwininfo"),
}
"""Which package has a program, on Debian, Fedora and Arch."""


def lacking(*names: str) -> list[str]:
    """List the programs that are not on this machine."""
    return [name for name in names or PACKAGES if shutil.which(name) is None]


def needed(*names: str) -> pytest.MarkDecorator:
    """Mark a test that needs programs of a Linux desktop: elsewhere there are none."""
    missing = lacking(*names)
    return pytest.mark.skipif(
        sys.platform != "linux" or bool(missing),
        reason=f"{', '.join(missing or names)}: on Linux, where it is installed",
    )


def commands(missing: list[str], system: Family) -> list[list[str]]:
    """Give the commands that install them."""
    packages = sorted({PACKAGES[name][system.column] for name in missing})
    return [list(each) for each in (system.refresh, (*system.install, *packages)) if each]


def main() -> None:
    """Install what lacks in a container; elsewhere say what would not be tested."""
    missing = lacking() if sys.platform == "linux" else []
    system = family()
    if not missing or system is None:
        return
    if nobody_to_ask():
        for command in commands(missing, system):
            subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
        missing = lacking()
    if missing:
        words = " ".join(commands(missing, system)[-1])
        sys.stderr.write(f"Not tested without {', '.join(missing)}. This installs it: {words}\n")


if __name__ == "__main__":
    main()
