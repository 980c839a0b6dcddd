"""The room's own clock, and what the house log attests of it."""

from __future__ import annotations

from warroom.clock import Instant
from warroom.domain.entry import Body


class Shifted(Body, frozen=True):
    """From the real instant on, the room's clock shows `room_anchor` and runs `scale` times as fast."""

    real_anchor: Instant = ""
    room_anchor: Instant = ""
    scale: float = 1.0


class CopiedIn(Body, frozen=True):
    """House log: a whole log was verified and copied in, with the head it had."""

    incident: str = ""
    reference: str = ""
    entries: int = 0
    head: str = ""
    origin: str = ""


class HouseOpened(Body, frozen=True):
    """House log: the house exists; `prefix` begins each incident's reference."""

    prefix: str = "INC"
