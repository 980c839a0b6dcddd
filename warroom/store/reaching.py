"""Whether a server answers at all, and what is wrong with its certificate: asked without logging in."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path
from typing import Final

from sqlalchemy import make_url

from warroom.errors import N_, Unavailable
from warroom.store.address import PORT, Address, certificate_file, read_address
from warroom.store.engine import url_place
from warroom.store.trouble import explain

SECONDS: Final = 2.5
"""How long a server may take to answer."""
ASKING: Final = b"\x00\x00\x00\x08\x04\xd2\x16\x2f"
"""PostgreSQL's question whether a connection can be encrypted; every server answers it with one letter."""
EXPIRED, NOT_YET, OTHER_HOST = 10, 9, (62, 64)
"""OpenSSL's codes of what is wrong with a certificate."""
_SAYINGS: Final = {
    EXPIRED: N_(
        "The certificate of {place} has expired. Its administrator has to renew it; nothing is wrong here."
    ),
    NOT_YET: N_(
        "The certificate of {place} is not valid yet. Compare the clock of this computer and of the server."
    ),
}
_OTHER_HOST: Final = N_(
    "The certificate of {place} is for another name: {names}. Type the name that it has, or ask its administrator."
)


def reach(url: str) -> None:
    """Ask a server whether it is there; raises `Unavailable` with the reason when it does not answer."""
    address, _password = read_address(url)
    try:
        _spoken(address).close()
    except OSError as wrong:
        raise explain(_worded(wrong), _place(url)) from wrong


def certificate_trouble(url: str) -> Unavailable | None:
    """Say what exactly is wrong with the certificate of a server; None where nothing more can be said."""
    address, _password = read_address(url)
    file = certificate_file(url)
    try:
        context = ssl.create_default_context(cafile=file if Path(file).is_file() else None)
        with _spoken(address) as plain, context.wrap_socket(plain, server_hostname=address.host):
            return None
    except ssl.SSLCertVerificationError as wrong:
        return _certificate_words(url, address, wrong)
    except (OSError, ValueError):
        return None


def _certificate_words(url: str, address: Address, wrong: ssl.SSLCertVerificationError) -> Unavailable | None:
    place = _place(url)
    if wrong.verify_code in OTHER_HOST:
        names = _names(address, certificate_file(url))
        return Unavailable(_OTHER_HOST, "other_host", place=place, names=names)
    saying = _SAYINGS.get(wrong.verify_code)
    return Unavailable(saying, "expired", place=place) if saying else None


def _names(address: Address, file: str) -> str:
    """Name whom a trusted certificate is for."""
    context = ssl.create_default_context(cafile=file if Path(file).is_file() else None)
    context.check_hostname = False
    with _spoken(address) as plain, context.wrap_socket(plain) as secured:
        told = secured.getpeercert() or {}
    named = [str(each[1]) for each in told.get("subjectAltName", ())]
    return ", ".join(named)[:200] or "–"


def _spoken(address: Address) -> socket.socket:
    """Connect and ask; gives the connection once the server answered."""
    host, port = address.host or "localhost", address.port or PORT
    if not host.startswith("/"):
        return _asked(socket.create_connection((host.partition(",")[0].strip("[]"), port), SECONDS))
    plain = socket.socket(socket.AF_UNIX)
    plain.settimeout(SECONDS)
    try:
        plain.connect(f"{host}/.s.PGSQL.{port}")
    except OSError:
        plain.close()
        raise
    return _asked(plain)


def _asked(plain: socket.socket) -> socket.socket:
    try:
        plain.settimeout(SECONDS)
        plain.sendall(ASKING)
        if not plain.recv(1):
            raise ConnectionResetError("server closed the connection")
    except OSError:
        plain.close()
        raise
    return plain


def _worded(wrong: OSError) -> OSError:
    """Give an error whose words the store knows, whatever the system's language is."""
    known: tuple[tuple[type[OSError], str], ...] = (
        (socket.gaierror, "could not translate host name"),
        (TimeoutError, "timeout expired"),
        (ConnectionRefusedError, "connection refused"),
        (ConnectionError, "connection reset"),
        (FileNotFoundError, "no such file or directory"),
    )
    return next((OSError(words) for kind, words in known if isinstance(wrong, kind)), wrong)


def _place(url: str) -> str:
    return url_place(make_url(url))
