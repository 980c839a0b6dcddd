"""Keyrings of the tests' own, registered as `keyring` documents it: one that remembers, and its bad days."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

SHELF = "WARROOM_TEST_SHELF"
"""Where a keyring for several processes keeps its passwords, as a system's daemon would."""


class Ring(KeyringBackend):
    """Remembers passwords; may be locked, refuse, or hang until `answer` is set."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.passwords: dict[tuple[str, str], str] = {}
        self.locked = False
        self.refuses = False
        self.answer = threading.Event()
        self.answer.set()

    def _ready(self, password: str = "") -> None:
        self.answer.wait()
        if self.locked:
            raise KeyringLocked("Failed to unlock the collection!")
        if self.refuses:
            raise OSError(f"cannot keep {password}")

    def get_password(self, service: str, username: str) -> str | None:
        self._ready()
        return self.passwords.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ready(password)
        self.passwords[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._ready()
        if self.passwords.pop((service, username), None) is None:
            raise PasswordDeleteError("none")


class Shelf(KeyringBackend):
    """Remembers passwords for the processes of a test."""

    priority = 5

    def _all(self) -> Any:
        file = Path(os.environ[SHELF])
        return json.loads(file.read_text()) if file.exists() else {}

    def get_password(self, service: str, username: str) -> str | None:
        found = self._all().get(f"{service}|{username}")
        return str(found) if found is not None else None

    def set_password(self, service: str, username: str, password: str) -> None:
        Path(os.environ[SHELF]).write_text(json.dumps({**self._all(), f"{service}|{username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        left = self._all()
        del left[f"{service}|{username}"]
        Path(os.environ[SHELF]).write_text(json.dumps(left))


@pytest.fixture
def ring() -> Iterator[Ring]:
    """Give the system a keyring of the test's own."""
    before = keyring.get_keyring()
    made = Ring()
    keyring.set_keyring(made)
    yield made
    made.answer.set()
    keyring.set_keyring(before)
