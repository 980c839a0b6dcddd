"""Passwords at a terminal: asked for without echo, and never an argument."""

from __future__ import annotations

import getpass
import os
import sys
from typing import TYPE_CHECKING, Final

from warroom.i18n import _

if TYPE_CHECKING:
    from warroom.services.entrance import Ask

PASSWORD: Final = "PGPASSWORD"  # noqa: S105 - the name of a variable
"""The environment variable in which PostgreSQL's own programs look for a password, too."""


def asker() -> Ask | None:
    """Give what asks the person at the terminal for a password; None where nobody sits at one."""
    return ask if sys.stdin is not None and sys.stdin.isatty() else None


def ask(account: str) -> str:
    """Ask for the password of an account."""
    return getpass.getpass(_("Password for {name}: ").format(name=account))


def ask_or_none(account: str) -> str:
    """Ask for a password to remember; Enter alone remembers none."""
    if PASSWORD in os.environ:
        return os.environ[PASSWORD]
    if asker() is None:
        return ""
    return getpass.getpass(_("Password for {name} (Enter to be asked each time): ").format(name=account))
