"""No window, menu or command shows a text that was not marked for translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gates.source import ROOT, SOURCE, Module, called, expect_none, modules, put

FIRST, ALL = (0,), tuple(range(9))
SHOWING: dict[str, tuple[int, ...]] = {
    "QAction": ALL,
    "QCheckBox": FIRST,
    "QCommandLinkButton": ALL,
    "QDockWidget": FIRST,
    "QGroupBox": FIRST,
    "QLabel": FIRST,
    "QMenu": FIRST,
    "QPushButton": ALL,
    "QRadioButton": FIRST,
    "addAction": (0, 1),
    "addButton": FIRST,
    "addItem": FIRST,
    "addItems": FIRST,
    "addMenu": (0, 1),
    "addRow": FIRST,
    "addTab": (1, 2),
    "drawText": ALL,
    "echo": FIRST,
    "getOpenFileName": ALL,
    "getSaveFileName": ALL,
    "insertItem": (1, 2),
    "plain_label": FIRST,
    "secho": FIRST,
    "setAccessibleDescription": FIRST,
    "setAccessibleName": FIRST,
    "setDetailedText": FIRST,
    "setHeaderLabels": FIRST,
    "setHorizontalHeaderLabels": FIRST,
    "setInformativeText": FIRST,
    "setItemText": (1,),
    "setLabelText": ALL,
    "setPlaceholderText": FIRST,
    "setPrefix": FIRST,
    "setStatusTip": FIRST,
    "setSuffix": FIRST,
    "setTabText": (1,),
    "setText": FIRST,
    "setTitle": FIRST,
    "setToolTip": FIRST,
    "setWhatsThis": FIRST,
    "setWindowTitle": FIRST,
    "showMessage": ALL,
}
"""What shows its arguments to a person, and which of them."""

KEYWORDS = {"accessibleName", "placeholderText", "statusTip", "text", "title", "toolTip", "windowTitle"}
WORD = re.compile(r"[^\W\d_]{2}")


def bare_words(root: Path) -> list[str]:
    """List the texts that are shown without having been marked."""
    return [
        f"{module.path}:{node.lineno}: wrap {text!r} in _()"
        for module in modules(root, *SOURCE)
        for node, text in _shown(module)
        if WORD.search(re.sub(r"\{\w*\}", "", text))
    ]


def _shown(module: Module) -> Iterator[tuple[ast.expr, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            places = SHOWING.get(called(node).rsplit(".", 1)[-1])
            if places is not None:
                shown = [argument for place, argument in enumerate(node.args) if place in places]
                shown += [keyword.value for keyword in node.keywords if keyword.arg in KEYWORDS]
                for argument in shown:
                    yield from _literals(argument)


def _literals(node: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    """Walk the literal texts of an expression; what a call makes of its arguments is its own matter."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node, node.value
    elif isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute):
            yield from _literals(node.func.value)
    elif isinstance(node, ast.JoinedStr | ast.BinOp | ast.BoolOp | ast.IfExp | ast.List | ast.Tuple):
        for part in ast.iter_child_nodes(node):
            if isinstance(part, ast.expr) and part is not getattr(node, "test", None):
                yield from _literals(part)


def test_every_shown_text_is_marked() -> None:
    expect_none(bare_words(ROOT))


@pytest.mark.parametrize(
    "code",
    [
        "label.setText('Close')",
        "QPushButton('Close', self)",
        "self.menu.addAction(icon, 'Close')",
        "box.setToolTip('Close ' + name)",
        "box.setWindowTitle(f'Close {name}')",
        "box.setText('Close {name}'.format(name=name))",
        "box.setText('Close' if done else _('Open'))",
        "tree.setHeaderLabels(['Close', _('Open')])",
        "QLabel(text='Close')",
        "typer.echo('Close')",
        "plain_label('Cierre')",
    ],
)
def test_a_bare_text_is_found(code: str, tmp_path: Path) -> None:
    put(tmp_path, {"ui/bad.py": f"\n{code}\n"})
    assert [problem.split(": ")[0] for problem in bare_words(tmp_path)] == ["ui/bad.py:2"]


@pytest.mark.parametrize(
    "code",
    [
        "label.setText(_('Close'))",
        "label.setText('· − 12 {name}')",
        "label.setText(words.get('close'))",
        "label.setText(_('Close {name}').format(name=name))",
        "combo.addItem(_('Dark'), 'dark')",
        "label.setObjectName('close')",
        "label.setText(_('Open') if state == 'open' else '')",
    ],
)
def test_a_marked_text_is_left_alone(code: str, tmp_path: Path) -> None:
    put(tmp_path, {"ui/good.py": code})
    assert bare_words(tmp_path) == []
