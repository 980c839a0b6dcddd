"""A password comes from where it is, in a fixed order, and nobody is let in with a wrong one."""

from __future__ import annotations

import threading
from contextvars import copy_context
from pathlib import Path

import pytest

from tests.guarded import PASSWORD, Guarded, guarded
from tests.rings import Ring, ring
from tests.servers import empty_server, server_url
from warroom.errors import Unavailable
from warroom.services import entrance, keys
from warroom.services.entrance import Typed, kept, open_database, open_typed, try_address

__all__ = ["empty_server", "guarded", "ring", "server_url"]

WRONG = "wrong-horse"


def opens(url: str, answer: str = "") -> list[str]:
    """Open and close a database; gives who was asked for a password."""
    asked: list[str] = []

    def ask(account: str) -> str:
        asked.append(account)
        return answer

    open_database(url, ask).close()
    return asked


def test_the_order_in_which_passwords_are_looked_for(
    guarded: Guarded, ring: Ring, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert opens(guarded.url, PASSWORD) == [guarded.account]
    assert opens(guarded.url) == []  # memory has it
    keys.let_go(guarded.account)
    ring.passwords["War Room", guarded.account] = PASSWORD
    assert opens(guarded.url) == []
    assert keys.held(guarded.account) == PASSWORD
    keys.let_go(guarded.account)
    ring.passwords["War Room", guarded.account] = WRONG
    assert opens(guarded.url, PASSWORD) == [guarded.account]
    keys.let_go(guarded.account)
    file = tmp_path / "passwords"
    file.write_text(f"*:*:*:{guarded.person}:{PASSWORD}\n")
    file.chmod(0o600)
    with monkeypatch.context() as there:
        there.setenv("PGPASSFILE", str(file))
        assert opens(guarded.url) == []
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert opens(guarded.url) == []
    monkeypatch.setenv("PGPASSWORD", WRONG)
    assert opens(guarded.with_password) == []


def test_without_anybody_to_ask_the_refusal_says_what_lacks(guarded: Guarded, ring: Ring) -> None:
    with pytest.raises(Unavailable, match="asks for a password, and none is known") as lacks:
        open_database(guarded.url)
    assert lacks.value.cause == entrance.LOGIN_LACKS
    ring.passwords["War Room", guarded.account] = WRONG
    with pytest.raises(Unavailable, match="Name or password is wrong") as wrong:
        open_database(guarded.url)
    assert wrong.value.cause == entrance.LOGIN_WRONG


def test_a_keyring_that_refuses_keeps_nobody_out(guarded: Guarded, ring: Ring) -> None:
    ring.locked = True
    assert opens(guarded.url, PASSWORD) == [guarded.account]
    found = kept(guarded.url, Typed(PASSWORD, remember=True))
    assert found is not None
    assert "is not remembered" in str(found)
    assert kept(guarded.url, Typed(PASSWORD)) is None
    ring.locked = False
    assert kept(guarded.url, Typed(PASSWORD, remember=True)) is None
    assert ring.passwords["War Room", guarded.account] == PASSWORD


def test_a_typed_password_is_held_only_when_it_was_right(guarded: Guarded) -> None:
    with pytest.raises(Unavailable):
        open_typed(guarded.url, Typed(WRONG))
    assert keys.held(guarded.account) is None
    open_typed(guarded.url, Typed(PASSWORD)).close()
    assert keys.held(guarded.account) == PASSWORD
    assert PASSWORD not in repr(Typed(PASSWORD))


def test_a_file_asks_for_nothing(tmp_path: Path) -> None:
    assert opens(f"sqlite:///{(tmp_path / 'rooms.db').as_posix()}") == []


def test_whoever_leaves_need_not_wait_for_server_or_keyring(guarded: Guarded, ring: Ring) -> None:
    stop = threading.Event()
    stop.set()
    guarded.proxy.freeze()
    with pytest.raises(Unavailable):
        copy_context().run(open_database, guarded.url, None, stop)
    with pytest.raises(Unavailable):
        copy_context().run(open_typed, guarded.url, Typed(PASSWORD), stop)
    guarded.proxy.mend()


def test_a_trial_goes_the_same_way(guarded: Guarded, ring: Ring) -> None:
    def silence(_step: str) -> None:
        pass

    with pytest.raises(Unavailable) as lacks:
        try_address(guarded.url, "", silence)
    assert lacks.value.cause == entrance.LOGIN_LACKS
    assert try_address(guarded.url, PASSWORD, silence).duty == "lead"
    ring.passwords["War Room", guarded.account] = PASSWORD
    found = try_address(guarded.url, "", silence)
    assert entrance.clock_ahead(found) == 0


def test_who_administers_is_asked_last(guarded: Guarded, ring: Ring) -> None:
    assert entrance.ask_password(guarded.url, None) is None
    assert entrance.ask_password(guarded.url, lambda account: f"for {account}") == f"for {guarded.account}"
    ring.passwords["War Room", guarded.account] = PASSWORD
    assert entrance.ask_password(guarded.url, None) == PASSWORD
