"""The shared tables, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata: Final = MetaData()
server_only: Final = MetaData()
"""What only a server needs, where the database itself says who may write what."""

incident: Final = Table(
    "incident",
    metadata,
    Column("id", Text, primary_key=True),
    Column("reference", Text, nullable=False, unique=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("nature", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("severity", Integer, nullable=False),
    Column("phase", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("moved_to", Text, nullable=False, server_default=""),
)
"""The head row of each log, with the columns that a list of rooms needs, and where a room went that is sealed."""

entry: Final = Table(
    "entry",
    metadata,
    Column("incident", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("stream", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("actor", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("occurred_at", Text, nullable=False),
    Column("precision", Text, nullable=False),
    Column("written_at", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("commitment", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("incident", "id"),
    UniqueConstraint("incident", "stream", "version"),
)

body: Final = Table(
    "body",
    metadata,
    Column("incident", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
)
"""Bodies stand apart from headers so that they can be erased while the chain still verifies."""

chunk: Final = Table(
    "chunk",
    metadata,
    Column("incident", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""Pieces of kept files, named by the hash that a body of the log holds."""

counter: Final = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    Column("last", Integer, nullable=False),
)
"""The last number given for each series of references, like INC-2026."""

kind: Final = Table(
    "kind",
    server_only,
    Column("name", Text, primary_key=True),
    Column("duty", Text, nullable=False),
)
"""The kinds of entries that `append()` takes, each with the duty it needs; empty for every member."""

presence: Final = Table(
    "presence",
    server_only,
    Column("login", Text, primary_key=True),
    Column("desk", Text, primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("incident", "station", "page", "stream")),
    Column("typing", Boolean, nullable=False),
    Column("since", DateTime(timezone=True), nullable=False),
    Column("seen", DateTime(timezone=True), nullable=False),
    prefixes=["UNLOGGED"],
)
"""Who is at a desk of a server now; no part of any log."""

turn: Final = Table("turn", server_only, Column("incident", Text, primary_key=True))
"""Where a server lets those who append to a log wait for each other."""
