"""The database's many ways to fail, said as one of the program's four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from warroom.errors import N_, Corrupt, Rejected, Unavailable, WarRoomError

LOGIN_LACKS: Final = "login_lacks"
LOGIN_WRONG: Final = "login_wrong"
CERTIFICATE: Final = "certificate"
DUTY: Final = "duty"
DATABASE: Final = "database"
ROLE: Final = "role"
"""Causes that somebody asks for."""
FORBIDDEN: Final = "42501"
"""PostgreSQL's code for a lack of privileges."""
_CONNECTING: Final[tuple[tuple[tuple[str, ...], str, str], ...]] = (
    (
        ("timeout expired",),
        "silent",
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
        "host",
        N_("No computer is known by the name in {place}. Check its spelling and your network."),
    ),
    (
        ("root certificate file", "could not read root certificate"),
        "certificate_file",
        N_("The file of certificates for {place} cannot be read. Check where it is: ?sslrootcert=FILE."),
    ),
    (
        ("connection refused", "no route to host", "network is unreachable", "no such file or directory"),
        "refused",
        N_("Nobody answers at {place}. Check the address, the port, and whether the server runs."),
    ),
    (
        ("no password supplied", "empty password"),
        LOGIN_LACKS,
        N_(
            "{place} asks for a password, and none is known here. Type it, or set PGPASSWORD, or keep it with"
            " “warroom connections add”."
        ),
    ),
    (
        ("password authentication failed",),
        LOGIN_WRONG,
        N_("Name or password is wrong at {place}. Type both again, or ask its administrator."),
    ),
    (
        ("channel binding",),
        "binding",
        N_("{place} does not prove that it knows your password. Ask its administrator before you go on."),
    ),
    (
        ("certificate", "does not match host name"),
        CERTIFICATE,
        N_(
            "The certificate of {place} is not trusted, so it may be another computer. Ask its administrator"
            " for the file of its certificates, and name it in the address: ?sslrootcert=FILE."
        ),
    ),
    (
        ("does not support ssl",),
        "tls",
        N_(
            "{place} offers no encrypted connection. Ask its administrator to turn TLS on; only in a network"
            " that you trust, ask for less in the address: ?sslmode=disable."
        ),
    ),
    (
        ("permission denied for database",),
        DUTY,
        N_(
            "You have no duty in {place} yet. Ask its administrator: “warroom admin add-user NAME --duty member”."
        ),
    ),
    (
        ("no pg_hba.conf entry", "is not permitted to log in"),
        "barred",
        N_("{place} does not let you in from this computer. Ask its administrator."),
    ),
    (
        ("too many clients", "too many connections", "remaining connection slots"),
        "full",
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
        "ended",
        N_("{place} is away: the connection to it ended. It is tried again every second."),
    ),
    (
        ("starting up", "shutting down", "recovery mode"),
        "starting",
        N_("{place} is just starting or ending. Wait a moment."),
    ),
)
"""What the driver and the server say when no connection comes about, its cause, and what that means for people."""
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
    if getattr(wrong, "sqlstate", None) == FORBIDDEN:
        return Rejected(N_("You may not do this in {place}. Ask its administrator."), place=place)
    text = detail.lower()
    missing = _MISSING.search(text)
    if missing and missing[1] == "database":
        return Unavailable(
            N_("There is no database of this name at {place}. Check its spelling."), DATABASE, place=place
        )
    if missing:
        return Unavailable(
            N_("{place} does not know your name. Ask its administrator to add you."), ROLE, place=place
        )
    for signs, cause, saying in _CONNECTING:
        if any(sign in text for sign in signs):
            return Unavailable(saying, cause, place=place)
    for signs, kind, saying in _SAYINGS:
        if any(sign in text for sign in signs):
            return kind(saying, place=place)
    return Unavailable(N_("The database {place} does not answer: {detail}"), place=place, detail=detail[:300])
