"""Presence: who is at a desk now, in a table of a server that is no part of any log and forgets at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table that `be_here()` alone writes; desks on a file tell each other by files beside none of it."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.create_table(
        "presence",
        sa.Column("login", sa.Text, primary_key=True),
        sa.Column("desk", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("incident", "station", "page", "stream")),
        sa.Column("typing", sa.Boolean, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        prefixes=["UNLOGGED"],
    )


def downgrade() -> None:
    """Nobody goes back to a server that knows less."""
    raise NotImplementedError
