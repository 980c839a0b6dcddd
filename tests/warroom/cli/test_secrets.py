"""Passwords are asked for at a terminal, without echo, and only there."""

from __future__ import annotations

import io
import sys

import pytest

from warroom.cli import secrets


def test_nobody_is_asked_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert secrets.asker() is None
    assert secrets.ask_or_none("ana@rooms") == ""
    monkeypatch.setattr(sys, "stdin", None)
    assert secrets.asker() is None


def test_the_environment_is_looked_at_before_anybody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(secrets.PASSWORD, "correct horse")
    assert secrets.ask_or_none("ana@rooms") == "correct horse"
