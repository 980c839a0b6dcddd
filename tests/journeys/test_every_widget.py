"""Every widget that the code defines is met on a walk, Tab never goes back, and nobody opens a named picture."""

from __future__ import annotations

import ctypes
import os
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from tests.files import png
from tests.journeys.surfaces import Walk, classes
from tests.screens import Screens, _is_control, nameless, plain

MARKUP: Final = re.compile(r"<\s*/?[A-Za-z!]")
"""What Qt takes a tooltip for markup by."""
OPENED: Final = 0x20
"""Linux' inotify: somebody opened the file."""


def parts(surface: QWidget) -> list[QWidget]:
    """List what is in sight of a surface."""
    return [each for each in (surface, *surface.findChildren(QWidget)) if each.isVisibleTo(surface)]


def stops(surface: QWidget) -> list[QWidget]:
    """List where Tab stops, in its order."""
    chain, each = [], surface.nextInFocusChain()
    while each is not None and each is not surface:
        chain.append(each)
        each = each.nextInFocusChain()
    return [
        each
        for each in chain
        if _is_control(each) and each.isEnabled() and surface.isAncestorOf(each) and each.isVisibleTo(surface)
    ]


def jumps(surface: QWidget) -> list[str]:
    """List where Tab goes back up, or back to the left in a row, within one part of a surface."""
    found = []
    for before, after in zip(order := stops(surface), order[1:], strict=False):
        if before.parentWidget() is not after.parentWidget():
            continue
        first, second = before.geometry(), after.geometry()
        above = second.bottom() <= first.top()
        left = not above and second.top() < first.bottom() and second.right() <= first.left()
        if above or left:
            found.append(f"{_name(before)} → {_name(after)}")
    return found


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()}”"


def test_every_widget_is_met_and_has_a_name_and_an_order(screens: Screens) -> None:
    wrong: dict[str, list[str]] = {}
    met: set[str] = set()
    for name, surface in Walk(screens, "Charged twice").surfaces():
        QApplication.processEvents()
        met |= {base.__name__ for each in QApplication.allWidgets() for base in type(each).__mro__}
        found = [f"no name: {each}" for each in nameless(surface)]
        found += [f"guesses rich text: {each}" for each in plain(surface)]
        found += [f"Tab: {each}" for each in jumps(surface)]
        if found:
            wrong[name] = found
    assert wrong == {}, wrong
    assert classes() - met == set(), "walk through these in surfaces.py"


class Opens:
    """Notes whether anybody opens a file."""

    def __init__(self, file: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._watch = self._libc.inotify_init1(os.O_NONBLOCK)
        assert self._libc.inotify_add_watch(self._watch, os.fsencode(file), OPENED) >= 0

    def count(self) -> int:
        """Say how often it was opened since the last time."""
        try:
            return len(os.read(self._watch, 65536)) // struct.calcsize("iIII")
        except BlockingIOError:
            return 0

    def close(self) -> None:
        """Watch no longer."""
        os.close(self._watch)


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """Give a picture that nobody has a reason to open."""
    file = tmp_path / "canary.png"
    file.write_bytes(png(8, 8))
    return file


@pytest.fixture
def opens(canary: Path) -> Iterator[Opens]:
    """Watch the picture."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux tells who opens a file")
    made = Opens(canary)
    yield made
    made.close()


def hostile(canary: Path) -> str:
    """Give words that load the picture and style themselves wherever they are taken for markup."""
    return f"<b>Bold</b> <img src='{canary.as_posix()}'><img src='file://{canary.as_posix()}'> a & b &amp; c"


def test_the_watch_sees_a_label_that_obeys(screens: Screens, canary: Path, opens: Opens) -> None:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(hostile(canary))
    screens.show(label)
    label.grab()
    assert opens.count() > 0


def test_hostile_words_load_and_style_nothing_anywhere(screens: Screens, canary: Path, opens: Opens) -> None:
    styled: dict[str, list[str]] = {}
    for name, surface in Walk(screens, hostile(canary)).surfaces():
        QApplication.processEvents()
        surface.grab()
        found = [f"label: {each}" for each in plain(surface)]
        for each in parts(surface):
            if isinstance(each, QTextEdit):
                found.append(f"takes rich text: {_name(each)}")
            if MARKUP.search(each.toolTip()):
                found.append(f"tooltip: {each.toolTip()}")
        found += [f"header or tooltip: {each}" for each in tips(surface)]
        if opens.count():
            found.append("opened the picture")
        if found:
            styled[name] = found
    assert styled == {}, styled


def tips(surface: QWidget) -> list[str]:
    """List the tooltips of lists that would be taken for markup."""
    found = []
    for model in surface.findChildren(QAbstractItemModel):
        for row in range(min(model.rowCount(), 50)):
            tip = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and MARKUP.search(tip):
                found.append(tip)
    return found


def test_the_walk_notices_what_it_looks_for(screens: Screens) -> None:
    box = QWidget()
    low, high = QLineEdit(box), QLineEdit("", box)
    low.move(QPoint(0, 100))
    high.move(QPoint(0, 0))
    screens.show(box)
    assert nameless(box) == ["QLineEdit", "QLineEdit"]
    assert len(jumps(box)) == 1
