"""What the actions about files do at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.desk.desk import Desk


def attach(desk: Desk) -> None:
    """Ask which files are attached to what is selected."""
    desk.files.choose()


def paste(desk: Desk) -> None:
    """Attach the files or the picture that were copied."""
    desk.files.paste()


def open_file(desk: Desk) -> None:
    """Open the selected file."""
    desk.files.open()


def save(desk: Desk) -> None:
    """Ask where the selected file goes."""
    desk.files.save_as()
