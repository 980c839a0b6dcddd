"""Saved connections: servers under names of one's own, in the settings' folder, without passwords."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Final

import msgspec

from warroom import config
from warroom.errors import N_, Rejected, Unavailable
from warroom.services.folding import folded
from warroom.store.address import PORT, Address, account_of, is_server, read_address
from warroom.store.engine import without_password

__all__ = ["Address", "Connection", "Connections", "account_of", "is_server", "named", "read_address"]

LONGEST: Final = 200
"""Letters of a name."""
MARKS: Final = frozenset("/@:?\\")
"""Signs that tell an address or a file from a name."""
_log: Final = logging.getLogger(__name__)
_writing: Final = threading.Lock()


class Connection(msgspec.Struct, frozen=True):
    """A server under a name; its address says how the connection is protected, and holds no password."""

    name: str
    address: str

    @property
    def account(self) -> str:
        """Whose password it is, as the keyring knows it."""
        return account_of(self.address)


class Connections:
    """The connections of one person; every change is on disk when it returns."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or config.folders().config / "connections.json"
        self.damage: Unavailable | None = None
        """What became of a file that could not be read, to be said to the person."""

    def all(self) -> list[Connection]:
        """Give all connections as they are now on disk, by name."""
        try:
            found = msgspec.json.decode(self._file.read_bytes(), type=list[Connection])
        except FileNotFoundError:
            return []
        except msgspec.MsgspecError:
            aside = config.set_aside(self._file)
            _log.warning("connections could not be read and were put aside as %s", aside)
            self.damage = Unavailable(
                N_(
                    "The saved connections in {file} could not be read. They were kept as {aside}, and the list"
                    " begins anew."
                ),
                file=self._file,
                aside=aside.name,
            )
            return []
        except OSError as wrong:
            raise config.unusable(self._file, wrong) from wrong
        return [each for each in found if is_server(each.address)]

    def named(self, name: str) -> Connection:
        """Find a connection by its name in any case; raises `Rejected` with the names that there are."""
        everything = self.all()
        for each in everything:
            if folded(each.name) == folded(name.strip()):
                return each
        if not everything:
            raise Rejected(
                N_(
                    "There is no saved connection {name}, and none at all yet. Keep one with"
                    " “warroom connections add NAME URL”."
                ),
                field="room",
                name=name,
            )
        known = ", ".join(each.name for each in everything)
        raise Rejected(
            N_("There is no saved connection {name}. There are: {known}"),
            field="room",
            name=name,
            known=known,
        )

    def of(self, url: str) -> Connection | None:
        """Find the connection that leads to an address without password."""
        if not is_server(url):
            return None
        wanted = read_address(url)[0].url
        return next((each for each in self.all() if each.address == wanted), None)

    def there(self, url: str) -> Connection | None:
        """Find a connection that leads to the same database of the same server, whoever logs in."""
        wanted = _place(url)
        return next((each for each in self.all() if _place(each.address) == wanted), None)

    def save(self, name: str, address: Address, before: Connection | None = None) -> Connection:
        """Keep a connection, in the place of the one that it was before; refuses what cannot be one."""
        check(address)
        with _writing:
            others = [each for each in self.all() if each != before]
            made = Connection(_free(name, others), address.url)
            self._write([*others, made])
        return made

    def remove(self, connection: Connection) -> bool:
        """Forget a connection; says whether no other has the same password."""
        with _writing:
            left = [each for each in self.all() if each != connection]
            self._write(left)
        return connection.account not in {each.account for each in left}

    def _write(self, connections: list[Connection]) -> None:
        ordered = sorted(connections, key=lambda each: folded(each.name))
        config.write_whole(self._file, msgspec.json.format(msgspec.json.encode(ordered), indent=2))


def check(address: Address) -> None:
    """Refuse an address that leads nowhere, beside the field that it is about."""
    if not address.host:
        raise Rejected(N_("Name the computer on which the server runs."), field="host")
    if any(sign.isspace() for sign in address.host):
        raise Rejected(N_("A computer's name has no blanks."), field="host")
    if not 0 <= address.port < 65536:
        raise Rejected(N_("A port is a number up to 65535."), field="port")
    if not address.database:
        raise Rejected(
            N_("Name the database. Its administrator knows it; often it is warroom."), field="database"
        )
    if not address.user:
        raise Rejected(N_("Type the name with which you log in."), field="user")
    if address.certificate and not Path(address.certificate).expanduser().is_file():
        raise Rejected(N_("There is no file {file}."), field="certificate", file=address.certificate)


def default_name(address: Address) -> str:
    """Make a name for a connection of which nobody said one."""
    host = address.host if not address.host.startswith("/") else "localhost"
    name = " · ".join(part for part in (address.database, host) if part)
    return "".join(sign for sign in name if sign not in MARKS)[:LONGEST]


def shown_address(url: str) -> str:
    """Give an address as people may read it: without its password and its options."""
    return without_password(url).partition("?")[0]


def named(given: str) -> str:
    """Give the address that a word on the command line stands for: an address as it is, or a connection's name."""
    if not given or MARKS & set(given):
        return given
    return Connections().named(given).address


def _place(url: str) -> tuple[str, int, str]:
    found = read_address(url)[0]
    return found.host.casefold() or "localhost", found.port or PORT, found.database


def _free(name: str, others: list[Connection]) -> str:
    clean = " ".join(name.split())
    if not clean or len(clean) > LONGEST or not clean.isprintable() or clean.startswith("-"):
        text = N_("A connection needs a name of up to {longest} letters.")
        raise Rejected(text, field="name", longest=LONGEST)
    if MARKS & set(clean):
        raise Rejected(N_("A connection's name has none of the signs / @ : ? \\"), field="name")
    if folded(clean) in {folded(each.name) for each in others}:
        text = N_("There is a connection “{name}” already. Choose another name.")
        raise Rejected(text, field="name", name=clean)
    return clean
