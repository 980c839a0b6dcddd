"""The database's many ways to fail, said as one of the program's four."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError

from warroom.errors import Corrupt, N_, Unavailable, WarRoomError


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn a database error into `Unavailable` or `Corrupt` that says what to do; `place` is the file."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as wrong:
        raise explain(wrong, place) from wrong


def explain(wrong: DatabaseError | DBAPIError, place: str) -> WarRoomError:
    """Say a database error in words that help; `place` names the file or server."""
    text = str(wrong.orig or wrong).lower()
    if "full" in text or "disk i/o" in text or "no space" in text:
        return Unavailable(
            N_("The disk of {place} is full or failing. Free some space and try again; nothing is lost."),
            place=place,
        )
    if "locked" in text or "busy" in text:
        return Unavailable(N_("{place} is busy with another program. Try again in a moment."), place=place)
    if "readonly" in text or "read-only" in text:
        return Unavailable(N_("{place} cannot be written. Check who may write there."), place=place)
    if "malformed" in text or "not a database" in text:
        return Corrupt(N_("{place} is damaged or no War Room file. Restore a backup."), place=place)
    if "unable to open" in text:
        return Unavailable(
            N_("{place} cannot be opened. Check the folder and who may write there."), place=place
        )
    return Unavailable(N_("The database {place} does not answer: {detail}"), place=place, detail=text[:300])
