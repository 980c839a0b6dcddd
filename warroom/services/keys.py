"""Passwords of servers: in the system's own keyring, or in memory while the program runs; never in a file.

A keyring may wait for a person to unlock it, or hang. Every call has a thread of its own and a limit, so
that whoever asks gets an answer; none of this is called on the window's thread.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from warroom.errors import N_, Unavailable

SERVICE: Final = "War Room"
"""The name under which the keyring shows our passwords to the person."""
SECONDS: Final = 60.0
"""How long a keyring may take: a person may have to type its own password first."""
LOOK_SECONDS: Final = 5.0
"""How long it may take to say whether there is one."""
TICK: Final = 0.05
NONE: Final = "no_keyring"
"""The cause of a refusal where no keyring can be used at all."""
UNSAFE: Final = ("keyrings.", "keyring.backends.fail", "keyring.backends.null")
"""Beginnings of modules whose backends write into files of their own, or keep nothing."""
_T = TypeVar("_T")
_held: Final[dict[str, str]] = {}
_turn: Final = threading.Lock()


def hold(account: str, password: str) -> None:
    """Keep a password in memory alone, for as long as the program runs."""
    _held[account] = password


def let_go(account: str) -> None:
    """Forget the password that memory holds of an account."""
    _held.pop(account, None)


def held(account: str) -> str | None:
    """Give the password that memory holds of an account."""
    return _held.get(account)


def find(account: str, stop: threading.Event | None = None) -> str | None:
    """Look for a password in the keyring; None where it has none. Raises `Unavailable` with the reason."""
    found = _bounded(lambda: _ring().get_password(SERVICE, account), SECONDS, stop)
    return str(found) if found is not None else None


def keep(account: str, password: str, stop: threading.Event | None = None) -> None:
    """Put a password into the keyring. Raises `Unavailable` with the reason when it is not taken."""
    _bounded(lambda: _ring().set_password(SERVICE, account, password), SECONDS, stop)


def forget(account: str, stop: threading.Event | None = None) -> None:
    """Take a password out of memory and keyring, where they have it."""
    let_go(account)

    def work() -> None:
        ring = _ring()
        if ring.get_password(SERVICE, account) is not None:
            ring.delete_password(SERVICE, account)

    _bounded(work, SECONDS, stop)


def trouble() -> Unavailable | None:
    """Say why no keyring can be used; None where one can."""
    try:
        _bounded(_ring, LOOK_SECONDS, None)
    except Unavailable as wrong:
        return wrong
    return None


def _ring() -> Any:
    """Give the keyring of this system; refuse what would write passwords into a file as text."""
    import keyring

    found: Any = keyring.get_keyring()
    for each in getattr(found, "backends", [found]):
        if _is_safe(each):
            return each
    raise Unavailable(
        N_("This computer has no keyring that is safe for passwords, so each one is asked for again."), NONE
    )


def _is_safe(backend: Any) -> bool:
    """Say whether a backend is the system's or another program's, and not a file."""
    modules = {each.__module__ for each in type(backend).__mro__}
    return not any(each.startswith(UNSAFE) for each in modules) and not hasattr(backend, "file_path")


def _bounded(work: Callable[[], _T], seconds: float, stop: threading.Event | None) -> _T:
    """Have the keyring do something, one at a time, for no longer than its limit."""
    end = time.monotonic() + seconds
    call = _Call(work)
    call.start()
    while not call.done.wait(TICK):
        if (stop is not None and stop.is_set()) or time.monotonic() > end:
            raise _silent()
    if call.wrong is not None:
        raise call.wrong
    return call.answer[0]  # type: ignore[no-any-return]


class _Call(threading.Thread):
    """One call to the keyring, which the program does not wait for when it ends."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__(name="keyring", daemon=True)
        self._work = work
        self.done = threading.Event()
        self.answer: list[Any] = []
        self.wrong: Unavailable | None = None

    def run(self) -> None:
        """Call; whatever a backend raises becomes a refusal that quotes no password."""
        if not _turn.acquire(timeout=LOOK_SECONDS):  # one that hangs keeps its turn
            self.wrong = _silent()
            self.done.set()
            return
        try:
            self.answer.append(self._work())
        except Unavailable as wrong:
            self.wrong = wrong
        except Exception as wrong:  # noqa: BLE001 - backends of others raise what they like
            self.wrong = _refusal(wrong)
        finally:
            _turn.release()
        self.done.set()


def _silent() -> Unavailable:
    return Unavailable(N_("The keyring of this computer does not answer. Is its own window open?"))


def _refusal(wrong: Exception) -> Unavailable:
    """Say why a keyring refused. Its own words may quote what it was given, so only their kind is told."""
    kind = type(wrong).__name__
    if kind in {"KeyringLocked", "LockedException", "PromptDismissedException"}:
        return Unavailable(N_("The keyring of this computer is locked. Unlock it and try again."))
    if kind in {"NoKeyringError", "InitError"}:
        return Unavailable(N_("No keyring runs on this computer, so each password is asked for again."), NONE)
    return Unavailable(N_("The keyring of this computer refused: {detail}"), detail=kind)
