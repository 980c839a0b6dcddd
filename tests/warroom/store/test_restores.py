"""A restore is attested in the house log with the head of every log, and found again by log."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest

from tests.logs import AT, note, open_room
from warroom.domain.state.restores import RestoredLog
from warroom.errors import Rejected
from warroom.store.heads import HOUSE
from warroom.store.restores import attest_restore, restores_of
from warroom.store.store import Store


def test_every_log_is_named_with_its_head(store: Store) -> None:
    first = open_room(store, note())
    second = open_room(store, slug="water")
    attested = attest_restore(store.engine, AT, "person-anna", "Anna Alvarez")
    ((entry, body, log),) = restores_of(store.engine, first[0].incident)
    assert entry == attested
    assert (body.made_at, body.by) == (AT, "Anna Alvarez")
    assert log == RestoredLog(first[0].incident, 2, first[-1].hash.hex())
    assert restores_of(store.engine, second[0].incident)[0][2].entries == 1
    assert restores_of(store.engine, "elsewhere") == []
    assert store.verify(HOUSE) is None


def test_the_newest_comes_first_and_the_house_itself_is_named(store: Store) -> None:
    room = open_room(store)[0].incident
    attest_restore(store.engine, AT, "person-anna", "Anna")
    attest_restore(store.engine, AT, "person-anna", "Ben")
    assert [body.by for _entry, body, _log in restores_of(store.engine, room)] == ["Ben", "Anna"]
    assert restores_of(store.engine, HOUSE)[0][2].entries == 2


def test_where_nothing_was_restored_there_is_nothing(store: Store) -> None:
    assert restores_of(store.engine, open_room(store)[0].incident) == []


@pytest.mark.parametrize(("duty", "allowed"), [("member", False), ("lead", False), ("admin", True)])
def test_on_a_server_it_is_an_admins_word(
    server: Store, new_person: Callable[[str], str], duty: str, allowed: bool
) -> None:
    room = open_room(server)[0].incident
    with closing(Store(new_person(duty))) as mine:
        if allowed:
            entry = attest_restore(mine.engine, AT, "somebody else", "Anna")
            assert entry.actor == mine.login
            return
        with pytest.raises(Rejected, match="Only an admin of this server may attest a restore"):
            attest_restore(mine.engine, AT, "", "Anna")
    assert restores_of(server.engine, room) == []
