"""What a bridge tells, and somebody else at work on the same room."""

from __future__ import annotations

from tests.rooms import BEN
from tests.screens import Screens
from ui.bridge import Acceptance, Bridge, Refusal
from warroom.domain.changes import Changes
from warroom.services.session import Session


class Heard:
    """Notes what a bridge tells."""

    def __init__(self, bridge: Bridge) -> None:
        self.accepted: list[Acceptance] = []
        self.refused: list[Refusal] = []
        self.changed: list[Changes] = []
        bridge.accepted.connect(self.accepted.append)
        bridge.refused.connect(self.refused.append)
        bridge.changed.connect(self.changed.append)


def other(screens: Screens, bridge: Bridge) -> Session:
    """Give another program's hold on the same room."""
    return Session(screens.open_store(person=BEN), bridge.incident, BEN, "NETWORK")
