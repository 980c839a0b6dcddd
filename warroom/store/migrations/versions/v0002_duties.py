"""Duties: the kinds of entries that a server takes, and the duty that some of them need."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table that `append()` asks; a file's entries are written by the program itself."""
    if op.get_bind().dialect.name == "postgresql":
        op.create_table(
            "kind",
            sa.Column("name", sa.Text, primary_key=True),
            sa.Column("duty", sa.Text, nullable=False),
        )


def downgrade() -> None:
    """What was once reserved stays so."""
    raise NotImplementedError
