"""Rows of the timeline are drawn from their words alone, cut where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room
from ui.delegates.timeline_row import ROW_HEIGHT, TimelineRowDelegate
from ui.models.timeline import TimelineModel
from ui.panels.line_list import RowView


@pytest.fixture
def view(qtbot: QtBot) -> RowView:
    """Give an empty timeline."""
    made = RowView(ROW_HEIGHT)
    qtbot.addWidget(made)
    made.setModel(TimelineModel(made))
    made.setItemDelegate(TimelineRowDelegate(made))
    made.resize(900, 400)
    return made


def show(view: RowView, bench: Bench) -> None:
    """Show a room and draw it."""
    model = view.model()
    assert isinstance(model, TimelineModel)
    model.show_room(bench.room)
    assert not view.grab().isNull()


def test_every_kind_of_row_is_drawn(view: RowView) -> None:
    bench = busy_room()
    bench.log("About then", precision="estimated", key=True)
    bench.station, bench.actor = "", "somebody unknown"
    bench.log("From nowhere")
    show(view, bench)
    for place in range(view.model().rowCount()):
        view.selectRow(place)
    assert not view.grab().isNull()


def test_rows_are_of_one_height(view: RowView) -> None:
    show(view, busy_room())
    assert {view.rowHeight(place) for place in range(view.model().rowCount())} == {ROW_HEIGHT}
    hint = TimelineRowDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex())
    assert hint.height() == ROW_HEIGHT


@pytest.mark.parametrize("width", [120, 300, 900, 2400])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_text_is_drawn_at_any_width(text: str, width: int, view: RowView) -> None:
    bench = Bench(people=((text[:24], text, "lead"),))
    bench.station = text[:24]
    bench.log(text, "decision", tags=tuple(text[:30] + str(number) for number in range(8)))
    bench.hypothesis(text)
    view.resize(width, 300)
    show(view, bench)


def test_no_widget_and_no_document_is_made_for_a_row(view: RowView) -> None:
    from PySide6.QtWidgets import QWidget

    before = len(view.findChildren(QWidget))
    show(view, busy_room())
    assert len(view.findChildren(QWidget)) == before
