"""Rows of the timeline are drawn from their words alone, cut where there is no room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room
from ui.delegates.timeline_row import DENSITIES, TimelineRowDelegate, row_height
from ui.models.timeline import TimelineModel
from ui.panels.timeline_view import TimelineView
from ui.theme import scale
from warroom.services.query import parse


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    """Give an empty timeline."""
    made = TimelineView()
    qtbot.addWidget(made)
    made.setModel(TimelineModel(made))
    made.resize(900, 400)
    return made


def show(view: TimelineView, bench: Bench) -> None:
    """Show a room and draw it."""
    model = view.model()
    assert isinstance(model, TimelineModel)
    model.show_room(bench.room)
    assert not view.grab().isNull()


def test_every_kind_of_row_is_drawn(view: TimelineView) -> None:
    bench = busy_room()
    bench.log("About then", precision="estimated", key=True)
    bench.station, bench.actor = "", "somebody unknown"
    bench.log("From nowhere")
    show(view, bench)
    for place in range(view.model().rowCount()):
        view.selectRow(place)
    assert not view.grab().isNull()


@pytest.mark.parametrize("density", DENSITIES)
def test_rows_are_of_one_height(density: str, view: TimelineView) -> None:
    view.set_density(density)
    show(view, busy_room())
    height = row_height(density)
    assert {view.rowHeight(place) for place in range(view.model().rowCount())} == {height}
    assert view.delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height() == height


def test_rows_grow_with_the_zoom() -> None:
    scale.use(2.0, 1.0)
    try:
        assert row_height("normal") == 62
    finally:
        scale.use(1.0, 1.0)
    assert row_height("normal") == 31
    assert TimelineRowDelegate().density == "normal"


def test_what_is_marked_is_drawn_differently(view: TimelineView) -> None:
    bench = busy_room()
    show(view, bench)
    model = view.model()
    assert isinstance(model, TimelineModel)
    seen = [view.grab().toImage()]
    model.mark_seq = bench.room.timeline.rows[5].seq
    seen.append(view.grab().toImage())
    view.selectAll()
    seen.append(view.grab().toImage())
    model.ask(parse("the"))
    seen.append(view.grab().toImage())
    assert all(one != other for one, other in pairwise(seen))


@pytest.mark.parametrize("density", ["normal", "full"])
@pytest.mark.parametrize("width", [120, 300, 900, 2400])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_text_is_drawn_at_any_width(text: str, width: int, density: str, view: TimelineView) -> None:
    view.set_density(density)
    bench = Bench(people=((text[:24], text, "lead"),))
    bench.station = text[:24]
    bench.log(text, "decision", tags=tuple(text[:30] + str(number) for number in range(8)))
    bench.hypothesis(text)
    view.resize(width, 300)
    show(view, bench)


def test_no_widget_and_no_document_is_made_for_a_row(view: TimelineView) -> None:
    from PySide6.QtWidgets import QWidget

    before = len(view.findChildren(QWidget))
    show(view, busy_room())
    assert len(view.findChildren(QWidget)) == before


def picture(view: TimelineView, width: int, kind: str) -> QImage:
    """Draw one long entry of a kind in a timeline of a width."""
    bench = Bench()
    bench.log("The terminals in the shops say that nobody can pay, again and again " * 3, kind)
    view.resize(width, 400)
    show(view, bench)
    return view.grab().toImage()


def test_words_are_not_cut_for_a_chip_that_has_no_room(view: TimelineView) -> None:
    assert picture(view, 420, "observation") == picture(view, 420, "note")
    assert picture(view, 1200, "observation") != picture(view, 1200, "note")
