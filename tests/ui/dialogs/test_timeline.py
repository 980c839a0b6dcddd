"""Forms of the timeline: entries with all they can carry, corrections, marks, withdrawals."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from tests.rooms import busy_room, minute
from tests.screens import Screens, fill, form_of, press, shown
from ui.desk.desk import Desk
from ui.dialogs import timeline
from warroom.domain.state.timeline import Row

pytestmark = pytest.mark.both


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room."""
    return screens.desk(busy_room())


def row_of(desk: Desk, text: str) -> Row:
    """Find a row by its words."""
    return next(row for row in desk.room.timeline.rows if text in row.text)


def test_an_entry_with_everything(screens: Screens, desk: Desk) -> None:
    desk.ask(timeline.new_entry(desk.room))
    room = screens.answer(
        desk,
        type="action",
        text="Called the bank",
        occurred_at="2026-03-02T15:00:00Z",
        precision="estimated",
        tags="bank, #calls ,",
        key="yes",
    )
    row = room.timeline.rows[-1]
    assert (row.type, row.text, row.occurred_at, row.precision) == (
        "action",
        "Called the bank",
        minute(60),
        "estimated",
    )
    assert (row.tags, row.key) == (("bank", "calls"), True)


def test_a_decision_replaces_another_one(screens: Screens, desk: Desk) -> None:
    old = desk.room.stream_of("D2")
    desk.ask(timeline.new_entry(desk.room, "decision", "Wait after all"))
    room = screens.answer(desk, supersedes=old)
    assert room.timeline.replaced(old) == room.timeline.rows[-1].stream
    assert room.timeline.rows[-1].text == "Wait after all"


def test_a_replaced_decision_is_forgotten_where_the_kind_is_another(screens: Screens, desk: Desk) -> None:
    desk.ask(timeline.new_entry(desk.room, "decision", "Just a note"))
    fill(form_of(desk), supersedes=desk.room.stream_of("D2"))
    assert screens.answer(desk, type="note").timeline.rows[-1].type == "note"


def test_a_correction_keeps_what_is_not_touched(screens: Screens, desk: Desk) -> None:
    row = row_of(desk, "Shops call")
    desk.ask(timeline.correction(desk.room, row))
    room = screens.answer(desk, text="Twelve shops call", reason="Counted")
    found = room.timeline.by_seq[row.seq]
    assert (found.text, found.type, found.occurred_at) == ("Twelve shops call", "observation", minute(-4))
    assert [change.field for change in found.corrections[-1].changes] == ["text"]


def test_a_correction_of_the_time_moves_the_row(screens: Screens, desk: Desk) -> None:
    row = row_of(desk, "Shops call")
    desk.ask(timeline.correction(desk.room, row))
    room = screens.answer(desk, new_occurred_at="2026-03-02T13:52:00Z", precision="estimated")
    assert room.timeline.by_seq[row.seq].occurred_at == minute(-8)
    assert desk.pages.timeline.model.place_of(row.seq) == 0


def test_what_is_no_line_of_a_person_has_only_its_time_corrected(screens: Screens, desk: Desk) -> None:
    row = desk.room.timeline.first[desk.room.stream_of("H1")]
    desk.ask(timeline.correction(desk.room, row))
    assert "text" not in form_of(desk).controls
    room = screens.answer(desk, new_occurred_at="2026-03-02T14:02:00Z")
    assert room.timeline.by_seq[row.seq].occurred_at == minute(2)


def test_a_correction_of_nothing_is_refused(desk: Desk) -> None:
    dialog = desk.ask(timeline.correction(desk.room, row_of(desk, "Shops call")))
    press("Ctrl+Return")
    assert "Nothing is different" in shown(dialog)


def test_tags_and_links(screens: Screens, desk: Desk) -> None:
    row = row_of(desk, "Error rate")
    links = (desk.room.stream_of("F1"),)
    desk.ask(timeline.marks(desk.room, row))
    found = screens.answer(desk, tags="rate", links=links).timeline.by_seq[row.seq]
    assert (found.tags, found.links) == (("rate",), links)
    desk.ask(timeline.marks(desk.room, found))
    assert form_of(desk).controls["links"].value() == links
    assert screens.answer(desk, links=()).timeline.by_seq[row.seq].links == ()


def test_links_that_are_not_offered_stay(screens: Screens, desk: Desk) -> None:
    hypothesis = desk.room.timeline.first[desk.room.stream_of("H1")]
    call = row_of(desk, "Shops call")
    assert hypothesis.links == (call.stream,)
    desk.ask(timeline.marks(desk.room, hypothesis))
    fix = desk.room.stream_of("F1")
    found = screens.answer(desk, links=(fix,)).timeline.by_seq[hypothesis.seq]
    assert set(found.links) == {call.stream, fix}


def test_a_thing_is_not_linked_with_itself(desk: Desk) -> None:
    row = desk.room.timeline.first[desk.room.stream_of("D2")]
    dialog = desk.ask(timeline.marks(desk.room, row))
    assert row.stream not in dict(dialog.controls["links"].field.options)


def test_a_withdrawal_needs_a_reason_and_stays_readable(screens: Screens, desk: Desk) -> None:
    row = row_of(desk, "Error rate")
    desk.ask(timeline.withdrawal(row.stream, "Error rate"))
    press("Ctrl+Return")
    assert "Write a few words here." in shown(form_of(desk))
    found = screens.answer(desk, reason="Wrong chart").timeline.by_seq[row.seq]
    assert (found.withdrawn, found.text) == ("Wrong chart", "Error rate is back to 0.02 %")


def test_only_kinds_of_people_are_offered(desk: Desk) -> None:
    box = desk.ask(timeline.new_entry(desk.room)).controls["type"].widget
    assert isinstance(box, QComboBox)
    assert tuple(box.itemData(place) for place in range(box.count())) == timeline.LOGGED
