"""Old bodies read as today's: one pure step for each kind and version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

Step = Callable[[dict[str, Any]], dict[str, Any]]
STEPS: Final[dict[tuple[str, int], Step]] = {}
"""`(kind, schema)` to the step that lifts a body from that schema to the next one."""


def lift(kind: str, schema: int, target: int, body: bytes) -> bytes:
    """Bring a stored body to the target schema; a missing step leaves the body as it is."""
    plain: dict[str, Any] = msgspec.json.decode(body)
    for version in range(schema, target):
        step = STEPS.get((kind, version))
        plain = step(plain) if step else plain
    return msgspec.json.encode(plain)
