"""What a journey stands on: the look of the program, English, and screens on a file."""

from __future__ import annotations

from tests.fixtures import look, opener, qt_messages, screens

__all__ = ["look", "opener", "qt_messages", "screens"]
