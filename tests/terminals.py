"""A real terminal for programs of a test: what they ask is answered as a person types it."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Mapping, Sequence
from typing import Final

SECONDS: Final = 60


def at_terminal(words: list[str], answers: list[str], environment: Mapping[str, str]) -> tuple[int, str]:
    """Run the program on a terminal, answer each question, and give its exit code and the screen."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "warroom", *words], dict(environment))  # noqa: S606
    screen = converse(terminal, answers)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), screen


def converse(terminal: int, answers: Sequence[str], patience: float = SECONDS) -> str:
    """Answer each question of the program at a terminal until it ends or is silent; close it, give the screen."""
    left = list(answers)
    screen = b""
    while select.select([terminal], [], [], patience)[0]:
        try:
            got = os.read(terminal, 4096)
        except OSError:  # the other end closed
            break
        screen += got
        if left and screen.endswith(b": "):
            os.write(terminal, left.pop(0).encode() + b"\n")
    os.close(terminal)
    return screen.decode()
