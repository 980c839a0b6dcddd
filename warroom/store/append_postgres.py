"""PostgreSQL: the append function that alone may write a log, and the calls to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from warroom.domain.entry import Draft, Entry


def install(connection: Connection) -> None:
    """Make the owner role, `append()` and `open_log()`, and give members what they may do."""
    raise NotImplementedError


def append_within(connection: Connection, incident: str, drafts: Sequence[Draft]) -> list[Entry]:
    """Append inside a transaction by calling `append()` for each draft."""
    raise NotImplementedError


def open_within(
    connection: Connection,
    incident: str,
    slug: str,
    nature: str,
    make: Callable[[str, str], Sequence[Draft]],
) -> list[Entry]:
    """Open a log inside a transaction and append what `make(reference, slug)` gives."""
    raise NotImplementedError
