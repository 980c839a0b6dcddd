"""Trying a server: every step to a room, and what is in the way of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from threading import Event
from typing import Final

import msgspec
from sqlalchemy import make_url, text

from warroom.clock import moment, real_now
from warroom.domain.duties import DUTIES
from warroom.errors import N_, Rejected, Unavailable
from warroom.store.engine import asking, place_of, url_place
from warroom.store.patience import leave_when
from warroom.store.reaching import certificate_trouble, reach
from warroom.store.store import Store
from warroom.store.trouble import CERTIFICATE, DUTY, explained

STEPS: Final = (N_("Looking for the server…"), N_("Logging in…"), N_("Reading…"))
"""What is under way, in words to translate."""
_ABOUT: Final = "SELECT current_setting('server_version'), extract(epoch FROM clock_timestamp())"


class Tried(msgspec.Struct, frozen=True):
    """What a connection gave: the server's version, its TLS (empty without), one's duty, rooms, and clocks.

    `ahead` is by how many seconds this computer's clock is before the server's, `before` and `after` when it
    was asked, by its own clock.
    """

    place: str
    version: str
    tls: str
    protection: str
    login: str
    duty: str
    rooms: int
    before: float
    server: float
    after: float


def try_server(url: str, tell: Callable[[str], None], stop: Event | None = None) -> Tried:
    """Try an address with its password; `tell` hears each step. Raises what is in the way, with what to do.

    Ends soon after `stop` is set.
    """
    if stop is not None:
        leave_when(stop)
    tell(STEPS[0])
    reach(url)
    tell(STEPS[1])
    try:
        store = Store(url)
    except Unavailable as wrong:
        found = certificate_trouble(url) if wrong.cause == CERTIFICATE else None
        raise found or wrong from wrong
    except Rejected as wrong:  # in a database that lets anybody in
        raise _no_duty(url_place(make_url(url))) from wrong
    with closing(store):
        tell(STEPS[2])
        if not store.held:
            raise _no_duty(store.place)
        return _tried(store)


def _no_duty(place: str) -> Unavailable:
    return Unavailable(
        N_(
            "You have no duty in {place} yet. Ask its administrator: “warroom admin add-user NAME --duty member”."
        ),
        DUTY,
        place=place,
    )


def _tried(store: Store) -> Tried:
    with explained(place_of(store.engine)), asking(store.engine).connect() as connection:
        before = moment(real_now()).timestamp()
        version, server = connection.execute(text(_ABOUT)).one()
        after = moment(real_now()).timestamp()
        driven = connection.connection.driver_connection
        assert driven is not None
        secured = driven.pgconn.ssl_in_use
        found = connection.execute(
            text("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        ).scalar()
        rooms = len(store.heads())
    return Tried(
        place=store.place,
        version=str(version).partition(" ")[0],
        tls=str(found or "TLS") if secured else "",
        protection=store.protection,
        login=store.login,
        duty=next((duty for duty in reversed(DUTIES) if duty in (store.held or ())), ""),
        rooms=rooms,
        before=before,
        server=float(server),
        after=after,
    )
