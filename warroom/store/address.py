"""The address of a server taken apart and put together; its password goes another way."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from warroom.errors import N_, Rejected
from warroom.store.engine import without_password
from warroom.store.server import SECRET, is_here, with_defaults

PORT: Final = 5432
"""Where PostgreSQL listens unless somebody says otherwise."""


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """A server's database and who comes; `more` are options of the address that have no field of their own."""

    host: str = ""
    port: int = 0
    database: str = ""
    user: str = ""
    tls: str = ""
    """PostgreSQL's sslmode; empty for as safe as can be."""
    certificate: str = ""
    """The file with the certificates that the server's is checked against; empty for the system's."""
    more: dict[str, str] = {}

    @property
    def here(self) -> bool:
        """Whether the server is this machine."""
        return is_here(make_url(self.url))

    @property
    def url(self) -> str:
        """The address as text, without a password."""
        query: dict[str, str] = dict(self.more)
        host = self.host
        if host.startswith("/"):  # the folder of a socket
            query["host"], host = host, ""
        if self.tls:
            query["sslmode"] = self.tls
        if self.certificate:
            query["sslrootcert"] = self.certificate
        made = URL.create(
            "postgresql", self.user or None, None, host or None, self.port or None, self.database, query
        )
        return made.render_as_string(hide_password=False)


def is_server(url: str) -> bool:
    """Say whether an address is that of a server."""
    try:
        return make_url(url).get_backend_name() == "postgresql"
    except (ArgumentError, ValueError):
        return False


def read_address(text: str) -> tuple[Address, str]:
    """Take an address apart, and give its password beside it; raises `Rejected` for what is none."""
    text = text.strip()
    if not is_server(text):
        raise Rejected(
            N_("{url} is no server's address. It looks like postgresql://NAME@HOST/DATABASE."),
            field="address",
            url=without_password(text),
        )
    url = make_url(text)
    query = {name: value if isinstance(value, str) else ",".join(value) for name, value in url.query.items()}
    secret = str(url.password or query.pop("password", "") or "")
    for name in SECRET:
        query.pop(name, None)
    port = query.pop("port", "")
    found = Address(
        host=query.pop("host", "") or url.host or "",
        port=url.port or (int(port) if port.isdigit() else 0),
        database=url.database or query.pop("dbname", "") or "",
        user=url.username or query.pop("user", "") or "",
        tls=query.pop("sslmode", ""),
        certificate=query.pop("sslrootcert", ""),
        more=query,
    )
    return found, secret


def with_password(url: str, password: str) -> str:
    """Give an address with a password, for whoever opens it; it is never kept so."""
    return make_url(url).set(password=password).render_as_string(hide_password=False)


def account_of(url: str) -> str:
    """Name whose password it is and where: `ana@rooms.example.org:5432/warroom`; empty for a file."""
    if not is_server(url):
        return ""
    found, _password = read_address(url)
    return f"{found.user}@{found.host or 'localhost'}:{found.port or PORT}/{found.database}"


def certificate_file(url: str) -> str:
    """Name the file of certificates that a connection to an address is checked against; empty where none is."""
    complete: Any = with_defaults(make_url(url)).query
    return str(complete.get("sslrootcert", ""))
