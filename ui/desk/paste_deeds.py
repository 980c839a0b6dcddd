"""Pasting many lines at the desk: from the clipboard, from the entry line, or what was left of the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from warroom.errors import N_, Rejected

if TYPE_CHECKING:
    from ui.desk.desk import Desk


def paste(desk: Desk, text: str = "") -> None:
    """Preview the lines of a text, else those of the clipboard; with them come those that were left."""
    from ui.dialogs.pasting import PasteDialog, kept

    wanted = text or QGuiApplication.clipboard().text()
    if not wanted.strip() and not kept(desk.drafts):
        raise Rejected(N_("There is no text on the clipboard. Copy the lines first."))
    PasteDialog(desk.bridge, desk.drafts, wanted, desk).open()
