"""The database's many ways to fail, said as one of the program's four."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, IntegrityError

from warroom.errors import N_, Corrupt, Rejected, Unavailable, WarRoomError

_FORBIDDEN: Final = "42501"
"""PostgreSQL's code for a lack of privileges."""
_SAYINGS: Final[tuple[tuple[tuple[str, ...], type[Unavailable | Corrupt], str], ...]] = (
    (
        ("is full", "disk i/o", "no space"),
        Unavailable,
        N_("The disk of {place} is full or failing. Free some space and try again; nothing is lost."),
    ),
    (
        ("is locked", "busy"),
        Unavailable,
        N_("{place} is busy with another program. Try again in a moment."),
    ),
    (
        ("readonly", "read-only"),
        Unavailable,
        N_("{place} cannot be written. Check who may write there."),
    ),
    (
        ("malformed", "not a database", "unsupported file format", "could not decode", "no such table"),
        Corrupt,
        N_("{place} is damaged or no War Room file. Restore a backup."),
    ),
    (
        ("unable to open",),
        Unavailable,
        N_("{place} cannot be opened. Check the folder and who may write there."),
    ),
)
"""What SQLite and PostgreSQL say, and what that means for people."""


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn a database error into one of the program's own that says what to do; `place` is the file."""
    try:
        yield
    except DBAPIError as wrong:
        raise explain(wrong.orig or wrong, place, isinstance(wrong, IntegrityError)) from wrong


def explain(wrong: BaseException, place: str, refused: bool = False) -> WarRoomError:
    """Say a driver's error in words that help; `place` names the file or server."""
    detail = str(wrong).strip()
    if refused:
        return Unavailable(N_("The log refused the entry: {detail}"), detail=detail[:300])
    if getattr(wrong, "sqlstate", None) == _FORBIDDEN:
        return Rejected(N_("You may not do this in {place}. Ask its administrator."), place=place)
    text = detail.lower()
    for signs, kind, saying in _SAYINGS:
        if any(sign in text for sign in signs):
            return kind(saying, place=place)
    return Unavailable(N_("The database {place} does not answer: {detail}"), place=place, detail=detail[:300])
