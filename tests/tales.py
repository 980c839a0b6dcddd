"""Small scenario files for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

META: Final[dict[str, Any]] = {
    "scenario": "tale",
    "schema": 1,
    "title": "A tale of a pump",
    "slug": "tale",
    "mission_epoch": "1969-07-01T00:00:00Z",
    "first_hurt": "010:00:00",
    "open_at": "010:30:00",
    "stations": [
        {"key": "LEAD", "name": "Incident lead", "duty": "lead"},
        {"key": "PUMPS", "name": "Pumps"},
    ],
    "incident": {
        "customer_words": "There is no water",
        "scope": "whole",
        "detected_at": "010:01:00",
        "detected_by": "customers",
        "declared_at": "010:02:00",
        "severity": 2,
    },
}


def step(at: str, do: str, text: str = "", station: str = "LEAD", **more: Any) -> dict[str, Any]:
    """Write one step."""
    return {"at": at, "station": station, "do": do, **({"text": text} if text else {}), **more}


TALE: Final = (
    step("009:00:00", "take", person="Anna Alvarez"),
    step("009:50:00", "log", "The pump hums", "PUMPS", type="observation", ref="hum", tags=["pump"]),
    step("010:01:00", "log", "There is no water"),
    step("010:05:00", "hypothesis", ref="H1", statement="The pump stands still", owner="PUMPS"),
    step("010:10:00", "evidence", "It does not hum", "PUMPS", ref="E1"),
    step("010:20:00", "fix", "Somebody has a spare", ref="F1", title="Change the pump", answers=["H1"]),
    step("010:40:00", "fix_state", ref="F1", state="ordered"),
    step("011:00:00", "phase", "Water runs", phase="restored"),
    step("012:00:00", "close", "A pump stood still", override="The list is for larger tales"),
)


def write(path: Path, *steps: dict[str, Any] | str, **meta: Any) -> Path:
    """Write a scenario file; `meta` replaces parts of its first line, a text is a line as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [{**META, **meta}, *steps]
    told = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(told) + "\n", encoding="utf-8")
    return path
