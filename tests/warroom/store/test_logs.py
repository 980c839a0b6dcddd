"""Logs are opened with names of their own, and copied in whole, verified and attested."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.logs import declared, note, open_room
from warroom import ids
from warroom.domain.entry import Entry, decode_plain
from warroom.store import logs
from warroom.store.heads import HOUSE
from warroom.store.store import Store


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Store]:
    """Open a second database, in which INC-…-0001 is taken."""
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'elsewhere.db'}")) as store:
        open_room(store, slug="another")
        yield store


@pytest.fixture
def log(elsewhere: Store) -> list[Entry]:
    """Give a log of the second database."""
    return open_room(elsewhere, note("two"), note("three"), severity=2, nature="history")


# Opening.


def test_the_maker_is_told_reference_and_slug(store: Store) -> None:
    told: list[tuple[str, str]] = []

    def make(reference: str, slug: str) -> list[object]:
        told.append((reference, slug))
        return [declared(reference, slug)]

    for _ in range(2):
        store.open_log(ids.new(), "payments", "live", make)  # type: ignore[arg-type]
    assert [slug for _reference, slug in told] == ["payments", "payments-2"]
    assert [decode_plain(store.read(head.id)[0].body or b"")["reference"] for head in store.heads()] == [
        reference for reference, _slug in reversed(told)
    ]


def test_an_opened_log_has_its_first_entries(store: Store) -> None:
    entries = open_room(store, note("two"))
    assert [entry.seq for entry in entries] == [1, 2]
    assert store.read(entries[0].incident) == entries


def test_a_free_slug_is_the_first_number_that_is_free(lite: Store) -> None:
    for slug in ("room", "room-2", "room-4"):
        open_room(lite, slug=slug)
    with lite.engine.connect() as connection:
        assert logs.free_slug(connection, "room") == "room-3"
        assert logs.free_slug(connection, "other") == "other"


# The house.


def test_the_house_is_opened_once(store: Store) -> None:
    start = threading.Barrier(4)

    def open_it(_number: int) -> str:
        start.wait()
        return store.open_house()

    with ThreadPoolExecutor(4) as openers:
        assert set(openers.map(open_it, range(4))) == {HOUSE}
    (opened,) = store.house()
    assert (opened.kind, store.head(HOUSE).reference, store.head(HOUSE).slug) == (
        "house.opened",
        "HOUSE",
        "house",
    )
    assert store.verify(HOUSE) is None
    assert store.heads() == []


def test_opening_the_house_takes_no_number(store: Store) -> None:
    store.open_house()
    assert store.head(open_room(store)[0].incident).reference.endswith("-0001")
