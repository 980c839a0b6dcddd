"""Copies: the logs of a server as this computer last saw them, to be read while the server is away.

One file for each database of a server and login. It is disposable: whatever is wrong with it, it is thrown
away and made anew.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    Table,
    Text,
    delete,
    event,
    insert,
    select,
    update,
)

from warroom.clock import Instant
from warroom.domain.entry import Entry
from warroom.errors import N_, Corrupt
from warroom.store import tables
from warroom.store.arriving import add as add_entries
from warroom.store.arriving import keys, place
from warroom.store.chain import ChainCheck, named_as_erased
from warroom.store.engine import open_engine, place_of, writing
from warroom.store.erase import empty_journal
from warroom.store.heads import HOUSE, SHOWN, Head, read_head, read_heads
from warroom.store.outbox import write_quickly
from warroom.store.read import read
from warroom.store.trouble import explained

FORMAT: Final = 1
"""The version of the file; one of another is thrown away."""
BESIDE: Final = ("", "-wal", "-shm", "-journal")
"""Endings of the files that SQLite keeps for one database."""
KNOWN: Final = "known"
_metadata: Final = MetaData()
_kept: Final = Table(
    "kept",
    _metadata,
    Column("incident", Text, primary_key=True),
    Column("moved_to", Text, nullable=False),
    Column("used_at", Text, nullable=False),
    Column("as_of", Text, nullable=False),
)
"""Each copy: where the server says its room moved to, when it was opened last, and until when it is whole."""
_note: Final = Table("note", _metadata, Column("name", Text, primary_key=True), Column("value", Text))


class Known(msgspec.Struct, frozen=True):
    """What else is needed of a server that is away: one's name there, the duties, and how many rooms it had."""

    login: str = ""
    held: tuple[str, ...] = ()
    rooms: int = 0


class Copies:
    """The copies of one database. Safe to use from any thread; a log is added to by one that follows it.

    Raises `Unavailable` when the disk refuses, `Corrupt` for a file that is damaged or none of ours.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._engine: Engine | None = None
        self._turn = threading.Lock()

    @property
    def there(self) -> bool:
        """Whether there is a file to read at all."""
        return self._engine is not None or self.file.is_file()

    def _open(self) -> Engine:
        with self._turn:
            if self._engine is None:
                engine = open_engine(f"sqlite:///{self.file.as_posix()}", own=True)
                event.listen(engine, "connect", _write_carefully)
                try:
                    _prepare(engine)
                except BaseException:
                    engine.dispose()
                    raise
                self._engine = engine
            return self._engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = self._open()
        with explained(place_of(engine)), engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        engine = self._open()
        with explained(place_of(engine)), writing(engine).begin() as connection:
            yield connection

    def heads(self) -> list[Head]:
        """List the rooms of which there is a whole copy, newest reference first, as the server listed them."""
        with self._reading() as connection:
            moved = {row.incident: row.moved_to for row in connection.execute(_whole())}
            heads = read_heads(connection)
        return [msgspec.structs.replace(each, moved_to=moved[each.id]) for each in heads if each.id in moved]

    def as_of(self) -> dict[str, Instant]:
        """Say until when each whole copy holds what the server held, the house's too."""
        with self._reading() as connection:
            return {row.incident: row.as_of for row in connection.execute(_whole())}

    def read(self, incident: str) -> list[Entry]:
        """Read the copy of a log; nothing where there is no whole one."""
        return read(self._open(), incident) if incident in self.as_of() else []

    def read_verified(self, incident: str) -> list[Entry]:
        """Read the copy of a log and verify it; one that does not hold is forgotten, and raises `Corrupt`."""
        entries = self.read(incident)
        finding = ChainCheck(incident).take(entries)
        if finding is not None:
            self.drop(incident)
            text = N_("The copy of this room on this computer was damaged, and is thrown away.")
            raise Corrupt(text, finding.seq)
        return entries

    def known(self) -> Known:
        """Give what else was noted of the server."""
        with self._reading() as connection:
            found = connection.execute(select(_note.c.value).where(_note.c.name == KNOWN)).scalar()
        try:
            return msgspec.json.decode(found or "{}", type=Known)
        except msgspec.MsgspecError as wrong:
            raise _damaged(self.file) from wrong

    def know(self, **changes: Any) -> None:
        """Note what else is needed of the server: fields of `Known`."""
        before = self.known()
        after = msgspec.structs.replace(before, **changes)
        if after != before:
            with self._writing() as connection:
                connection.execute(delete(_note))
                connection.execute(
                    insert(_note).values(name=KNOWN, value=msgspec.json.encode(after).decode())
                )

    def begin(self, head: Head, origin: str, now: Instant) -> Head:
        """Find what there is of a log, or begin its copy; it counts as used now."""
        with self._writing() as connection:
            found = read_head(connection, head.id)
            if found is None:
                for other in read_heads(connection):  # a room that lost its name to this one
                    if head.reference == other.reference or head.slug == other.slug:
                        _drop(connection, other.id)
                place(connection, head, origin)
                row = {"incident": head.id, "moved_to": head.moved_to, "used_at": now, "as_of": ""}
                connection.execute(insert(_kept).values(row))
            else:
                mine = update(_kept).where(_kept.c.incident == head.id)
                connection.execute(mine.values(used_at=now))
            there = read_head(connection, head.id)
        assert there is not None
        return there

    def bodies(self, incident: str) -> set[int]:
        """Say which entries of a copy have a body."""
        with self._reading() as connection:
            return keys(connection, tables.body, "seq", incident)

    def add(self, entries: Sequence[Entry]) -> None:
        """Add entries to a copy, and erase what they say was erased.

        Raises `Conflict` where they do not follow: another desk of this computer was faster.
        """
        gone = sorted(named_as_erased(entries))
        with self._writing() as connection:
            add_entries(connection, entries)
            _erase(connection, entries[0].incident, gone)
        if gone:
            empty_journal(self._open())

    def erase(self, incident: str, seqs: Sequence[int]) -> None:
        """Erase bodies of a copy, so that the file holds nothing of them."""
        with self._writing() as connection:
            _erase(connection, incident, seqs)
        empty_journal(self._open())

    def current(self, head: Head, now: Instant) -> None:
        """Note that a copy holds all that the server's log holds now, and what the list of rooms shows."""
        shown = {name: getattr(head, name) for name in SHOWN}
        with self._writing() as connection:
            room = update(tables.incident).where(tables.incident.c.id == head.id)
            connection.execute(room.values(**shown))
            mine = update(_kept).where(_kept.c.incident == head.id)
            connection.execute(mine.values(as_of=now, moved_to=head.moved_to))

    def drop(self, incident: str) -> None:
        """Forget the copy of a log."""
        with self._writing() as connection:
            _drop(connection, incident)

    def sweep(self, most: int, oldest: Instant) -> None:
        """Forget the rooms that were not opened since `oldest`, and all but the newest `most`."""
        with self._reading() as connection:
            wanted = select(_kept).where(_kept.c.incident != HOUSE).order_by(_kept.c.used_at.desc())
            found = connection.execute(wanted).all()
        for number, row in enumerate(found):
            if number >= most or row.used_at < oldest:
                self.drop(row.incident)

    def discard(self) -> None:
        """Throw the file away; raises OSError where it stays."""
        self.close()
        for ending in BESIDE:
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)

    def close(self) -> None:
        """Give the file back."""
        with self._turn:
            engine, self._engine = self._engine, None
        if engine is not None:
            engine.dispose()


def _write_carefully(connection: Any, record: object) -> None:
    """Leave nothing of what is deleted in free pages, and wait for nobody: it is only a copy."""
    write_quickly(connection, record)
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA busy_timeout=1000")


def _prepare(engine: Engine) -> None:
    with explained(place_of(engine)), writing(engine).begin() as connection:
        found = connection.exec_driver_sql("PRAGMA user_version").scalar()
        if found == FORMAT:
            return
        if connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first():
            raise _damaged(Path(str(engine.url.database)))
        tables.metadata.create_all(connection)
        _metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


def _damaged(file: Path) -> Corrupt:
    return Corrupt(N_("{place} is damaged or no War Room file. Restore a backup."), place=file)


def _whole() -> Any:
    return select(_kept.c.incident, _kept.c.moved_to, _kept.c.as_of).where(_kept.c.as_of != "")


def _erase(connection: Connection, incident: str, seqs: Sequence[int]) -> None:
    for seq in seqs:
        mine = (tables.body.c.incident == incident) & (tables.body.c.seq == seq)
        connection.execute(delete(tables.body).where(mine))


def _drop(connection: Connection, incident: str) -> None:
    for table in (_kept, tables.body, tables.entry, tables.chunk):
        connection.execute(delete(table).where(table.c.incident == incident))
    connection.execute(delete(tables.incident).where(tables.incident.c.id == incident))
