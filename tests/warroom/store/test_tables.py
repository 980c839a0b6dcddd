"""The tables that migrations make are those that the program reads and writes."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from warroom.domain.entry import HEADER, Entry
from warroom.store import tables
from warroom.store.heads import Head
from warroom.store.read import ENTRY_COLUMNS
from warroom.store.store import Store


def test_migrations_make_just_these_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        metadata = [tables.metadata, *([tables.server_only] if store.file is None else [])]
        assert compare_metadata(context, metadata) == []  # type: ignore[arg-type]


def test_every_value_is_required(store: Store) -> None:
    inspector = inspect(store.engine)
    for name in tables.metadata.tables:
        assert [column["name"] for column in inspector.get_columns(name) if column["nullable"]] == []


def test_the_database_itself_refuses_what_would_break_a_log(store: Store) -> None:
    inspector = inspect(store.engine)
    unique = {tuple(each["column_names"]) for each in inspector.get_unique_constraints("entry")}
    assert unique == {("incident", "id"), ("incident", "stream", "version")}
    assert inspector.get_pk_constraint("entry")["constrained_columns"] == ["incident", "seq"]
    assert inspector.get_pk_constraint("body")["constrained_columns"] == ["incident", "seq"]


def test_rows_are_read_into_structs_field_by_field() -> None:
    assert (*HEADER, "commitment", "hash") == ENTRY_COLUMNS
    assert Entry.__struct_fields__ == (*ENTRY_COLUMNS, "body", "salt")
    assert Head.__struct_fields__ == tuple(column.name for column in tables.incident.columns)
