"""Who is here, on the follower's thread: told at once, forgotten in time, and never in the way of an entry."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from tests.ear import Ear
from tests.logs import note
from tests.proxy import Proxy, proxy
from tests.rooms import ANNA, BEN, busy_room
from tests.servers import empty_server, member_url, server_url
from warroom.services import follower as following
from warroom.services import presence as module
from warroom.services.follower import Batch, Follower, Trouble
from warroom.services.presence import Attendance, Company, Here, Present
from warroom.store.store import Store

__all__ = ["empty_server", "proxy", "server_url"]


@pytest.fixture(params=["sqlite", "postgresql"])
def url_of(
    request: pytest.FixtureRequest, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], str]:
    """Give the address under which a person opens the database; an empty name is its keeper's."""
    monkeypatch.setattr(following, "RETRY_SECONDS", 0.05)
    if request.param == "sqlite":
        return lambda _person: f"sqlite:///{tmp_path}/rooms.db"
    server = str(request.getfixturevalue("server_url"))
    return lambda person: member_url(server, person) if person else server


class Desk:
    """A follower with a program's own connections, and an ear for it."""

    def __init__(self, url: str, room: str, person: str) -> None:
        self.store = Store(url)
        self.ear = Ear()
        self.follower = Follower(self.store, room, person, self.ear.tell, f"{person} herself")
        self.follower.be(Here(page="timeline"))

    def sees(self, wanted: Callable[[tuple[Present, ...]], bool]) -> tuple[Present, ...]:
        """Wait until the others are so."""
        return self.ear.until(Company, lambda company: wanted(company.others)).others

    def close(self) -> None:
        """Leave in order."""
        self.follower.stop()
        self.store.close()


@pytest.fixture
def room(url_of: Callable[[str], str]) -> str:
    """Give a room of the database."""
    with contextlib.closing(Store(url_of(""))) as store:
        return busy_room().save(store)


@pytest.fixture
def enter(url_of: Callable[[str], str], room: str) -> Iterator[Callable[[str], Desk]]:
    """Give a maker of desks."""
    with contextlib.ExitStack() as opened:
        yield lambda person: opened.enter_context(contextlib.closing(Desk(url_of(person), room, person)))


def holds(text: str, batch: Batch) -> bool:
    return any(text.encode() in (entry.body or b"") for entry in batch.entries)


def test_desks_meet_and_part(enter: Callable[[str], Desk]) -> None:
    anna, ben = enter(ANNA), enter(BEN)
    assert [who.person for who in anna.sees(bool)] == [BEN]
    assert [who.person for who in ben.sees(bool)] == [ANNA]
    ben.follower.be(Here("VOICE", "fixes", "fix:1", typing=True))
    (who,) = anna.sees(lambda others: any(each.typing for each in others))
    assert (who.station, who.page, who.stream, who.age, who.silent) == ("VOICE", "fixes", "fix:1", 0.0, False)
    ben.follower.be(Here(page="timeline"))
    anna.sees(lambda others: not any(each.typing for each in others))
    ben.close()
    anna.sees(lambda others: not others)
    assert anna.ear.rest() == []


def test_who_says_nothing_is_silent_and_then_gone(
    enter: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SILENT", 2.5)
    monkeypatch.setattr(module, "GONE_SECONDS", 4.0)
    monkeypatch.setattr(module, "HEARTBEAT", 60.0)
    anna, _ben = enter(ANNA), enter(BEN)
    assert not anna.sees(bool)[0].silent
    assert anna.sees(lambda others: others[0].silent)
    assert anna.sees(lambda others: not others) == ()


def test_an_entry_arrives_while_all_change_all_the_time(
    enter: Callable[[str], Desk], room: str, url_of: Callable[[str], str]
) -> None:
    anna, ben = enter(ANNA), enter(BEN)
    anna.sees(bool)
    with contextlib.closing(Store(url_of(BEN))) as store:
        for number in range(20):
            ben.follower.be(Here(page=f"page {number}"))
            anna.follower.be(Here(page=f"page {number}"))
            store.append(room, [note(f"Line {number}")])
            anna.ear.until(Batch, partial(holds, f"Line {number}"))


def test_nobody_is_here_while_the_server_is_away(server_url: str, proxy: Proxy) -> None:
    with contextlib.closing(Store(server_url)) as store:
        room = busy_room().save(store)
    with (
        contextlib.closing(Desk(member_url(proxy.url, ANNA), room, ANNA)) as anna,
        contextlib.closing(Desk(member_url(server_url, BEN), room, BEN)) as ben,
    ):
        anna.sees(bool)
        ben.sees(bool)
        proxy.cut()
        anna.sees(lambda others: not others)
        anna.ear.until(Trouble, lambda told: told.error is not None)
        proxy.mend()
        assert [who.person for who in anna.sees(bool)] == [BEN]


class OldStore:
    """What an attendance asks of a store, of a server that knows no presence."""

    @staticmethod
    def presence(*_values: object) -> None:
        """There is none."""


class Bellows:
    """A bell that only counts how often it was woken."""

    woken = 0

    def wake(self) -> None:
        """Count it."""
        self.woken += 1


def test_a_server_that_knows_no_presence_is_said_once_for_each_connection() -> None:
    ear, bell = Ear(), Bellows()
    attendance = Attendance(OldStore(), "room", (ANNA, ""), ear.tell)  # type: ignore[arg-type]
    attendance.meet(bell)  # type: ignore[arg-type]
    attendance.turn()
    assert (ear.rest(), attendance.patience()) == ([], float("inf")), "nothing is said before a desk says so"
    attendance.be(Here(page="timeline"))
    attendance.be(Here(page="timeline"))
    assert bell.woken == 1
    attendance.turn()
    attendance.turn()
    assert ear.rest() == [Company(known=False)]
    assert attendance.patience() == float("inf")
    attendance.part(leave=True)
    attendance.meet(bell)  # type: ignore[arg-type]
    attendance.turn()
    assert ear.rest() == [Company(known=False)]
