"""A password comes from where it is, in a fixed order, and nobody is let in with a wrong one."""

from __future__ import annotations

import threading
from contextlib import closing
from contextvars import copy_context
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.guarded import PASSWORD, Guarded, guarded
from tests.logs import keep_copy, open_room
from tests.rings import Ring, ring
from tests.servers import ask, empty_server, server_url
from warroom.errors import Unavailable
from warroom.services import entrance, keys
from warroom.services.entrance import Typed, kept, open_database, open_typed, rejoin, try_address
from warroom.store.address import with_password
from warroom.store.store import Store

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


def test_a_server_that_is_away_opens_where_there_are_copies(guarded: Guarded, ring: Ring) -> None:
    keys.hold(guarded.account, PASSWORD)
    kept_here(guarded)
    guarded.proxy.cut()
    with pytest.raises(Unavailable):
        open_database(guarded.url)
    opened = open_database(guarded.url, copies=True)
    assert (opened.login, opened.away and opened.away.cause) == (guarded.person, "ended")
    assert opened.held == frozenset({"lead", "member", "viewer"})
    assert len(opened.heads()) == 1
    with pytest.raises(Unavailable):
        rejoin(opened)
    guarded.proxy.mend()
    rejoin(opened)  # memory has the password
    assert opened.away is None
    rejoin(opened)
    opened.close()


def kept_here(guarded: Guarded) -> None:
    """Leave the copy of a room."""
    with closing(Store(guarded.root)) as root:
        room = open_room(root)[0].incident
    with closing(open_database(guarded.url)) as store:
        keep_copy(store, room)


def test_what_is_no_outage_is_said_although_there_are_copies(guarded: Guarded, ring: Ring) -> None:
    keys.hold(guarded.account, PASSWORD)
    kept_here(guarded)
    keys.let_go(guarded.account)
    with pytest.raises(Unavailable, match="asks for a password"):
        open_database(guarded.url, copies=True)
    with pytest.raises(Unavailable, match="Name or password is wrong"):
        open_database(with_password(guarded.url, WRONG), copies=True)
    with pytest.raises(Unavailable, match="no database"):
        open_database(guarded.of(guarded.person, "nowhere"), lambda _account: PASSWORD, copies=True)


def test_a_password_that_nobody_knows_is_sought_once_and_then_typed(guarded: Guarded, ring: Ring) -> None:
    keys.hold(guarded.account, PASSWORD)
    kept_here(guarded)
    keys.let_go(guarded.account)
    guarded.proxy.cut()
    opened = open_database(guarded.url, copies=True)
    guarded.proxy.mend()
    with pytest.raises(Unavailable, match="asks for a password"):
        rejoin(opened)
    ring.passwords["War Room", guarded.account] = PASSWORD
    with pytest.raises(Unavailable, match="asks for a password"):
        rejoin(opened)
    with pytest.raises(Unavailable, match="is wrong"):
        rejoin(opened, Typed(WRONG))
    assert keys.held(guarded.account) is None
    guarded.proxy.cut()
    with pytest.raises(Unavailable) as away:
        rejoin(opened, Typed(PASSWORD))
    assert away.value.cause == "ended"
    guarded.proxy.mend()
    rejoin(opened)
    assert opened.away is None
    assert len(opened.heads()) == 1
    opened.close()


def test_a_wrong_password_in_the_keyring_is_not_tried_for_ever(guarded: Guarded, ring: Ring) -> None:
    keys.hold(guarded.account, PASSWORD)
    kept_here(guarded)
    keys.let_go(guarded.account)
    ring.passwords["War Room", guarded.account] = WRONG
    guarded.proxy.cut()
    opened = open_database(guarded.url, copies=True)
    guarded.proxy.mend()
    for _time in range(2):
        with pytest.raises(Unavailable, match="is wrong"):
            rejoin(opened)
    rejoin(opened, Typed(PASSWORD))
    assert (opened.away, keys.held(guarded.account)) == (None, PASSWORD)
    opened.close()


def test_a_server_that_lost_its_tables_is_not_taken_up(guarded: Guarded, ring: Ring) -> None:
    keys.hold(guarded.account, PASSWORD)
    kept_here(guarded)
    guarded.proxy.cut()
    opened = open_database(guarded.url, copies=True)
    ask(make_url(guarded.root), "UPDATE alembic_version SET version_num = '0001'")
    guarded.proxy.mend()
    with pytest.raises(Unavailable, match="older version"):
        rejoin(opened)
    assert opened.away is not None
    assert len(opened.heads()) == 1
    opened.close()
