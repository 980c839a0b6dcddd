"""The way into a database: by an address or a saved connection, with the password from wherever it is.

Asked in this order: the address, PGPASSWORD, the driver's own password file, what was typed before in this
program, the system's keyring, the person.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Final

import msgspec

from warroom.errors import N_, Unavailable
from warroom.services import keys
from warroom.services.own_clock import ahead
from warroom.store.address import account_of, is_server, with_password
from warroom.store.patience import leave_when
from warroom.store.reaching import reach
from warroom.store.store import Store
from warroom.store.trial import Tried, try_server
from warroom.store.trouble import LOGIN_LACKS, LOGIN_WRONG

__all__ = ["LOGIN_LACKS", "LOGIN_WRONG", "Tried", "reach"]

WANTED: Final = frozenset({LOGIN_LACKS, LOGIN_WRONG})
"""Causes that another password may mend."""
Ask = Callable[[str], str]
"""Asks a person for the password of an account."""


class Typed(msgspec.Struct, frozen=True):
    """A password as a person typed it, and whether the keyring shall remember it."""

    password: str
    remember: bool = False

    def __repr__(self) -> str:
        return f"Typed(remember={self.remember})"


def open_database(url: str, ask: Ask | None = None, stop: Event | None = None) -> Store:
    """Open a database; may wait for the server and for the keyring, so never on the window's thread.

    Raises `Unavailable` with one of the causes `WANTED` where a password lacks that nobody gave.
    """
    if not is_server(url):
        return Store(url)
    if stop is not None:
        leave_when(stop)
    try:
        return Store(url)
    except Unavailable as wrong:
        if wrong.cause != LOGIN_LACKS:
            raise
        return _open_with_known(url, wrong, ask, stop)


def _open_with_known(url: str, wrong: Unavailable, ask: Ask | None, stop: Event | None) -> Store:
    account = account_of(url)
    looks: tuple[Callable[[], str | None], ...] = (
        lambda: keys.held(account),
        lambda: _from_keyring(account, stop),
    )
    for look in looks:
        password = look()
        if password:
            try:
                opened = Store(with_password(url, password))
            except Unavailable as refused:
                if refused.cause not in WANTED:
                    raise
                keys.let_go(account)
                wrong = refused
            else:
                keys.hold(account, password)
                return opened
    if ask is None:
        raise wrong
    return open_typed(url, Typed(ask(account)))


def open_typed(url: str, typed: Typed, stop: Event | None = None) -> Store:
    """Open a server's database with a password that was just typed; memory keeps it when it was right."""
    if stop is not None:
        leave_when(stop)
    opened = Store(with_password(url, typed.password))
    keys.hold(account_of(url), typed.password)
    return opened


def ask_password(url: str, ask: Ask | None) -> str | None:
    """Give the password of an address that nothing else names: memory's, the keyring's, or the person's."""
    account = account_of(url)
    return keys.held(account) or _from_keyring(account, None) or (ask(account) if ask else None)


def _from_keyring(account: str, stop: Event | None) -> str | None:
    """Look into the keyring; one that refuses is as good as none where a person can still be asked."""
    try:
        return keys.find(account, stop)
    except Unavailable:
        return None


def try_address(url: str, password: str, tell: Callable[[str], None], stop: Event | None = None) -> Tried:
    """Try an address as `open_database` would open it, or with a password that was typed."""
    if password:
        return try_server(with_password(url, password), tell, stop)
    try:
        return try_server(url, tell, stop)
    except Unavailable as wrong:
        account = account_of(url)
        known = keys.held(account) or _from_keyring(account, stop) if wrong.cause == LOGIN_LACKS else None
        if not known:
            raise
        return try_server(with_password(url, known), tell, stop)


def clock_ahead(tried: Tried) -> float:
    """Say by how many seconds this computer's clock is ahead of the server's; 0 where nobody need care."""
    return ahead(tried.before, tried.server, tried.after)


def kept(url: str, typed: Typed) -> Unavailable | None:
    """Put a password that was right into the keyring where that is wished; says why it was not taken."""
    if not typed.remember:
        return None
    try:
        keys.keep(account_of(url), typed.password)
    except Unavailable as wrong:
        return Unavailable(
            N_("The password is not remembered, and asked for the next time. {why}"), wrong.cause, why=wrong
        )
    return None
