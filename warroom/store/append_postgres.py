"""PostgreSQL: the append function that alone may write a log, and the calls to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError

from warroom.domain import duties
from warroom.domain.catalog import KINDS
from warroom.domain.entry import Draft, Entry
from warroom.errors import N_, Conflict, Rejected, WarRoomError
from warroom.store import tables
from warroom.store.engine import place_of, writing
from warroom.store.heads import moved_refusal
from warroom.store.read import read_by_seqs
from warroom.store.trouble import FORBIDDEN, explained

SQL: Final = Path(__file__).with_name("sql")
PREFIX: Final = "warroom_"
"""How the server's roles for duties begin."""
_HELD: Final = "SELECT rolname FROM pg_roles WHERE rolname LIKE 'warroom\\_%' AND pg_has_role(session_user, oid, 'MEMBER')"
_APPEND: Final = "public.append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
_OPEN: Final = "SELECT given_reference, given_slug FROM public.open_log(%s, %s, %s)"
_KEEP: Final = "SELECT public.keep_piece(%s, %s)"
TOGETHER: Final = 1000
"""How many drafts are sent in one statement; the server takes 1664 of its columns."""
_RESERVED: Final = "WR403"
_UNKNOWN_LOG: Final = "WR404"
_STALE: Final = "WR409"
_MOVED: Final = "WR410"
_NO_TEXT: Final = "WR411"
_TELLS: Final = "WR412"
_UNKNOWN_KIND: Final = "WR422"
_NO_FUNCTION: Final = "42883"
"""PostgreSQL's own answer for a function that a server lacks which an older version prepared."""
_MALFORMED: Final = frozenset({"WR400", "22P02", "22007", "22008", "22009"})
"""The function's own refusal, and PostgreSQL's for what is no JSON and no time."""


def install(connection: Connection) -> None:
    """Make the owner's role, the duties and the functions, give each what it may do, and name the kinds."""
    plain = connection.execution_options(no_parameters=True)
    for file in sorted(SQL.glob("*.sql")):
        plain.exec_driver_sql(file.read_text(encoding="utf-8"))
    given = insert(tables.kind)
    connection.execute(
        given.on_conflict_do_update(index_elements=["name"], set_={"duty": given.excluded.duty}),
        [
            {"name": name, "duty": duties.RESERVED[name].duty if name in duties.RESERVED else ""}
            for name in KINDS
        ],
    )


def held_duties(engine: Engine) -> frozenset[str] | None:
    """Say which duties the person has who opened a server; None for a file, where everybody may do all."""
    if engine.dialect.name != "postgresql":
        return None
    with explained(place_of(engine)), engine.connect() as connection:
        found = connection.execute(text(_HELD)).scalars().all()
    return frozenset(str(name).removeprefix(PREFIX) for name in found)


def append(engine: Engine, incident: str, drafts: Sequence[Draft]) -> list[Entry]:
    """Append drafts, all or none.

    They go in one statement that is a transaction by itself: no desk that falls asleep or is cut off between
    two statements keeps the others waiting for the log's turn.
    """
    asked = writing(engine)
    if len(drafts) <= TOGETHER:
        asked = asked.execution_options(isolation_level="AUTOCOMMIT")
    with explained(place_of(engine)), asked.begin() as connection:
        return append_within(connection, incident, drafts)


def append_within(connection: Connection, incident: str, drafts: Sequence[Draft]) -> list[Entry]:
    """Append inside a transaction by calling `append()` for each draft."""
    seqs: list[int] = []
    for start in range(0, len(drafts), TOGETHER):
        seqs += _append(connection, incident, drafts[start : start + TOGETHER])
    found = {entry.seq: entry for entry in read_by_seqs(connection, incident, sorted(set(seqs)))}
    return [found[seq] for seq in seqs]


def open_within(
    connection: Connection,
    incident: str,
    slug: str,
    nature: str,
    make: Callable[[str, str], Sequence[Draft]],
) -> list[Entry]:
    """Open a log inside a transaction and append what `make(reference, slug)` gives."""
    reference, given = open_head(connection, incident, slug, nature)
    return append_within(connection, incident, make(reference, given))


def open_head(connection: Connection, incident: str, slug: str, nature: str) -> tuple[str, str]:
    """Open an empty log inside a transaction and give its reference and slug; one that is there keeps its own."""
    reference, given = _call(connection, _OPEN, (incident, slug, nature))
    return str(reference), str(given)


def keep_piece(connection: Connection, incident: str, piece: bytes) -> str:
    """Keep one piece of a file and give its name, the SHA-256 in hex."""
    return str(call(connection, _KEEP, (incident, piece)))


def call(connection: Connection, sql: str, values: tuple[Any, ...], kind: str = "") -> Any:
    """Call a function of the server and give its answer; what it refuses is said in the program's words.

    A function that is for admins is refused as the `kind` of entry is that it would make.
    """
    return _call(connection, sql, values, kind)[0]


def _call(connection: Connection, sql: str, values: tuple[Any, ...], kind: str = "") -> Sequence[Any]:
    try:
        return connection.exec_driver_sql(sql, values).one()
    except DBAPIError as wrong:
        refusal = _barred(kind) if getattr(wrong.orig, "sqlstate", None) == FORBIDDEN else _refusal(wrong)
        if refusal is None:
            raise
        raise refusal from wrong


def _barred(kind: str) -> Rejected:
    return duties.refusal(kind) if kind else duties.read_only()


def _append(connection: Connection, incident: str, drafts: Sequence[Draft]) -> list[int]:
    """Call `append()` for drafts one after the other, and give their places."""
    values = tuple(value for draft in drafts for value in _values(incident, draft))
    return [int(seq) for seq in _call(connection, f"SELECT {', '.join([_APPEND] * len(drafts))}", values)]


def _values(incident: str, draft: Draft) -> tuple[Any, ...]:
    return (
        incident,
        draft.id,
        draft.stream,
        draft.version,
        draft.kind,
        draft.schema,
        draft.actor,
        draft.station,
        draft.occurred_at,
        draft.precision,
        draft.written_at,
        draft.body.decode(),
    )


def _refusal(wrong: DBAPIError) -> WarRoomError | None:
    """Read what the functions refused; None for what they do not know of."""
    code = getattr(wrong.orig, "sqlstate", None)
    told = getattr(wrong.orig, "diag", None)
    if code == _RESERVED and told and told.message_detail in duties.RESERVED:
        return duties.refusal(told.message_detail)
    if code == _UNKNOWN_KIND:
        return Rejected(
            N_(
                "This server is of an older version and takes no such entry."
                " Ask its administrator: “warroom admin migrate”."
            )
        )
    if code == _NO_FUNCTION:
        return Rejected(
            N_(
                "This server is of an older version and cannot do this yet."
                " Ask its administrator: “warroom admin migrate”."
            )
        )
    if code == _NO_TEXT and told:
        return Rejected(N_("Entry {seq} has no text to erase."), seq=told.message_detail or "")
    if code == _TELLS and told:
        return Rejected(N_("Entry {seq} tells of an erasure and stays."), seq=told.message_detail or "")
    if code == _UNKNOWN_LOG:
        return Rejected(N_("There is no such room in this database."))
    if code == _MOVED and told:
        return moved_refusal(told.message_detail or "")
    if code == _STALE:
        return Conflict(told.message_primary, int(told.message_detail)) if told else None
    if code in _MALFORMED:
        return Rejected(N_("The database takes no such entry."))
    return None
