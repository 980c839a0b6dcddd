"""The outbox: what a station wrote for a server, on its own disk until the log took it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Column,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    select,
)

from warroom.store.engine import open_engine, outside_transaction, place_of, writing
from warroom.store.trouble import explained

_metadata: Final = MetaData()
_waiting: Final = Table(
    "waiting",
    _metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("incident", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("job", LargeBinary, nullable=False),
    UniqueConstraint("incident", "id"),
    sqlite_autoincrement=True,
)


_KEEP: Final = (
    "INSERT INTO waiting (incident, id, job) VALUES (?, ?, ?)"
    " ON CONFLICT (incident, id) DO UPDATE SET job = excluded.job"
)
_DROP: Final = "DELETE FROM waiting WHERE incident = ? AND id = ?"


def write_quickly(connection: Any, _record: object) -> None:
    """Leave the disk out of the way of what is sent at once: a fall of the program loses nothing even so."""
    (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
    if journal == "wal":
        connection.execute("PRAGMA synchronous=NORMAL")


class Outbox:
    """Keeps jobs by incident and id, in the order in which they were written. Safe to use from any thread.

    Raises `Unavailable` when the disk takes nothing, `Corrupt` for a file that is none of ours.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._engine: Engine | None = None

    def _open(self) -> Engine:
        if self._engine is None:
            engine = open_engine(f"sqlite:///{self.file.as_posix()}", own=True)
            event.listen(engine, "connect", write_quickly)
            with explained(place_of(engine)), writing(engine).begin() as connection:
                _metadata.create_all(connection)
            self._engine = engine
        return self._engine

    def keep(self, incident: str, id_: str, job: bytes) -> None:
        """Keep a job until it is dropped; one that is there already keeps its place."""
        self._write(_KEEP, (incident, id_, job))

    def secure(self) -> None:
        """Bring to the disk itself what is kept, so that it outlives a power cut too."""
        engine = self._open()
        with outside_transaction(engine) as connection:
            connection.execute("PRAGMA wal_checkpoint(FULL)")

    def drop(self, incident: str, id_: str) -> None:
        """Forget a job that the log took, or that was given back to its writer."""
        self._write(_DROP, (incident, id_))

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        """Do a single statement, which is a transaction of its own: the desk that writes waits for it."""
        with outside_transaction(self._open()) as connection:
            connection.execute(statement, values)

    def waiting(self, incident: str) -> list[bytes]:
        """Give the jobs of an incident in the order in which they were written."""
        if self._engine is None and not self.file.is_file():
            return []
        engine = self._open()
        mine = select(_waiting.c.job).where(_waiting.c.incident == incident).order_by(_waiting.c.n)
        with explained(place_of(engine)), engine.connect() as connection:
            return [bytes(job) for job in connection.execute(mine).scalars()]

    def close(self) -> None:
        """Give the file back."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
