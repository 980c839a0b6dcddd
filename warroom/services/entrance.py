"""The way into a database: by an address or a saved connection, with the password from wherever it is.

Asked in this order: the address, PGPASSWORD, the driver's own password file, what was typed before in this
program, the system's keyring, the person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from typing import Final, TypeVar

import msgspec

from warroom.errors import N_, Unavailable
from warroom.services import copying, keys
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
_T = TypeVar("_T")
Ask = Callable[[str], str]
"""Asks a person for the password of an account."""


class Typed(msgspec.Struct, frozen=True):
    """A password as a person typed it, and whether the keyring shall remember it."""

    password: str
    remember: bool = False

    def __repr__(self) -> str:
        return f"Typed(remember={self.remember})"


def open_database(url: str, ask: Ask | None = None, stop: Event | None = None, copies: bool = False) -> Store:
    """Open a database; may wait for the server and for the keyring, so never on the window's thread.

    With `copies` a server that is away is opened all the same, where this computer has copies of its rooms.
    Raises `Unavailable` with one of the causes `WANTED` where a password lacks that nobody gave.
    """
    if not is_server(url):
        return Store(url)
    if stop is not None:
        leave_when(stop)
    try:
        return _open(url, ask, stop)
    except Unavailable as wrong:
        found = copying.usable(url) if copies and wrong.cause in copying.AWAY else None
        if found is None or (stop is not None and stop.is_set()):
            raise
        return Store(url, found, wrong)


def _open(url: str, ask: Ask | None, stop: Event | None) -> Store:
    try:
        return Store(url)
    except Unavailable as wrong:
        if wrong.cause != LOGIN_LACKS:
            raise
        account = account_of(url)
        try:
            return _with_known(lambda password: Store(with_password(url, password)), account, wrong, stop)
        except Unavailable as refused:
            if ask is None or refused.cause not in WANTED:
                raise
        return open_typed(url, Typed(ask(account)))


def _with_known(use: Callable[[str], _T], account: str, wrong: Unavailable, stop: Event | None) -> _T:
    """Try the passwords that memory and keyring have until one is right; raises why the last was not."""
    for password in _known(account, stop):
        try:
            done = use(password)
        except Unavailable as refused:
            if refused.cause not in WANTED:
                raise
            keys.let_go(account)
            wrong = refused
        else:
            keys.hold(account, password)
            return done
    raise wrong


def _known(account: str, stop: Event | None) -> Iterator[str]:
    """Give the passwords of an account that memory and keyring have; the keyring is asked when it is its turn."""
    looks: tuple[Callable[[], str | None], ...] = (
        lambda: keys.held(account),
        lambda: _from_keyring(account, stop),
    )
    for look in looks:
        password = look()
        if password:
            yield password


def rejoin(store: Store, typed: Typed | None = None, stop: Event | None = None) -> None:
    """Take up a server again that was away when it was opened; harmless for any other database.

    Where it wants a password that nobody has given yet, memory and keyring are asked once, and it is not tried
    again before one is typed. Raises why it cannot be taken up.
    """
    if store.away is None:
        return
    if stop is not None:
        leave_when(stop)
    if typed is None and store.away.cause in WANTED:
        raise store.away.with_traceback(None)
    account = account_of(store.url)
    try:
        try:
            store.come_back(typed.password if typed is not None else "")
        except Unavailable as wrong:
            if wrong.cause != LOGIN_LACKS:
                raise
            _with_known(store.come_back, account, wrong, stop)
    except Unavailable as wrong:
        store.away = wrong
        raise
    if typed is not None:
        keys.hold(account, typed.password)


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
