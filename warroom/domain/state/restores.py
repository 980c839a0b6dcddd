"""What the house log attests of a restore: which backup came back, and where each log ended in it."""

from __future__ import annotations

import msgspec

from warroom.clock import Instant
from warroom.domain.entry import Body


class RestoredLog(msgspec.Struct, frozen=True, omit_defaults=True):
    """One log of the backup: its length and the hash it ended with."""

    incident: str = ""
    entries: int = 0
    head: str = ""


class Restored(Body, frozen=True):
    """House log: an admin put a backup in the place of the database; `made_at` is when it was last written."""

    made_at: Instant = ""
    by: str = ""
    logs: tuple[RestoredLog, ...] = ()
