"""Moving: the head row of a room that went to another database says where it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the address, empty for every room that is here."""
    op.add_column("incident", sa.Column("moved_to", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    """A room that moved would have two places."""
    raise NotImplementedError
