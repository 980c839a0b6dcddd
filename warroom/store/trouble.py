"""The database's many ways to fail, said as one of the program's four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from warroom.errors import N_, Corrupt, Rejected, Unavailable, WarRoomError

_FORBIDDEN: Final = "42501"
"""PostgreSQL's code for a lack of privileges."""
_CONNECTING: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (
        ("timeout expired",),
        N_("{place} does not answer: it is away, asleep or overloaded. If it lasts, ask its administrator."),
    ),
    (
        (
            "could not translate host name",
            "failed to resolve host",
            "name or service not known",
            "getaddrinfo failed",
            "nodename nor servname",
        ),
        N_("No computer is known by the name in {place}. Check its spelling and your network."),
    ),
    (
        ("connection refused", "no route to host", "network is unreachable", "no such file or directory"),
        N_("Nobody answers at {place}. Check the address, the port, and whether the server runs."),
    ),
    (
        ("password authentication failed", "no password supplied", "empty password"),
        N_("Name or password is wrong at {place}. Type both again, or ask its administrator."),
    ),
    (
        ("channel binding",),
        N_("{place} does not prove that it knows your password. Ask its administrator before you go on."),
    ),
    (
        ("certificate", "does not match host name"),
        N_(
            "The certificate of {place} is not trusted, so it may be another computer. Ask its administrator"
            " for the file of its certificates, and name it in the address: ?sslrootcert=FILE."
        ),
    ),
    (
        ("does not support ssl",),
        N_(
            "{place} offers no encrypted connection. Ask its administrator to turn TLS on; only in a network"
            " that you trust, ask for less in the address: ?sslmode=disable."
        ),
    ),
    (
        ("no pg_hba.conf entry", "is not permitted to log in", "permission denied for database"),
        N_("{place} does not let you in from this computer. Ask its administrator."),
    ),
    (
        ("too many clients", "too many connections", "remaining connection slots"),
        N_("{place} has no place left for another desk. Ask its administrator for more connections."),
    ),
    (
        (
            "server closed the connection",
            "terminated abnormally",
            "terminating connection",
            "connection reset",
            "broken pipe",
            "connection is lost",
            "the connection is closed",
            "software caused connection abort",
        ),
        N_("{place} is away: the connection to it ended. It is tried again every second."),
    ),
    (
        ("starting up", "shutting down", "recovery mode"),
        N_("{place} is just starting or ending. Wait a moment."),
    ),
)
"""What the driver and the server say when no connection comes about, and what that means for people."""
_MISSING: Final = re.compile(r'(database|role) "[^"]*" does not exist')
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
    except NoConnectionFree as wrong:
        raise Unavailable(
            N_("{place} is busy with another program. Try again in a moment."), place=place
        ) from wrong


def explain(wrong: BaseException, place: str, refused: bool = False) -> WarRoomError:
    """Say a driver's error in words that help; `place` names the file or server."""
    detail = str(wrong).strip()
    if refused:
        return Unavailable(N_("The log refused the entry: {detail}"), detail=detail[:300])
    if getattr(wrong, "sqlstate", None) == _FORBIDDEN:
        return Rejected(N_("You may not do this in {place}. Ask its administrator."), place=place)
    text = detail.lower()
    missing = _MISSING.search(text)
    if missing and missing[1] == "database":
        return Unavailable(
            N_("There is no database of this name at {place}. Check its spelling."), place=place
        )
    if missing:
        return Unavailable(
            N_("{place} does not know your name. Ask its administrator to add you."), place=place
        )
    for signs, saying in _CONNECTING:
        if any(sign in text for sign in signs):
            return Unavailable(saying, place=place)
    for signs, kind, saying in _SAYINGS:
        if any(sign in text for sign in signs):
            return kind(saying, place=place)
    return Unavailable(N_("The database {place} does not answer: {detail}"), place=place, detail=detail[:300])
