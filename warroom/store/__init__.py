"""The only place that knows SQL: logs on SQLite and PostgreSQL."""
