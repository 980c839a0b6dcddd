"""Connections to a PostgreSQL server: as safe as can be asked for, and given up when nobody answers."""

from __future__ import annotations

import ipaddress
import selectors
import ssl
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import InvalidatePoolError

from warroom.errors import N_

PATIENCE: Final = "patience"
"""The option of an engine that says how long its server may be silent, in seconds."""
USED: Final = "used"
"""Where a connection notes that it was lent before, and may have died since."""
CONNECT_SECONDS: Final = 4
DEFAULTS: Final = {
    "application_name": "warroom",
    "connect_timeout": str(CONNECT_SECONDS),
    "keepalives": "1",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
    # A desk that was put to sleep in the middle of an append does not hold the others up.
    "options": "-c idle_in_transaction_session_timeout=15000",
}
"""What every connection asks for unless its address says otherwise."""
POOL: Final[dict[str, Any]] = {"pool_size": 2, "max_overflow": 8, "pool_timeout": CONNECT_SECONDS}
"""How many connections a desk keeps, for its writer and for who reads; beside them is one for each bell."""
SAFE: Final = {"sslmode": "verify-full", "channel_binding": "require"}
"""What a connection to another machine asks for unless its address names something weaker."""
SECRET: Final = frozenset({"password", "sslpassword"})
"""Options of an address that hold a secret."""
WITHOUT_TLS: Final = frozenset({"disable", "allow", "prefer"})
ROOTS: Final = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
"""Where systems keep the certificates that they trust."""


def server_engine(url: URL) -> Engine:
    """Make the engine of a server's database."""
    from warroom.store.patience import READ_SECONDS, PatientConnection

    # An engine shows the options of its address to whoever prints it.
    secrets = {name: value for name, value in url.query.items() if name in SECRET}
    asked = with_defaults(url.difference_update_query(SECRET))
    engine = create_engine(asked, execution_options={PATIENCE: READ_SECONDS}, **POOL)

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: object, _record: object, values: Any, named: Any) -> PatientConnection:
        return PatientConnection.connect(*values, **{**named, **secrets})

    event.listen(engine, "checkout", _refuse_dead)
    event.listen(engine, "begin", _begin)
    return engine


def connect_alone(engine: Engine) -> Any:
    """Give a connection that the engine keeps no more, outside transactions; whoever has it closes it."""
    lent = engine.raw_connection()
    connection: Any = lent.driver_connection
    lent.detach()
    connection.autocommit = True
    return connection


def with_defaults(url: URL) -> URL:
    """Complete an address with what it does not say."""
    query = {**DEFAULTS, **url.query}
    if not is_here(url):
        query = {**SAFE, **query}
        if query["sslmode"] in WITHOUT_TLS and "channel_binding" not in url.query:
            del query["channel_binding"]
        if query["sslmode"] == SAFE["sslmode"]:
            query.setdefault("sslrootcert", _roots())
    return url.set(drivername="postgresql+psycopg", query=query)


def is_here(url: URL) -> bool:
    """Say whether a server is this machine: named so, by a number, or as a folder with its socket."""
    named = url.query.get("host", ())
    listed = ",".join(named) if isinstance(named, tuple) else named
    numbers = url.query.get("hostaddr", ())
    listed += f",{numbers if isinstance(numbers, str) else ','.join(numbers)},{url.host or ''}"
    # In a list of servers each may carry its own port.
    return all(_is_local(each) for each in listed.split(",") if each)


def protection(url: URL) -> str:
    """Say how a complete address protects what goes over its connections."""
    if is_here(url):
        return N_("stays on this machine")
    mode = url.query["sslmode"]
    if mode in WITHOUT_TLS:
        return N_("not always encrypted")
    return N_("encrypted, server checked") if mode == SAFE["sslmode"] else N_("encrypted, server not checked")


def _is_local(host: str) -> bool:
    if host.startswith(("/", "@")) or host == "localhost":
        return True
    for name in (host, host.rpartition(":")[0]):
        try:
            return ipaddress.ip_address(name.strip("[]")).is_loopback
        except ValueError:
            if name == "localhost":
                return True
    return False


def _roots() -> str:
    """Name the file of certificates that this system trusts; the driver brings a library that knows no system."""
    found = ssl.get_default_verify_paths().cafile
    return found or next((each for each in ROOTS if Path(each).is_file()), "system")


def _refuse_dead(connection: Any, record: Any, _proxy: object) -> None:
    """Take no connection whose server said something while it was idle: that it ends, or nothing more."""
    if not record.info.get(USED):
        record.info[USED] = True
        return
    with selectors.DefaultSelector() as selector:
        try:
            selector.register(connection.pgconn.socket, selectors.EVENT_READ)
            spoken = bool(selector.select(0))
        except Exception as wrong:
            raise InvalidatePoolError from wrong
    if spoken:
        raise InvalidatePoolError


def _begin(connection: Connection) -> None:
    """Give the connection the patience of what is begun."""
    driven = connection.connection.driver_connection
    assert driven is not None
    driven.patience = connection.get_execution_options()[PATIENCE]
