"""The sources as the gates read them: every module of a tree, parsed once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ("warroom", "ui")

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """A file of Python: its path from the root with slashes, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module


def modules(root: Path, *trees: str) -> list[Module]:
    """Read all modules of these trees, in order of their paths; a tree that is not there is empty."""
    files = sorted(file for tree in trees for file in (root / tree).rglob("*.py"))
    return [_read(root, file) for file in files]


def called(node: ast.AST) -> str:
    """Name what a call calls, as far as it is written: `time.sleep`, `label.setText`, `_`."""
    return dotted(node.func) if isinstance(node, ast.Call) else ""


def dotted(node: ast.AST) -> str:
    """Write a name with its dots; parts that are not names are left out."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return ""


def docstrings(tree: ast.Module) -> set[int]:
    """Give the identities of all nodes that are docstrings or texts standing alone."""
    alone = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    return {id(text) for text in alone if isinstance(text, ast.Constant)}


def expect_none(problems: list[str]) -> None:
    """Fail with all problems, each on its line."""
    assert not problems, "\n" + "\n".join(problems)


def put(root: Path, files: dict[str, str]) -> Path:
    """Write a sample tree for a gate's test of itself."""
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def functions(tree: ast.AST, prefix: str = "", nested: bool = False) -> Iterator[tuple[str, Function, bool]]:
    """Walk all functions with their full name; the flag says that it stands inside a function."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Function):
            yield f"{prefix}{node.name}", node, nested
            yield from functions(node, f"{prefix}{node.name}.", nested=True)
        elif isinstance(node, ast.ClassDef):
            yield from functions(node, f"{prefix}{node.name}.", nested)
        else:
            yield from functions(node, prefix, nested)


def _read(root: Path, file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    return Module(file.relative_to(root).as_posix(), text, ast.parse(text, str(file)))
