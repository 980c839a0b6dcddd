"""Moving a room: its log is copied whole into another database, verified there, and sealed here.

The room is open in one place at most. While it arrives it is sealed at the target, people go on at the
source; the source is sealed with the last entry copied, and only then the target is opened. A move that was
interrupted anywhere is said again, and goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Final

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL

from warroom.domain import duties
from warroom.domain.entry import GENESIS, Entry
from warroom.errors import N_, Corrupt, Rejected
from warroom.store import arriving
from warroom.store.chain import ChainCheck
from warroom.store.chunks import kept_in, pieces
from warroom.store.engine import file_of, writing
from warroom.store.heads import HOUSE, Head, moved_refusal, read_head
from warroom.store.read import PAGE, read_within
from warroom.store.store import Store
from warroom.store.trouble import explained

Tell = Callable[[int, int], None]
"""Hears how many entries are at the target, of how many; what it raises ends the move where it is."""
ADMIN: Final = "admin"
_SERVER: Final = "SELECT current_database(), pg_postmaster_start_time()::text"
_WAYS: Final = ("host", "hostaddr", "port")


def address_of(engine: Engine) -> str:
    """Give the address by which anybody finds a database: without name, password and options."""
    file = file_of(engine)
    if file is not None:
        return f"sqlite:///{file.resolve().as_posix()}"
    url = engine.url
    ways = {name: url.query[name] for name in _WAYS if name in url.query}
    plain = URL.create("postgresql", None, None, url.host, url.port, url.database, ways)
    return plain.render_as_string(hide_password=False)


def move(source: Store, target: Store, incident: str, tell: Tell) -> Head:
    """Move a room into another database and give its head row there.

    Raises `Rejected` for who may not and for a room that is not here, `Corrupt` for a damaged log and for one
    that says something else at the target, `Unavailable` when one of the databases is away.
    """
    _check_duties(source, target)
    moving = _Moving(source, target, source.head(incident), tell)
    moving.check()
    if not moving.head.moved_to:
        moving.arrive()
        moving.copy()
        moving.leave()
    return moving.finish()


def open_again(store: Store, incident: str) -> Head:
    """Open a room that is sealed here, because where it went it is no more; the house log attests it.

    Raises `Rejected` for who may not, and for a room that is open.
    """
    head = store.head(incident)
    if not head.moved_to:
        raise Rejected(N_("This room is here and open. There is nothing to take back."))
    if store.held is not None and ADMIN not in store.held:
        raise duties.refusal("house.copied_in")
    with explained(store.place), writing(store.engine).begin() as connection:
        arriving.seal(connection, head, "")
    return store.head(incident)


def _check_duties(source: Store, target: Store) -> None:
    if target.held is not None and ADMIN not in target.held:
        raise duties.refusal("house.copied_in")
    if source.held is not None and ADMIN not in source.held:
        raise Rejected(N_("Only an admin of this server may move rooms away. Ask its administrator."))


class _Moving:
    """One move, as far as it is."""

    def __init__(self, source: Store, target: Store, head: Head, tell: Tell) -> None:
        self.source, self.target, self.head = source, target, head
        self._tell = tell
        self._here, self._there = address_of(source.engine), address_of(target.engine)
        self._chain = ChainCheck(head.id)

    def check(self) -> None:
        """Refuse the house, the same database, a room that went elsewhere, and a damaged log."""
        if self.head.id == HOUSE:
            raise Rejected(N_("The house stays in its database; rooms move."))
        if self._here == self._there or self._same_server():
            raise Rejected(N_("The room is in this database already. Name another one."), field="to")
        there = self._at_target()
        arrived = there is not None and there.moved_to == self._here
        if self.head.moved_to and not (self.head.moved_to == self._there and arrived):
            raise moved_refusal(self.head.moved_to)
        finding = self.source.verify(self.head.id)
        if finding:
            raise Corrupt(
                N_("The log is damaged at entry {seq}. It stays where it is; restore a backup first."),
                seq=finding.seq,
            )

    def _same_server(self) -> bool:
        """Say whether two addresses lead to one database of one running server."""
        if self.source.file is not None or self.target.file is not None:
            return False
        said = []
        for store in (self.source, self.target):
            with explained(store.place), store.engine.connect() as connection:
                said.append(tuple(connection.exec_driver_sql(_SERVER).one()))
        return said[0] == said[1]

    def _at_target(self) -> Head | None:
        with explained(self.target.place), self.target.engine.connect() as connection:
            return read_head(connection, self.head.id)

    def arrive(self) -> None:
        """Make the room at the target, or seal the one that is there and that this log goes on from."""
        with explained(self.target.place), writing(self.target.engine).begin() as target:
            there = read_head(target, self.head.id)
            if there is None:
                arriving.place(target, self.head, self._here)
                return
            arriving.seal(target, there, self._here)
            # Until it was locked, somebody may have written there.
            now = read_head(target, self.head.id)
            assert now is not None
            self._require_beginning(now)
        self._chain = ChainCheck(self.head.id, now.seq, now.hash)

    def _require_beginning(self, there: Head) -> None:
        """Refuse where the log at the target is no beginning of this one: the chain decides."""
        if self._hash_at(self.source, there.seq) == there.hash:
            return
        if self._hash_at(self.target, self.head.seq) == self._hash_at(self.source, self.head.seq):
            raise Rejected(
                N_("The room at {place} has gone on from this one. Move it from there."), place=self._there
            )
        raise Corrupt(
            N_("The room at {place} says something else than this one. Nothing was moved."), place=self._there
        )

    def _hash_at(self, store: Store, seq: int) -> bytes | None:
        if seq == 0:
            return GENESIS
        found = store.read(self.head.id, seq - 1, 1)
        return found[0].hash if found and found[0].seq == seq else None

    def copy(self) -> None:
        """Copy what is there by now, while others go on writing, and verify it at the target."""
        while entries := self.source.read(self.head.id, self._chain.seq, PAGE):
            with ExitStack() as opened:
                opened.enter_context(explained(self.target.place))
                self._add(opened.enter_context(writing(self.target.engine).begin()), entries)
            self._tell(self._chain.seq, max(self._chain.seq, self.head.seq))
        with (
            explained(self.target.place),
            self.source.engine.connect() as source,
            writing(self.target.engine).begin() as target,
        ):
            arriving.forget(source, target, self.source.head(self.head.id))
        finding = self.target.verify(self.head.id)
        if finding:
            raise Corrupt(
                N_("The copy at {place} is damaged at entry {seq}. The room stays here."),
                seq=finding.seq,
                place=self._there,
            )

    def _add(self, target: Connection, entries: list[Entry]) -> None:
        names = tuple(kept_in(entries))
        for name, piece in zip(names, pieces(self.source.engine, self.head.id, names), strict=True):
            arriving.add_piece(target, self.head.id, name, piece)
        finding = self._chain.take(entries)
        if finding:
            raise Corrupt(N_("The log is damaged at entry {seq}."), seq=finding.seq)
        arriving.add(target, entries)

    def leave(self) -> None:
        """Lock the source, copy what came last, and seal it in the same transaction."""
        with explained(self.source.place), writing(self.source.engine).begin() as source:
            arriving.seal(source, self.head, self._there)
            with explained(self.target.place), writing(self.target.engine).begin() as target:
                while entries := read_within(source, self.head.id, self._chain.seq, PAGE):
                    self._add(target, entries)
                last = read_head(source, self.head.id)
                assert last is not None
                arriving.forget(source, target, last)
                self._require_same(last, read_head(target, self.head.id))
        self.head = last

    def _require_same(self, here: Head, there: Head | None) -> None:
        if there is None or (there.seq, there.hash) != (here.seq, here.hash):
            raise Corrupt(
                N_("The room at {place} says something else than this one. Nothing was moved."),
                place=self._there,
            )

    def finish(self) -> Head:
        """Open the room at the target, now that it is sealed here, and attest it in the house log there."""
        with explained(self.target.place), writing(self.target.engine).begin() as target:
            there = read_head(target, self.head.id)
            self._require_same(self.head, there)
            assert there is not None
            arriving.seal(target, there, "")
        return self.target.head(self.head.id)
