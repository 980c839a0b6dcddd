"""Who may use whom: the contracts in pyproject.toml, and that the room starts without its screens."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.gates.source import ROOT, expect_none, modules, put

BROKEN_ON_PURPOSE = {
    "warroom/__init__.py": "",
    "warroom/i18n.py": "",
    "warroom/assets.py": "import warroom.domain.room",
    "warroom/config.py": "",
    "warroom/domain/__init__.py": "",
    "warroom/domain/room.py": "import warroom.i18n, warroom.config",
    "warroom/domain/state/__init__.py": "",
    "warroom/domain/state/fixes.py": "import warroom.domain.rules.fixes",
    "warroom/domain/state/evidence.py": "import warroom.domain.state.fixes",
    "warroom/domain/rules/__init__.py": "",
    "warroom/domain/rules/fixes.py": "",
    "warroom/store/__init__.py": "",
    "warroom/store/read.py": "import sqlalchemy, psycopg, sqlite3",
    "warroom/services/__init__.py": "import sqlalchemy",
    "warroom/services/search.py": "import sqlite3",
    "warroom/services/reminders.py": "import apscheduler",
    "warroom/services/outbox.py": "import apscheduler, PySide6.QtCore, keyring, wakepy",
    "warroom/services/keys.py": "import keyring",
    "warroom/reports/__init__.py": "",
    "warroom/reports/pdf.py": "import typst",
    "warroom/cli/__init__.py": "import ui, typst",
    "ui/__init__.py": "",
    "ui/app.py": "import PySide6.QtWidgets, warroom.store.read",
    "ui/models/timeline.py": "import pyqtgraph",
    "ui/models/__init__.py": "",
    "ui/charts/__init__.py": "",
    "ui/charts/curve.py": "import pyqtgraph",
}
CONTRACTS = 13


def contracts(root: Path) -> str:
    """Check the contracts over the packages of this root; gives what is broken, or nothing."""
    ended = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--config", "pyproject.toml", "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in (ended.stdout + ended.stderr).splitlines() if not set(line) & set("╔╗╚╝║")]
    return "" if ended.returncode == 0 else "\n".join(told).strip()


def eager(root: Path) -> list[str]:
    """List the modules of the room that load the screens as soon as they are loaded themselves."""
    return [
        f"{module.path}:{node.lineno}: import ui inside the function that shows it"
        for module in modules(root, "warroom")
        for node in _on_load(module.tree.body)
        if any(name.split(".")[0] == "ui" for name in _imported(node))
    ]


def _on_load(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Walk the statements that run on import; those for type checkers do not."""
    for node in body:
        yield node
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            yield from _on_load(node.orelse)
        elif isinstance(node, ast.If | ast.Try):
            yield from _on_load([*node.body, *node.orelse])


def _imported(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_every_part_uses_only_what_it_may() -> None:
    broken = contracts(ROOT)
    assert not broken, broken


def test_the_room_starts_without_its_screens() -> None:
    expect_none(eager(ROOT))


def test_every_contract_can_break(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    report = contracts(put(tmp_path, BROKEN_ON_PURPOSE))
    assert f"Contracts: 0 kept, {CONTRACTS} broken." in report, report
    for allowed in (
        "warroom.store.read -> sqlalchemy",
        "warroom.services.search ->",
        "warroom.services.reminders ->",
        "warroom.services.keys ->",
        "warroom.reports.pdf ->",
        "ui.charts.curve ->",
    ):
        assert allowed not in report


def test_eager_screens_are_found(tmp_path: Path) -> None:
    lazily = (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import ui\ndef main():\n    import ui.app\n"
    )
    put(
        tmp_path,
        {"warroom/good.py": lazily, "warroom/bad.py": "try:\n    from ui.app import start\nfinally: ...\n"},
    )
    assert eager(tmp_path) == ["warroom/bad.py:2: import ui inside the function that shows it"]
