"""The verbs of saved connections: servers under names of one's own, passwords in the system's keyring."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Annotated, Final

import typer

from warroom.cli import output, secrets
from warroom.cli.options import Json
from warroom.errors import N_, Rejected, Unavailable
from warroom.i18n import _
from warroom.services import keys
from warroom.services.connections import Connections, account_of, default_name, is_server, named, read_address
from warroom.services.copying import forget
from warroom.services.entrance import WANTED, Ask, Tried, try_address
from warroom.services.saying import say
from warroom.services.trial_words import trial_words

PURPOSE: Final = N_(
    "Servers under names of your own: “--room NAME” opens one. Passwords are in the keyring of this computer."
)
Name = Annotated[str, typer.Argument(metavar="NAME", help=N_("The name of a saved connection."))]
NewName = Annotated[
    str, typer.Argument(metavar="NAME", help=N_("A name of your own; “-” makes one from the address."))
]
Url = Annotated[
    str, typer.Argument(metavar="URL", help=N_("The server's database: postgresql://NAME@HOST/DATABASE."))
]
Which = Annotated[
    str, typer.Argument(metavar="NAME", help=N_("The name of a saved connection, or a server's address."))
]
NoPassword = Annotated[
    bool, typer.Option("--ask-each-time", help=N_("Keep no password; it is asked for each time."))
]


def list_connections(json: Json = False) -> None:
    """List the saved connections."""
    connections = Connections()
    found = connections.all()
    if connections.damage is not None:
        output.warn(say(connections.damage))
    if json:
        output.say_json([{"name": each.name, "address": each.address} for each in found])
    elif found:
        output.say(*output.table([[each.name, each.address] for each in found]))
    else:
        output.say(_("There is no saved connection yet. “warroom connections add NAME URL” keeps one."))


def add(name: NewName, url: Url, ask_each_time: NoPassword = False) -> None:
    """Keep a server under a name. Its password goes into the keyring of this computer, and into no file."""
    address, password = read_address(url)
    made = Connections().save(default_name(address) if name == "-" else name, address)
    output.say(
        _("{name} is kept: {address}").format(name=made.name, address=made.address),
        f"  warroom --room {shlex.quote(made.name)}",
    )
    if ask_each_time:
        return
    lack = keys.trouble()
    if lack is None:
        password = password or secrets.ask_or_none(made.account)
        if password:
            keys.keep(made.account, password)
            output.say(_("Its password is in the keyring of this computer."))
    else:
        output.say(say(lack))


def remove(name: Name) -> None:
    """Forget a connection, its password in the keyring and the copies of its rooms. They stay on the server."""
    connections = Connections()
    found = connections.named(name)
    alone = connections.remove(found)
    output.say(
        _("{name} is forgotten, with the copies of its rooms. They stay on the server.").format(
            name=found.name
        )
    )
    if alone:
        forget(found.address)
        try:
            keys.forget(found.account)
        except Unavailable as wrong:
            if wrong.cause != keys.NONE:
                raise


def test(which: Which) -> None:
    """Try a connection: whether the server answers, lets you in, and has rooms. Says what is in the way."""
    url = named(which)
    if not is_server(url):
        raise Rejected(
            N_("This is a file and needs no connection. Name a server: postgresql://NAME@HOST/DATABASE"),
            field="room",
        )
    tried = _tried(url, secrets.asker())
    output.say(*output.table([list(pair) for pair in trial_words(tried)]))


def _tried(url: str, ask: Ask | None) -> Tried:
    """Try an address, with a password that the person types where no other is known."""
    try:
        return try_address(url, "", _silence)
    except Unavailable as wrong:
        if ask is None or wrong.cause not in WANTED:
            raise
    return try_address(url, ask(account_of(url)), _silence)


def _silence(_step: str) -> None:
    """Print nothing while it is tried."""


VERBS: Final[tuple[tuple[str, str, Callable[..., None]], ...]] = (
    ("list", N_("List the saved connections."), list_connections),
    (
        "add",
        N_(
            "Keep a server under a name. Its password goes into the keyring of this computer, and into no file:"
            " from the address, from PGPASSWORD, or asked for."
        ),
        add,
    ),
    (
        "remove",
        N_(
            "Forget a connection, its password in the keyring and the copies of its rooms. They stay on the server."
        ),
        remove,
    ),
    (
        "test",
        N_(
            "Try a connection: whether the server answers, lets you in, and has rooms. Says what is in the way."
        ),
        test,
    ),
)
