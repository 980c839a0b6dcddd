"""The only place that knows SQL: logs on SQLite and PostgreSQL."""

import sys

# SQLAlchemy loads asyncio wherever greenlet is installed; nothing here is asynchronous, and a desk that
# opens in a crisis should not wait for it.
sys.modules.setdefault("greenlet", None)  # type: ignore[arg-type]
