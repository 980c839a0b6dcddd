"""The store: one database with its logs, as the services use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from threading import Event, Lock

from sqlalchemy import Engine

from warroom.clock import Instant
from warroom.domain.entry import Draft, Entry
from warroom.errors import N_, Rejected, Unavailable
from warroom.store import append, chunks, copying, erase, logs, read
from warroom.store.address import with_password
from warroom.store.append_postgres import held_duties
from warroom.store.chain import Finding
from warroom.store.copies import Copies
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
    A server that is `away` is read from `copies`, and needs no connection to be opened.
    """

    def __init__(self, url: str, copies: Copies | None = None, away: Unavailable | None = None) -> None:
        self.url = url
        self.engine: Engine = open_engine(url)
        self.place = place_of(self.engine)
        self.saved: Path | None = None
        self.copies: Copies | None = None
        self.away: Unavailable | None = None
        """Why what is read comes from the copies; None while it comes from the database itself."""
        self.recalled: set[Instant] = set()
        """Until when the copies that were read are whole."""
        self._coming = Lock()
        self.held: frozenset[str] | None = None
        self.login = ""
        """Who entries are from: the server's own name for the person, empty where a file takes any."""
        try:
            if copies is not None and away is not None:
                known = copies.known()
                self.login, self.held = known.login, frozenset(known.held)
                self.leave(copies, away)
            else:
                self._prove()
        except BaseException:
            self.engine.dispose()
            raise

    def _prove(self) -> None:
        """See that the database has today's tables, and who one is there."""
        self.saved = prepare(self.engine)
        self.login = self._login()
        self.held = held_duties(self.engine)

    def leave(self, copies: Copies, away: Unavailable) -> None:
        """Read from the copies from now on, because the server is away."""
        self.copies, self.away = copies, away

    def come_back(self, password: str = "") -> None:
        """Read from the server again, if it answers; a password that it wants may come only now.

        Raises why it does not, and stays with the copies.
        """
        with self._coming:
            if self.away is None:
                return
            if password:
                self.url = with_password(self.url, password)
                before, self.engine = self.engine, open_engine(self.url)
                before.dispose()
            self._prove()
            self.away = None

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
        """List all rooms, newest reference first; while the server is away, those of which there is a copy."""
        if self.away is not None and self.copies is not None:
            return self.copies.heads()
        with explained(self.place), asking(self.engine).connect() as connection:
            return read_heads(connection)

    def head(self, incident: str) -> Head:
        """Give one log's head row from the database itself; raises `Rejected` if it is not there."""
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
        if self.away is not None:
            raise self.away.with_traceback(None)
        known = ", ".join(head.slug for head in heads[:10]) or "-"
        raise Rejected(
            N_("There is no room {name}. There are: {known}"), field="room", name=name, known=known
        )

    def open_log(self, incident: str, slug: str, nature: str, make: logs.Maker) -> list[Entry]:
        """Open a log with a fresh reference and its first entries."""
        return logs.open_log(self.engine, incident, slug, nature, make)

    def open_house(self) -> str:
        """Open the house log where there is none yet, and give its id."""
        if self.away is not None and self.copies is not None and HOUSE in self.copies.as_of():
            return HOUSE
        return logs.open_house(self.engine)

    def house(self) -> list[Entry]:
        """Read the house log; nothing where there is none yet."""
        return self.read(HOUSE)

    def append(self, incident: str, drafts: Sequence[Draft]) -> list[Entry]:
        """Append drafts to a log, all or none; see `warroom.store.append`."""
        if self.away is not None:
            raise self.away.with_traceback(None)
        return append.append(self.engine, incident, drafts)

    def read(self, incident: str, after: int = 0, limit: int | None = None) -> list[Entry]:
        """Read a log's entries beyond `after`; from its copy while the server is away."""
        if self.away is not None and self.copies is not None:
            if incident != HOUSE:
                self.recalled.add(self.copies.as_of().get(incident, ""))
            return self.copies.read_verified(incident)[after : None if limit is None else after + limit]
        return self.read_on(incident, after, limit)

    def read_on(self, incident: str, after: int = 0, limit: int | None = None) -> list[Entry]:
        """Read a log's entries beyond `after` from the database itself."""
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
        """Verify a whole log; None when it is intact, as a copy is that can be read."""
        if self.away is not None and self.copies is not None:
            self.copies.read_verified(incident)
            return None
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
        if self.copies is not None:
            self.copies.close()
