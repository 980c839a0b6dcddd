"""The directors' view: brief and questions only, for those who must not disturb the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication

from ui.shortcuts import worded
from warroom.i18n import _
from warroom.services import brief

if TYPE_CHECKING:
    from ui.actions import Action
    from ui.desk.desk import Desk

ALLOWED: Final = frozenset(
    {
        "directors",
        "page.brief",
        "brief.copy",
        "brief.print",
        "palette",
        "theme",
        "language",
        "home",
        "record.save",
        "zoom.in",
        "zoom.out",
        "zoom.reset",
        "settings",
        "window.full",
        "help",
        "keys",
        "about",
        "notices",
        "here",
    }
)
"""What can be done in the directors' view: look, take away, and nothing that changes the room."""


def toggle(desk: Desk) -> None:
    """Go into the directors' view, or back to the whole desk; remembered for this room."""
    show(desk, not desk.directors)
    desk.bars.seen.view(desk.directors)


def show(desk: Desk, on: bool) -> None:
    """Show the brief alone, or everything."""
    desk.directors = on
    for part in (desk.left, desk.line, desk.inspector):
        part.setVisible(not on)
    desk.bars.show_room()
    if on:
        desk.go("brief")
        desk.pages.focus_current()
    elif desk.pages.current == "brief":
        desk.go("timeline")


def refuses(desk: Desk, action: Action) -> bool:
    """Say whether an action does not belong into the directors' view, and say so to the person."""
    if not desk.directors or action.id in ALLOWED:
        return False
    desk.complain(
        worded(_("This is the directors' view: it reads and asks, nothing else. F12 shows the whole desk."))
    )
    return True


def copy_brief(desk: Desk) -> None:
    """Put the ten lines on the clipboard."""
    QGuiApplication.clipboard().setText(brief.as_text(desk.room))
    desk.say(_("Copied."))


def print_brief(desk: Desk) -> None:
    """Write the ten lines as PDF and open it."""
    desk.papers.print_sheet(brief.as_sheet(desk.room), "brief")
