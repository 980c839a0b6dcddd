"""A walk through all windows: each has names, an order for the keyboard, and words of its language only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget

from tests.gates.source import ROOT, modules
from tests.gates.test_translations import texts
from tests.hostile import HOSTILE
from tests.scenes import Stage
from tests.screens import Screens, nameless, plain
from ui.bridge import Bridge
from ui.dialogs.form import FormDialog
from ui.pictures import wait_loaded
from warroom import i18n
from warroom.services import demonstration
from warroom.services.database import Database

MARKUP = re.compile(r"<[a-zA-Z/!]")
"""What Qt may take a tip for rich text by."""
ROW = 14
"""Pixels by which two controls of one row may stand higher or lower."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database with the demonstration, its house and everything that a form may be about."""
    file = tmp_path_factory.mktemp("walk") / "rooms.db"
    store = Database(f"sqlite:///{file.as_posix()}")
    demonstration.resume(store, "apollo13", "")
    store.close()
    return file


@pytest.fixture
def stage(demo: Path, screens: Screens, tmp_path: Path) -> Iterator[Stage]:
    """Give all windows about the demonstration's room."""
    made = open_stage(Database(f"sqlite:///{demo.as_posix()}"), "", tmp_path)
    yield made
    close_stage(made)


def open_stage(store: Database, room: str, folder: Path) -> Stage:
    """Open a room, the first one if none is named, and set the stage."""
    bridge = Bridge(store, room or store.heads()[0].id, "")
    wait_loaded(bridge)
    return Stage(bridge, folder)


def close_stage(stage: Stage) -> None:
    """Take everything away."""
    stage.clear()
    stage.bridge.stop()
    stage.bridge.store.close()


def windows_in_code() -> set[str]:
    """Name the dialogs that the sources define."""
    found: set[str] = set()
    for module in modules(ROOT, "ui"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id == "QDialog" for base in node.bases
            ):
                found.add(node.name)
    return found


def test_the_walk_misses_no_window(stage: Stage) -> None:
    seen = {type(stage.show(name)).__name__ for name in stage.scenes}
    assert windows_in_code() - seen == set()


def form_makers() -> set[str]:
    """Name the functions that make a form: those that say they return one."""
    found: set[str] = set()
    for module in modules(ROOT, "ui"):
        if module.path.startswith("ui/dialogs/"):
            for node in module.tree.body:
                if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                    continue
                if node.returns is not None and ast.unparse(node.returns) == "Form":
                    found.add(f"{Path(module.path).stem}.{node.name}")
    return found


def test_the_walk_misses_no_form() -> None:
    source = (ROOT / "tests" / "forms.py").read_text(encoding="utf-8")
    assert {name for name in form_makers() if name not in source} == set()


def test_every_control_has_a_name_and_guesses_no_rich_text(stage: Stage) -> None:
    wrong = []
    for name in stage.scenes:
        window = stage.show(name)
        wrong += [f"{name}: {each} has no name" for each in nameless(window)]
        wrong += [f"{name}: {each!r} may be taken for rich text" for each in plain(window)]
    assert wrong == []


def test_the_keyboard_goes_from_top_to_bottom(stage: Stage) -> None:
    wrong = []
    for name in stage.scenes:
        window = stage.show(name)
        if isinstance(window, QMenu):
            continue
        wrong += [f"{name}: {each}" for each in out_of_order(window)]
    assert wrong == []


def out_of_order(window: QWidget) -> list[str]:
    """List where Tab goes up or back among the parts of one parent."""
    problems = []
    last: dict[QWidget | None, QWidget] = {}
    each = window.nextInFocusChain()
    while each is not window and each is not None:
        if (
            each.isVisibleTo(window)
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and window.isAncestorOf(each)
        ):
            parent = each.parentWidget()
            before = last.get(parent)
            if before is not None and comes_before(each, before, window):
                problems.append(f"{each.accessibleName()!r} comes after {before.accessibleName()!r}")
            last[parent] = each
        each = each.nextInFocusChain()
    return problems


def comes_before(one: QWidget, other: QWidget, window: QWidget) -> bool:
    """Say whether a person reads one part before another: higher, or further left in the same row."""
    here, there = one.mapTo(window, QPoint()), other.mapTo(window, QPoint())
    if abs(here.y() - there.y()) > ROW:
        return here.y() < there.y()
    return here.x() < there.x()


def test_in_spanish_no_word_is_english(demo: Path, screens: Screens, tmp_path: Path) -> None:
    i18n.use("es")
    stage = open_stage(Database(f"sqlite:///{demo.as_posix()}"), "", tmp_path)
    try:
        english = english_only()
        wrong = []
        for name in stage.scenes:
            found = set(words_of(stage.show(name))) & english
            wrong += [f"{name}: {each!r}" for each in sorted(found)]
        assert wrong == []
    finally:
        close_stage(stage)


def english_only() -> set[str]:
    """List the texts of the program that are something else in Spanish."""
    return {forms_[0] for forms_ in texts(ROOT).values() if i18n._(forms_[0]) != forms_[0]}


def words_of(window: QWidget) -> Iterator[str]:
    """Give every text that a window shows or reads aloud, as it stands."""
    yield window.windowTitle()
    for each in (window, *window.findChildren(QWidget)):
        if each.isVisibleTo(window):
            yield each.accessibleName()
            yield each.toolTip()
            if isinstance(each, QLabel | QAbstractButton):
                yield re.sub(r"\s+[A-Z][\w ]*$", "", each.text()) if "  " in each.text() else each.text()
            if isinstance(each, QLineEdit | QPlainTextEdit):
                yield each.placeholderText()


@pytest.mark.parametrize(
    "text", [HOSTILE["picture"], HOSTILE["table"], HOSTILE["bold"]], ids=["picture", "table", "bold"]
)
def test_hostile_words_are_words_in_every_window(text: str, screens: Screens, tmp_path: Path) -> None:
    from tests.journeys.hostile_room import hostile_room

    store = Database(f"sqlite:///{(tmp_path / 'hostile.db').as_posix()}")
    stage = open_stage(store, hostile_room(store, text), tmp_path)
    try:
        wrong = []
        for name in stage.scenes:
            window = stage.show(name)
            wrong += [f"{name}: {each!r}" for each in plain(window)]
            wrong += [f"{name}: tip {each.toolTip()!r}" for each in with_rich_tips(window)]
            assert not window.grab().isNull()
        assert wrong == []
    finally:
        close_stage(stage)


def with_rich_tips(window: QWidget) -> list[QWidget]:
    """List the parts whose tip Qt would take for rich text."""
    return [
        each
        for each in (window, *window.findChildren(QWidget))
        if any(MARKUP.search(tip) for tip in (each.toolTip(), each.whatsThis(), each.statusTip()))
    ]


def test_fields_of_a_form_follow_each_other(stage: Stage) -> None:
    for name in stage.scenes:
        window = stage.show(name)
        if isinstance(window, FormDialog):
            controls = [control.widget for control in window.controls.values()]
            places = [widget.mapTo(window, QPoint()).y() for widget in controls]
            assert places == sorted(places), name
