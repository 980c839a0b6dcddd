"""New rows are marked for a while, and the clock runs only while some are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.models import new_rows
from ui.models.new_rows import NewRows


@pytest.fixture
def rows(qapp: object) -> NewRows:
    """Give a mark for new rows."""
    del qapp
    return NewRows()


def test_nothing_ticks_while_nothing_is_new(rows: NewRows) -> None:
    assert not rows.waiting
    rows.mark([])
    rows.forget(1)
    assert not rows.waiting
    assert 1 not in rows


def test_a_mark_ends_by_itself(rows: NewRows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_rows, "NEW_SECONDS", 0.05)
    told: list[object] = []
    rows.changed.connect(told.append)
    rows.mark([3, 4])
    assert told == [(3, 4)]
    assert 3 in rows
    assert rows.waiting
    qtbot.waitUntil(lambda: told == [(3, 4), (3, 4)])
    assert 3 not in rows
    assert not rows.waiting


def test_the_older_mark_ends_first(rows: NewRows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_rows, "NEW_SECONDS", 0.05)
    rows.mark([1])
    monkeypatch.setattr(new_rows, "NEW_SECONDS", 60.0)
    rows.mark([2])
    qtbot.waitUntil(lambda: 1 not in rows)
    assert 2 in rows
    assert rows.waiting


def test_who_was_at_it_knows_it(rows: NewRows, qtbot: QtBot) -> None:
    rows.mark([1, 2])
    with qtbot.waitSignal(rows.changed) as told:
        rows.forget(1)
    assert told.args == [(1,)]
    assert 2 in rows
    rows.clear()
    assert 2 not in rows
    assert not rows.waiting
