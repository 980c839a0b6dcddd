"""What every test of the screens stands on: the look of the program, English, and screens on a file."""

from __future__ import annotations

from tests.fixtures import database, empty_server, look, opener, qt_messages, screens, server_url

__all__ = ["database", "empty_server", "look", "opener", "qt_messages", "screens", "server_url"]
