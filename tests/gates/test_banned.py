"""Calls that hurt sooner or later are banned by name, each with advice."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.gates.source import ROOT, SOURCE, called, docstrings, dotted, expect_none, modules, put

EVERYWHERE = (*SOURCE, "tests")
COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6})\b|^#[0-9A-Fa-f]{3,4}$")


class Ban(NamedTuple):
    """What is banned, where, what to do instead, and where alone it is at home."""

    advice: str
    is_it: Callable[[ast.AST], bool]
    where: tuple[str, ...] = SOURCE
    home: str = ""
    """A path or the start of one in which it is allowed."""


def _call(*names: str) -> Callable[[ast.AST], bool]:
    """Match calls of these names, also as the last parts of a longer name."""
    return lambda node: any(f".{called(node)}".endswith(f".{name}") for name in names)


def _bare(*names: str) -> Callable[[ast.AST], bool]:
    """Match calls of the builtins of these names; Qt's `app.exec()` is another thing."""
    return lambda node: isinstance(node, ast.Call) and called(node) in names


def _import(*names: str) -> Callable[[ast.AST], bool]:
    def matches(node: ast.AST) -> bool:
        if isinstance(node, ast.ImportFrom):
            given = [node.module or "", *(f"{node.module}.{name.name}" for name in node.names)]
            return any(name in names for name in given)
        return isinstance(node, ast.Import) and any(name.name in names for name in node.names)

    return matches


def _zoneless_now(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _call("datetime.now")(node) and not (node.args or node.keywords)


def _rich_label(node: ast.AST) -> bool:
    if isinstance(node, ast.ClassDef):
        inherits = any(dotted(parent).rsplit(".", 1)[-1] == "QLabel" for parent in node.bases)
        return inherits and "PlainText" not in ast.dump(node)
    return _call("QLabel")(node)


def _colour(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(COLOUR.search(node.value))


def _mixed_colour(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return dotted(node.value).endswith("GlobalColor") and node.attr != "transparent"
    literal = isinstance(node, ast.Call) and any(isinstance(part, ast.Constant) for part in node.args)
    return literal and _call("QColor", "QColor.fromRgb", "QColor.fromHsv")(node)


MESSAGE_BOX = _call(
    *(f"QMessageBox.{kind}" for kind in ("about", "critical", "information", "question", "warning"))
)

BANS = {
    "label": Ban("a bare QLabel guesses rich text: use ui.theme's plain_label", _rich_label, ("ui",), "ui/theme/"),
    "message box": Ban("it blocks and guesses rich text: use the dialogs of ui/dialogs", MESSAGE_BOX, ("ui",)),
    "font": Ban("ask ui/theme/fonts.py for a role and a weight", _call("QFont"), ("ui",), "ui/theme/fonts.py"),
    "colour": Ban("name a token of ui/theme/tokens.py", _colour, SOURCE, "ui/theme/tokens.py"),
    "mixed colour": Ban("name a token of ui/theme/tokens.py", _mixed_colour, ("ui",), "ui/theme/tokens.py"),
    "print": Ban("cli writes through typer.echo, all else through logging", _call("print"), EVERYWHERE),
    "input": Ban("cli asks through typer.prompt", _call("input")),
    "sleep": Ban("wait for an event, a queue or a signal, with a limit", _call("sleep"), EVERYWHERE),
    "zoneless now": Ban("use warroom.clock.real_now() or the room's clock", _zoneless_now, EVERYWHERE),
    "utcnow": Ban("use warroom.clock.real_now()", _call("utcnow", "utcfromtimestamp"), EVERYWHERE),
    "single shot": Ban("services use reminders.py, which a test can stop", _call("singleShot"), ("warroom",)),
    "eval": Ban("nothing of ours runs text", _bare("eval", "exec"), EVERYWHERE),
    "shell": Ban("give subprocess.run a list", _call("os.system", "os.popen")),
    "waiting test": Ban("wait for the signal: qtbot.waitSignal, qtbot.waitUntil",
                        _call("qtbot.wait", "QTest.qWait", "QTest.qSleep"), ("tests",)),
    "mock": Ban("use the real thing", _import("unittest.mock", "mock", "unittest"), ("tests",)),
}  # fmt: skip


def banned(root: Path) -> list[str]:
    """List what is banned and where it stands."""
    problems = []
    for module in modules(root, *EVERYWHERE):
        prose = docstrings(module.tree)
        bans = [ban for ban in BANS.values() if _holds(ban, module.path)]
        for node in ast.walk(module.tree):
            if id(node) not in prose:
                line = getattr(node, "lineno", 0)
                problems += [f"{module.path}:{line}: {ban.advice}" for ban in bans if ban.is_it(node)]
    return problems


def _holds(ban: Ban, path: str) -> bool:
    return path.partition("/")[0] in ban.where and not (ban.home and path.startswith(ban.home))


def test_nothing_banned_is_used() -> None:
    expect_none(banned(ROOT))


SAMPLES = [
    ("label", "ui/a.py", "QLabel('x')"),
    ("label", "ui/a.py", "QtWidgets.QLabel(parent)"),
    ("label", "ui/a.py", "class Caption(QLabel):\n    pass"),
    ("message box", "ui/a.py", "QMessageBox.warning(self, title, text)"),
    ("font", "ui/theme/a.py", "QFont('Sans')"),
    ("colour", "ui/a.py", "x = 'color: #0F1316;'"),
    ("colour", "warroom/a.py", "x = '#fff'"),
    ("mixed colour", "ui/a.py", "QColor(10, 20, 30)"),
    ("mixed colour", "ui/a.py", "QColor('red')"),
    ("mixed colour", "ui/a.py", "x = Qt.GlobalColor.red"),
    ("print", "tests/a.py", "print(1)"),
    ("input", "warroom/a.py", "input()"),
    ("sleep", "tests/a.py", "time.sleep(1)"),
    ("sleep", "warroom/a.py", "sleep(1)"),
    ("zoneless now", "warroom/a.py", "datetime.datetime.now()"),
    ("utcnow", "warroom/a.py", "datetime.utcnow()"),
    ("single shot", "warroom/services/a.py", "QTimer.singleShot(0, go)"),
    ("eval", "ui/a.py", "eval(text)"),
    ("shell", "warroom/a.py", "os.system(text)"),
    ("waiting test", "tests/a.py", "qtbot.wait(100)"),
    ("mock", "tests/a.py", "from unittest import mock"),
]


@pytest.mark.parametrize(("name", "path", "code"), SAMPLES)
def test_what_is_banned_is_found(name: str, path: str, code: str, tmp_path: Path) -> None:
    put(tmp_path, {path: code})
    assert f"{path}:1: {BANS[name].advice}" in banned(tmp_path)


def test_every_ban_has_a_sample() -> None:
    assert {name for name, _path, _code in SAMPLES} == set(BANS)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("ui/theme/labels.py", "QLabel('x')"),
        (
            "ui/a.py",
            "class Caption(QLabel):\n    def __init__(self):\n        self.setTextFormat(Qt.TextFormat.PlainText)",
        ),
        ("ui/theme/fonts.py", "QFont('Sans')"),
        ("ui/a.py", "x = QFont.Weight.Bold"),
        ("ui/theme/tokens.py", "x = '#0F1316'"),
        ("ui/a.py", "'''Like #0F1316.'''"),
        ("ui/a.py", "x = 'room #1234 of 7'"),
        ("ui/a.py", "QColor(token); QTimer.singleShot(0, go); Qt.GlobalColor.transparent"),
        ("warroom/a.py", "datetime.now(UTC); event.wait(1)"),
        ("tests/a.py", "qtbot.waitSignal(done)"),
    ],
)
def test_what_is_at_home_is_left_alone(path: str, code: str, tmp_path: Path) -> None:
    put(tmp_path, {path: code})
    assert banned(tmp_path) == []
