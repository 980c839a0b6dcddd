"""A room moves from one database to another with its chain, and is open in one place at most."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, text, update

from tests.logs import AT, draft, note, open_room
from tests.servers import ask, member_url
from warroom.domain.catalog import read_body
from warroom.domain.state.clockwork import CopiedIn
from warroom.domain.state.records import Kept
from warroom.errors import Corrupt, Rejected, Unavailable, WarRoomError
from warroom.store import moving, tables
from warroom.store.engine import writing
from warroom.store.heads import HOUSE
from warroom.store.moving import address_of, move, open_again
from warroom.store.store import Store

SECRET = "a-secret-word"  # noqa: S105 - looked for where it must not be


def quiet(_done: int, _of: int) -> None:
    """Hear of no progress."""


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Store]:
    """Open a file of one's own, beside the database the room moves to."""
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'laptop.db'}")) as store:
        yield store


def room_with_a_file(store: Store) -> str:
    """Open a room with some lines and a file."""
    room = open_room(store, note("two"), severity=2)[0].incident
    names = store.put_file(room, b"picture")
    store.append(room, [draft("record.kept", Kept(name="a.png", chunks=names)), note("Ruhe — señal 🚀 \0")])
    return room


# There and back.


def test_a_room_moves_and_comes_back_with_the_same_head(store: Store, laptop: Store) -> None:
    room = room_with_a_file(laptop)
    before, log = laptop.head(room), laptop.read(room)
    there = move(laptop, store, room, quiet)
    assert (there.seq, there.hash, there.title, there.severity) == (4, before.hash, before.title, 2)
    assert (store.read(room), store.verify(room), there.moved_to) == (log, None, "")
    assert store.get_file(room, read_body("record.kept", 1, log[2].body).chunks) == b"picture"
    store.append(room, [note("written there")])
    back = move(store, laptop, room, quiet)
    assert (back.seq, back.hash, back.moved_to) == (5, store.head(room).hash, "")
    assert laptop.read(room) == store.read(room)
    assert laptop.verify(room) is None
    laptop.append(room, [note("goes on")])
    again = move(laptop, store, room, quiet)
    assert (again.seq, again.hash) == (6, laptop.head(room).hash)
    assert store.verify(room) is None


def test_the_sealed_source_says_where_the_room_is_and_takes_nothing(store: Store, laptop: Store) -> None:
    for source, target in ((laptop, store), (store, laptop)):
        room = open_room(source, note())[0].incident
        move(source, target, room, quiet)
        address = address_of(target.engine)
        assert source.head(room).moved_to == address
        length = source.head(room).seq
        with pytest.raises(Rejected, match="moved to") as refused:
            source.append(room, [note("too late")])
        assert refused.value.values["address"] == address
        with pytest.raises(Rejected, match="moved to"):
            source.erase(room, [2], "x", "x", actor="x", now=AT)
        assert len(source.read(room)) == length
        assert source.verify(room) is None


def test_what_was_taken_before_is_answered_as_before(store: Store, laptop: Store) -> None:
    """A desk that did not hear the answer sends again: the entry is there, sealed or not."""
    room = open_room(store)[0].incident
    sent = note("sent twice")
    first = store.append(room, [sent])
    move(store, laptop, room, quiet)
    assert store.append(room, [sent]) == first


def test_the_house_log_attests_each_arrival(store: Store, laptop: Store) -> None:
    room = open_room(laptop, note())[0].incident
    head = move(laptop, store, room, quiet)
    move(store, laptop, room, quiet)
    move(laptop, store, room, quiet)
    facts = [read_body(each.kind, 1, each.body) for each in store.house() if each.kind == "house.copied_in"]
    fact = CopiedIn(
        incident=room,
        reference=head.reference,
        entries=2,
        head=head.hash.hex(),
        origin=address_of(laptop.engine),
    )
    assert facts == [fact, fact]
    assert (store.verify(HOUSE), laptop.verify(HOUSE)) == (None, None)


def test_a_number_and_a_name_that_are_taken_get_another_behind_them(store: Store, laptop: Store) -> None:
    open_room(store, slug="payments")
    room = open_room(laptop, slug="payments")[0].incident
    reference = laptop.head(room).reference
    there = move(laptop, store, room, quiet)
    assert (there.reference, there.slug) == (f"{reference}-2", "payments-2")
    assert store.verify(room) is None
    back = move(store, laptop, room, quiet)
    assert (back.reference, back.slug) == (reference, "payments")


def test_the_next_room_does_not_take_the_number_of_one_that_moved_in(store: Store, laptop: Store) -> None:
    room = open_room(laptop)[0].incident
    move(laptop, store, room, quiet)
    other = store.head(open_room(store, slug="payments")[0].incident)
    assert (other.reference[-5:], other.slug) == ("-0002", "payments-2")


def test_erased_words_do_not_move_nor_stay_where_the_room_returns(laptop: Store, tmp_path: Path) -> None:
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'stick.db'}")) as stick:
        room = room_with_a_file(laptop)
        laptop.erase(room, [2], "Removed", "privacy", actor="x", now=AT)
        move(laptop, stick, room, quiet)
        stick.erase(room, [1, 3], "Removed", "privacy", actor="x", now=AT)
        move(stick, laptop, room, quiet)
        assert [each.seq for each in laptop.read(room) if each.body is None] == [1, 2, 3]
        assert laptop.verify(room) is None
        assert laptop.head(room).title == ""
        with laptop.engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM chunk")).scalar() == 0


# While others work.


class Typist(threading.Thread):
    """Types into a room from a thread and a connection of its own, until it is refused."""

    def __init__(self, url: str, room: str) -> None:
        super().__init__()
        self._url, self._room = url, room
        self.taken: list[str] = []
        self.refused: WarRoomError = Rejected("")
        self.begun = threading.Event()

    def run(self) -> None:
        """Type."""
        with contextlib.closing(Store(self._url)) as mine:
            while True:
                line = note("meanwhile")
                try:
                    mine.append(self._room, [line])
                except WarRoomError as refused:
                    self.refused = refused
                    return
                self.taken.append(line.id)
                self.begun.set()


def test_nothing_is_lost_of_what_another_types_meanwhile(store: Store, laptop: Store) -> None:
    for source, target in ((laptop, store), (store, laptop)):
        room = open_room(source, *[note(str(number)) for number in range(600)])[0].incident
        typist = Typist(source.url, room)
        typist.start()
        typist.begun.wait()
        there = move(source, target, room, quiet)
        typist.join()
        assert typist.refused.values["address"] == address_of(target.engine)
        assert [each.id for each in target.read(room)[601:]] == typist.taken
        assert there.hash == source.head(room).hash
        assert target.verify(room) is None


def test_nobody_writes_at_the_target_before_all_is_there(store: Store, laptop: Store) -> None:
    room = open_room(laptop, *[note(str(number)) for number in range(600)])[0].incident
    refusals: list[Rejected] = []

    def write_there(_done: int, _total: int) -> None:
        with contextlib.closing(Store(store.url)) as other, pytest.raises(Rejected) as refused:
            other.append(room, [note("too early")])
        refusals.append(refused.value)

    move(laptop, store, room, write_there)
    assert [each.values["address"] for each in refusals] == [address_of(laptop.engine)] * 2
    assert store.append(room, [note("now")])[0].seq == 602


# Interrupted.


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("moment", ["arrive", "copy", "leave", "finish"])
@pytest.mark.parametrize("late", [False, True])
def test_a_move_that_was_interrupted_goes_on_when_it_is_said_again(
    store: Store, laptop: Store, monkeypatch: pytest.MonkeyPatch, moment: str, late: bool
) -> None:
    room = room_with_a_file(laptop)
    ids = [each.id for each in laptop.read(room)]
    whole = getattr(moving._Moving, moment)

    def die(self: object) -> None:
        if late:
            whole(self)
        raise Killed

    monkeypatch.setattr(moving._Moving, moment, die)
    with pytest.raises(Killed):
        move(laptop, store, room, quiet)
    monkeypatch.undo()
    assert [each.id for each in laptop.read(room)] == ids
    if late and moment == "finish":
        assert store.verify(room) is None
        return
    if moment != "finish" and not (late and moment == "leave"):
        laptop.append(room, [note("the room is still here")])
    else:
        with pytest.raises(Rejected, match="moved to"):
            laptop.append(room, [note("just moving")])
    there = move(laptop, store, room, quiet)
    assert there.hash == laptop.head(room).hash
    assert there.moved_to == ""
    assert store.verify(room) is None


def test_an_interruption_between_entries_is_made_good(store: Store, laptop: Store) -> None:
    room = open_room(laptop, *[note(str(number)) for number in range(1200)])[0].incident

    def die_after_some(done: int, of: int) -> None:
        assert of == 1201
        if done > 600:
            raise Killed

    with pytest.raises(Killed):
        move(laptop, store, room, die_after_some)
    assert store.head(room).moved_to == address_of(laptop.engine)
    heard: list[int] = []
    move(laptop, store, room, lambda done, _of: heard.append(done))
    assert heard == [1201]
    assert store.read(room) == laptop.read(room)


def test_a_target_that_goes_away_leaves_the_room_where_it_is(
    laptop: Store, server: Store, postgres_url: str
) -> None:
    room = open_room(laptop, note())[0].incident
    name = make_url(server.url).database

    def away(_done: int, _total: int) -> None:
        ask(make_url(postgres_url), f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        ask(
            make_url(postgres_url),
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
        )

    with pytest.raises(Unavailable):
        move(laptop, server, room, away)
    assert laptop.append(room, [note("still here")])[0].seq == 3
    ask(make_url(postgres_url), f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
    assert move(laptop, server, room, quiet).seq == 3
    assert server.verify(room) is None


# What does not move.


def test_a_damaged_source_is_refused_and_stays(store: Store, laptop: Store) -> None:
    room = open_room(laptop, note(), note())[0].incident
    with writing(laptop.engine).begin() as connection:
        connection.execute(update(tables.entry).where(tables.entry.c.seq == 2).values(actor="somebody"))
    with pytest.raises(Corrupt, match="damaged at entry 2"):
        move(laptop, store, room, quiet)
    assert laptop.head(room).moved_to == ""
    assert store.heads() == []


def test_two_logs_that_parted_are_not_joined(store: Store, laptop: Store, tmp_path: Path) -> None:
    room = open_room(laptop, note())[0].incident
    log = laptop.read(room)
    store.copy_in(log, [], "a stick")
    store.append(room, [note("there")])
    with pytest.raises(Rejected, match="gone on from this one"):
        move(laptop, store, room, quiet)
    laptop.append(room, [note("here")])
    with pytest.raises(Corrupt, match="says something else"):
        move(laptop, store, room, quiet)
    assert (laptop.head(room).moved_to, store.head(room).moved_to) == ("", "")
    assert store.append(room, [note("and on")])


def test_a_room_that_went_elsewhere_is_not_here_to_move(store: Store, laptop: Store, tmp_path: Path) -> None:
    room = open_room(laptop, note())[0].incident
    move(laptop, store, room, quiet)
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'third.db'}")) as third:
        for target in (third, store):
            with pytest.raises(Rejected, match="moved to") as refused:
                move(laptop, target, room, quiet)
            assert refused.value.values["address"] == address_of(store.engine)
        assert third.heads() == []
        move(store, third, room, quiet)
        assert move(third, laptop, room, quiet).hash == third.head(room).hash


def test_nothing_moves_into_its_own_database_and_the_house_stays(store: Store, laptop: Store) -> None:
    room = open_room(store)[0].incident
    with contextlib.closing(Store(store.url)) as same, pytest.raises(Rejected, match="already"):
        move(store, same, room, quiet)
    store.open_house()
    with pytest.raises(Rejected, match="house stays"):
        move(store, laptop, HOUSE, quiet)
    assert store.head(room).moved_to == ""


def test_two_ways_to_one_server_are_one_database(server: Store) -> None:
    room = open_room(server)[0].incident
    url = make_url(server.url)
    other = url.update_query_dict({"hostaddr": "127.0.0.1"}) if url.host else url.set(host="localhost")
    with (
        contextlib.closing(Store(other.render_as_string(hide_password=False))) as same,
        pytest.raises(Rejected, match="already"),
    ):
        move(server, same, room, quiet)
    assert server.head(room).moved_to == ""


# Taken back.


def test_a_room_opens_again_where_it_was_and_the_house_attests_it(store: Store, laptop: Store) -> None:
    room = room_with_a_file(store)
    moved = move(store, laptop, room, quiet)
    back = open_again(store, room)
    assert (back.seq, back.hash, back.moved_to) == (moved.seq, moved.hash, "")
    store.append(room, [note("here again")])
    assert store.verify(room) is None
    (fact,) = (read_body(each.kind, 1, each.body) for each in store.house() if each.kind == "house.copied_in")
    assert (fact.incident, fact.origin) == (room, address_of(laptop.engine))
    with pytest.raises(Rejected, match="nothing to take back"):
        open_again(store, room)


def test_only_an_admin_takes_a_room_back(server_url: str, laptop: Store) -> None:
    with contextlib.closing(Store(server_url)) as owner:
        room = open_room(owner)[0].incident
        move(owner, laptop, room, quiet)
    lead = Store(member_url(server_url, "ada.lead", "lead"))
    with contextlib.closing(lead), pytest.raises(Rejected, match="Only an admin"):
        open_again(lead, room)
