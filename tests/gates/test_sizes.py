"""Modules stay small, functions stay short, and everything public says what it is for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.gates.source import ROOT, SOURCE, Module, expect_none, functions, modules, put

MODULE_LINES = 400
FUNCTION_LINES = 40
QT_OVERRIDES = {"data", "event", "flags", "index", "paint", "parent"}
"""Qt's own names without a capital; what such a method does, Qt's manual says."""


def long_modules(root: Path, *trees: str) -> list[str]:
    """List the modules that are too long."""
    counted = [(module.path, len(module.text.splitlines())) for module in modules(root, *trees)]
    return [
        f"{path}: {lines} lines, at most {MODULE_LINES}" for path, lines in counted if lines > MODULE_LINES
    ]


def long_functions(root: Path, *trees: str) -> list[str]:
    """List the functions that are too long, from `def` to their last line."""
    return [
        f"{module.path}:{node.lineno}: {name} has {lines} lines, at most {FUNCTION_LINES}"
        for module in modules(root, *trees)
        for name, node, _nested in functions(module.tree)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    ]


def unexplained(root: Path, *trees: str) -> list[str]:
    """List modules, classes and public functions without a docstring."""
    return [problem for module in modules(root, *trees) for problem in _unexplained(module)]


def _unexplained(module: Module) -> Iterator[str]:
    if not ast.get_docstring(module.tree):
        yield f"{module.path}: say in one line what this module is for"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and not ast.get_docstring(node):
            yield f"{module.path}:{node.lineno}: say what class {node.name} is for"
    for name, node, nested in functions(module.tree):
        if not nested and _is_public(module.path, name) and not ast.get_docstring(node):
            yield f"{module.path}:{node.lineno}: say what {name} is for"


def _is_public(path: str, name: str) -> bool:
    """Say whether others may call it; in `ui` Qt's overrides are called by Qt alone."""
    last = name.rsplit(".", 1)[-1]
    by_qt = path.startswith("ui/") and (last in QT_OVERRIDES or last != last.lower())
    return not by_qt and not any(part.startswith("_") for part in name.split("."))


def test_modules_are_small() -> None:
    expect_none(long_modules(ROOT, *SOURCE, "tests"))


def test_functions_are_short() -> None:
    expect_none(long_functions(ROOT, *SOURCE))


def test_everything_public_says_what_it_is_for() -> None:
    expect_none(unexplained(ROOT, *SOURCE))


def test_test_modules_say_what_they_hold() -> None:
    silent = [module.path for module in modules(ROOT, "tests") if not ast.get_docstring(module.tree)]
    expect_none(silent)


def test_a_long_module_is_found(tmp_path: Path) -> None:
    put(tmp_path, {"ui/good.py": "x = 1\n" * 400, "ui/bad.py": "x = 1\n" * 401})
    assert long_modules(tmp_path, "ui", "warroom") == ["ui/bad.py: 401 lines, at most 400"]


def test_a_long_function_is_found_even_inside_another(tmp_path: Path) -> None:
    inner = "    def inner():\n" + "        x = 1\n" * 40
    put(tmp_path, {"ui/a.py": "class A:\n    def good(self):\n" + "        x = 1\n" * 39})
    put(tmp_path, {"ui/b.py": "def outer():\n" + inner})
    assert long_functions(tmp_path, "ui") == [
        "ui/b.py:1: outer has 42 lines, at most 40",
        "ui/b.py:2: outer.inner has 41 lines, at most 40",
    ]


def test_what_says_nothing_is_found(tmp_path: Path) -> None:
    silent = "class A:\n    def b(self): ...\n    def _c(self): ...\n    def rowCount(self): ...\nasync def d(): ...\n"
    put(tmp_path, {"warroom/bad.py": silent, "warroom/good.py": '"""Good."""\ndef e():\n    """Say."""\n'})
    put(tmp_path, {"ui/model.py": '"""M."""\nclass M:\n    """M."""\n    def rowCount(self): ...\n'})
    assert unexplained(tmp_path, "warroom", "ui") == [
        "warroom/bad.py: say in one line what this module is for",
        "warroom/bad.py:1: say what class A is for",
        "warroom/bad.py:2: say what A.b is for",
        "warroom/bad.py:4: say what A.rowCount is for",
        "warroom/bad.py:5: say what d is for",
    ]
