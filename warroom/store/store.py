"""The store: one database with its logs, as the services use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from threading import Event

from sqlalchemy import Engine

from warroom.clock import Instant
from warroom.domain.entry import Draft, Entry
from warroom.errors import N_, Rejected
from warroom.store import append, chunks, copying, erase, logs, read
from warroom.store.append_postgres import held_duties
from warroom.store.chain import Finding
from warroom.store.engine import asking, file_of, open_engine, place_of, steady, without_password
from warroom.store.heads import HOUSE, Head, read_head, read_heads
from warroom.store.presence import Desk, FilePresence, Presence
from warroom.store.schema import prepare
from warroom.store.trouble import explained
from warroom.store.verify import check_log, check_orphans, has_traces
from warroom.store.watch import Bell, SqliteBell


class Store:
    """A database that is open and has today's tables. Safe to use from any thread.

    `held` are the duties of the person who opened it, None for a file, where everybody may do all.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine: Engine = open_engine(url)
        self.place = place_of(self.engine)
        try:
            self.saved: Path | None = prepare(self.engine)
            self.login = self._login()
            """Who entries are from: the server's own name for the person, empty where a file takes any."""
            self.held = held_duties(self.engine)
        except BaseException:
            self.engine.dispose()
            raise

    @property
    def kept_url(self) -> str:
        """The address as it may be kept in a file: without a password."""
        return without_password(self.url)

    @property
    def protection(self) -> str:
        """How the connection to a server is protected, in words to translate; empty for a file."""
        if self.file is not None:
            return ""
        from warroom.store.server import protection

        return protection(self.engine.url)

    def _login(self) -> str:
        if self.file is not None:
            return ""
        with explained(self.place), asking(self.engine).connect() as connection:
            return str(connection.exec_driver_sql("SELECT session_user").scalar_one())

    @property
    def file(self) -> Path | None:
        """The SQLite file, None for a server."""
        return file_of(self.engine)

    def heads(self) -> list[Head]:
        """List all rooms, newest reference first."""
        with explained(self.place), asking(self.engine).connect() as connection:
            return read_heads(connection)

    def head(self, incident: str) -> Head:
        """Give one room's head row; raises `Rejected` if it is not there."""
        with explained(self.place), asking(self.engine).connect() as connection:
            found = read_head(connection, incident)
        if found is None:
            raise Rejected(N_("There is no such room in this database."))
        return found

    def find(self, name: str) -> Head:
        """Find a room by reference, slug or id, in any case; raises `Rejected` with what there is."""
        wanted = name.strip().casefold()
        heads = self.heads()
        for said in (attrgetter("reference"), attrgetter("slug"), attrgetter("id")):
            for head in heads:
                if said(head).casefold() == wanted:
                    return head
        known = ", ".join(head.slug for head in heads[:10]) or "-"
        raise Rejected(
            N_("There is no room {name}. There are: {known}"), field="room", name=name, known=known
        )

    def open_log(self, incident: str, slug: str, nature: str, make: logs.Maker) -> list[Entry]:
        """Open a log with a fresh reference and its first entries."""
        return logs.open_log(self.engine, incident, slug, nature, make)

    def open_house(self) -> str:
        """Open the house log where there is none yet, and give its id."""
        return logs.open_house(self.engine)

    def house(self) -> list[Entry]:
        """Read the house log; nothing where there is none yet."""
        return self.read(HOUSE)

    def append(self, incident: str, drafts: Sequence[Draft]) -> list[Entry]:
        """Append drafts to a log, all or none; see `warroom.store.append`."""
        return append.append(self.engine, incident, drafts)

    def read(self, incident: str, after: int = 0, limit: int | None = None) -> list[Entry]:
        """Read a log's entries beyond `after`."""
        return read.read(self.engine, incident, after, limit)

    def copy_in(self, entries: Sequence[Entry], pieces: Sequence[tuple[str, bytes]], origin: str) -> None:
        """Copy a whole log in, verified and attested."""
        copying.copy_in(self.engine, entries, pieces, origin)

    def erase(
        self, incident: str, seqs: Sequence[int], text: str, reason: str, *, actor: str, now: Instant
    ) -> Entry:
        """Delete the bodies of entries for good, by an entry that says so."""
        return erase.erase(self.engine, incident, seqs, text, reason, actor=actor, now=now)

    def put_file(self, incident: str, data: bytes) -> tuple[str, ...]:
        """Store a file's pieces and return their names."""
        return chunks.put(self.engine, incident, data)

    def put_piece(self, incident: str, piece: bytes) -> str:
        """Store one piece of a file and return its name."""
        return chunks.put_piece(self.engine, incident, piece)

    def get_pieces(self, incident: str, names: tuple[str, ...]) -> Iterator[bytes]:
        """Read a file's pieces one after another."""
        return chunks.pieces(self.engine, incident, names)

    def get_file(self, incident: str, names: tuple[str, ...]) -> bytes:
        """Read a file back from its pieces."""
        return chunks.get(self.engine, incident, names)

    def verify(self, incident: str) -> Finding | None:
        """Verify a whole log; None when it is intact."""
        with explained(self.place), steady(self.engine).connect() as connection:
            head = read_head(connection, incident)
            if head:
                return check_log(connection, head)
            listed = any(each.id == incident for each in read_heads(connection))
            if listed or has_traces(connection, incident):
                return Finding(1, N_("its head row is missing or was altered"))
        raise Rejected(N_("There is no such room in this database."))

    def orphans(self) -> list[str]:
        """Name the logs whose head row is gone; there are none in an intact database."""
        with explained(self.place), steady(self.engine).connect() as connection:
            return check_orphans(connection)

    def all_logs(self) -> list[Head]:
        """List every log to verify: all rooms, and the house log where there is one."""
        with explained(self.place), asking(self.engine).connect() as connection:
            return [*read_heads(connection), *filter(None, (read_head(connection, HOUSE),))]

    def bell(self) -> Bell:
        """Give a bell for the calling thread that rings when some log grew."""
        if self.file is not None:
            return SqliteBell(self.engine)
        from warroom.store.watch_postgres import PostgresBell

        self.held = held_duties(self.engine)  # a room that is opened again knows of a duty given meanwhile
        return PostgresBell(self.engine)

    def presence(self, bell: Bell, desk: Desk, folder: Path) -> Presence | None:
        """Give what tells a desk and finds the others, for the bell's own thread; None where a server does not know it.

        Desks on a file tell each other in a folder of this computer.
        """
        if self.file is not None:
            return FilePresence(self.file, desk, folder)
        from warroom.store.presence_postgres import server_presence

        return server_presence(bell, desk)

    def leave_when(self, stop: Event) -> None:
        """Let the calling thread wait for a server no longer, once `stop` is set."""
        if self.file is None:
            from warroom.store.patience import leave_when

            leave_when(stop)

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()
