"""What a writer needs is loaded once, in the process that all writers are forked from."""

from __future__ import annotations

import alembic.migration
import psycopg
import sqlalchemy.dialects.postgresql.psycopg
import sqlalchemy.dialects.sqlite

from tests.storms import writing
from warroom.store import patience, server, watch_postgres

__all__ = ["alembic", "patience", "psycopg", "server", "sqlalchemy", "watch_postgres", "writing"]
