"""This machine's clock is held against the server's: the way there and back is allowed for, small differences are not told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import psycopg
import pytest
from sqlalchemy import make_url

from tests.ear import Ear
from tests.rooms import ANNA, Bench
from tests.servers import empty_server, member_url, server_url
from warroom import i18n
from warroom.services import follower as module
from warroom.services.follower import ClockAhead, Follower, Verified
from warroom.services.own_clock import ahead, clock_badge, clock_words, compare
from warroom.store import watch_postgres
from warroom.store.store import Store

__all__ = ["empty_server", "server_url"]


@pytest.mark.parametrize(
    ("before", "server", "after", "said"),
    [
        (100.0, 100.0, 100.0, 0.0),
        (142.0, 100.0, 142.0, 42.0),
        (100.0, 142.0, 100.0, -42.0),
        (102.0, 100.0, 102.0, 0.0),
        (102.1, 100.0, 102.1, pytest.approx(2.1)),
        (100.0, 102.0, 104.0, 0.0),
        (100.0, 104.0, 104.0, 0.0),
        (100.0, 103.9, 100.0, pytest.approx(-3.9)),
        (141.0, 100.0, 143.0, 42.0),
        (143.0, 100.0, 141.0, 43.0),
    ],
)
def test_the_way_there_and_back_is_allowed_for(
    before: float, server: float, after: float, said: float
) -> None:
    assert ahead(before, server, after) == said


def test_words() -> None:
    assert clock_words(0.0) == ""
    assert clock_words(42.4) == "▲ Clock 42 s ahead of the server"
    assert clock_words(-7300.0) == "▲ Clock 2 h 01 m behind the server"
    i18n.use("es")
    said = clock_words(42.4)
    i18n.use("en")
    assert said == "▲ El reloj va 42 s por delante del servidor"


def shift(url: str, person: str, seconds: int) -> None:
    """Let the server's clock be another one for a person: a function of that name is found first."""
    address = make_url(url)
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as server:
        server.execute("CREATE SCHEMA IF NOT EXISTS shifted")
        server.execute(f'GRANT USAGE ON SCHEMA shifted TO "{person}"'.encode())
        server.execute(
            "CREATE OR REPLACE FUNCTION shifted.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS"
            f" $$ SELECT pg_catalog.clock_timestamp() + interval '{seconds} seconds' $$".encode()
        )
        server.execute(
            f'ALTER ROLE "{person}" IN DATABASE "{address.database}"'
            " SET search_path = shifted, pg_catalog, public".encode()
        )


@pytest.fixture
def opener(server_url: str) -> Iterator[Callable[[], Store]]:
    """Give a way to open the server as a member, whose connections see the clock as it is then."""
    made: list[Store] = []
    url = member_url(server_url, ANNA)

    def open_store() -> Store:
        made.append(Store(url))
        return made[-1]

    yield open_store
    for each in made:
        each.close()


@pytest.mark.parametrize("seconds", [-42, 42, 86_400])
def test_a_server_with_another_time(server_url: str, opener: Callable[[], Store], seconds: int) -> None:
    shift(server_url, ANNA, seconds)
    with closing(opener().bell()) as bell:
        assert compare(bell) == pytest.approx(-seconds, abs=1.0)


@pytest.mark.parametrize("seconds", [0, 1, -1])
def test_one_that_is_near_enough_is_no_news(
    server_url: str, opener: Callable[[], Store], seconds: int
) -> None:
    shift(server_url, ANNA, seconds)
    with closing(opener().bell()) as bell:
        assert compare(bell) == 0.0


def test_a_file_has_no_clock_of_its_own(store: Store) -> None:
    with closing(store.bell()) as bell:
        assert compare(bell) == 0.0


def test_a_desk_is_told_when_it_connects_and_when_it_changes(
    server_url: str, opener: Callable[[], Store], bench: Bench, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CLOCK_SECONDS", 0.05)
    monkeypatch.setattr(watch_postgres, "CHECK_SECONDS", 0.05)
    with closing(Store(server_url)) as admin:
        room = bench.save(admin)
    shift(server_url, ANNA, -42)
    follower = Follower(opener(), room, ANNA, ear.tell)
    assert ear.until(ClockAhead).seconds == pytest.approx(42, abs=1.0)
    shift(server_url, ANNA, 0)
    assert ear.until(ClockAhead).seconds == 0.0
    follower.stop()


def test_a_desk_whose_clock_agrees_hears_nothing(
    server_url: str, opener: Callable[[], Store], bench: Bench, ear: Ear
) -> None:
    with closing(Store(server_url)) as admin:
        room = bench.save(admin)
    follower = Follower(opener(), room, ANNA, ear.tell)
    told: list[object] = []
    while not told or not isinstance(told[-1], Verified):
        told.append(ear.next())
    follower.stop()
    assert not [each for each in [*told, *ear.rest()] if isinstance(each, ClockAhead)]


def test_the_badge_is_short_and_has_a_sign() -> None:
    assert [clock_badge(each) for each in (42.0, -42.0, 0.0)] == [
        "▲ Clock +42 s",
        "▲ Clock −42 s",
        "",
    ]
