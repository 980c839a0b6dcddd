"""The database as the screens know it: opened by its address, listing rooms."""

from __future__ import annotations

from warroom.store.heads import Head
from warroom.store.store import Store as Database

__all__ = ["Database", "Head"]
