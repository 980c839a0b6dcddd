"""Acts: what is done by all at once and may be refused later; facts are never refused."""

from __future__ import annotations

from typing import Final

from warroom.domain.rules.closeout import Close
from warroom.domain.rules.command import Command

ACTS: Final[tuple[type[Command], ...]] = (Close,)
"""Commands that do not wait in an outbox: they are asked for again when the database is back."""
