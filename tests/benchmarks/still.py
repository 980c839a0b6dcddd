"""A program that shows an empty window as large as a screen, and does nothing."""

from __future__ import annotations

import os
import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.stations.station import say, told
from tests.stations.wall import screen


def run(size: str) -> int:
    """Show it on a screen of a size."""
    os.environ["QT_QPA_PLATFORM"] = screen(size)
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.showFullScreen()
    say("open")
    return int(app.exec())


if __name__ == "__main__":
    say("ready")
    told()
    sys.exit(run(sys.argv[1]))
