"""States of the desk that only a server brings about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from tests.overfull import LONG as NAMES
from warroom.i18n import _
from warroom.services.witness import Doubt, Restoration, Sight

if TYPE_CHECKING:
    from tests.scenes import Stage

MOVED_TO: Final = "postgresql://warroom.incidents.headquarters.example.com:5433/customer_crisis_rooms"
"""A long address of a server."""


def doubt(stage: Stage, explained: bool) -> QWidget:
    """Give the desk whose log does not extend what it saw, with a clock that differs from the server's."""
    bridge, seen = stage.bridge, "2026-11-21T14:05:00.000000Z"
    restored = Restoration(seen, NAMES, seen, 600) if explained else None
    bridge.doubt, bridge.ahead = Doubt(Sight(700, "ab", seen), 649, restored), 42.0
    bridge.state_changed.emit()
    return stage.desk


def moved(stage: Stage) -> QWidget:
    """Give the desk whose room moved to a server."""
    stage.bridge.moved_to = MOVED_TO
    stage.bridge.state_changed.emit()
    return stage.desk


def outage(stage: Stage) -> QWidget:
    """Give the desk above whose entry line stands that its server is away."""
    waits = _("What you write waits on this computer, and is sent when the server is back.")
    away = _("{place} is away: the connection to it ended. It is tried again every second.")
    stage.desk.complain(f"{away.format(place=MOVED_TO)} {waits}")
    return stage.desk
