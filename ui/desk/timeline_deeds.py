"""What the desk does with the timeline page: search, views, times, densities, many rows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.panels.timeline import TimelinePage


def attach(desk: Desk, page: TimelinePage) -> None:
    """Let a page know its desk."""
    page.stations = lambda: tuple(desk.held_stations())
    page.left.connect(desk.focus_line)


def search(desk: Desk) -> None:
    """Open the search field of the timeline."""
    desk.go("timeline")
    desk.pages.timeline.bar.open_search()


def next_key(desk: Desk) -> None:
    """Go to the next key moment."""
    desk.go("timeline")
    desk.pages.timeline.step_key(1)


def previous_key(desk: Desk) -> None:
    """Go to the key moment before."""
    desk.go("timeline")
    desk.pages.timeline.step_key(-1)
