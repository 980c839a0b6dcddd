"""What a trial found is said in six short lines, in both languages."""

from __future__ import annotations

import pytest

from tests.guarded import Guarded, guarded
from tests.servers import empty_server, server_url
from warroom import i18n
from warroom.domain.duties import DUTIES as KNOWN
from warroom.services.entrance import Tried, try_address
from warroom.services.trial_words import DUTIES, trial_words

__all__ = ["empty_server", "guarded", "server_url"]


def made(**values: object) -> Tried:
    """Make what a trial found."""
    found: dict[str, object] = {
        "place": "postgresql://ana@rooms/warroom",
        "version": "17.2",
        "tls": "TLSv1.3",
        "protection": "encrypted, server checked",
        "login": "ana",
        "duty": "member",
        "rooms": 1,
        "before": 100.0,
        "server": 100.0,
        "after": 100.0,
        **values,
    }
    return Tried(**found)  # type: ignore[arg-type]


def test_every_duty_has_its_words() -> None:
    assert set(DUTIES) == set(KNOWN)


def test_a_good_connection_in_words() -> None:
    assert [how for _what, how in trial_words(made())] == [
        "PostgreSQL 17.2",
        "encrypted, server checked · TLSv1.3",
        "ana",
        "member: you may read and write",
        "1 room",
        "agrees with this computer's",
    ]


@pytest.mark.parametrize(("server", "words"), [(40.0, "ahead of the server"), (160.0, "behind the server")])
def test_a_clock_that_differs_is_said(server: float, words: str) -> None:
    assert words in dict(trial_words(made(server=server)))["Clock"]


def test_it_is_said_in_spanish() -> None:
    i18n.use("es")
    try:
        assert dict(trial_words(made(rooms=3)))["Salas"] == "3 salas"
    finally:
        i18n.use("en")


def test_a_real_server_is_put_into_words(guarded: Guarded) -> None:
    found = dict(trial_words(try_address(guarded.with_password, "", lambda _step: None)))
    assert found["You are"] == guarded.person
    assert found["Protection"] == "stays on this machine"
