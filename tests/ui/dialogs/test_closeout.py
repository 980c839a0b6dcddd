"""Forms of the close-out: factors, what was learnt, changes, thanks, closing."""

from __future__ import annotations

import pytest

from tests.rooms import Bench, closed_room, finished_room
from tests.screens import Screens, fill, form_of, press, shown
from ui.desk.desk import Desk
from ui.dialogs import closeout

pytestmark = pytest.mark.both


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a fresh room."""
    return screens.desk(Bench())


def test_a_factor(screens: Screens, desk: Desk) -> None:
    dialog = desk.ask(closeout.factor(desk.room))
    assert "Never a person" in shown(dialog)
    (factor,) = screens.answer(desk, category="process", text="Nobody looked").closeout.factors.values()
    assert (factor.category, factor.text) == ("process", "Nobody looked")


@pytest.mark.parametrize("category", ["went_well", "luck", "surprise"])
def test_what_was_learnt(category: str, screens: Screens, desk: Desk) -> None:
    desk.ask(closeout.learning(desk.room, category))
    assert form_of(desk).controls["category"].value() == category
    (learning,) = screens.answer(desk, text="All were there").closeout.learnings.values()
    assert learning.category == category


def test_a_change_with_owner_and_dates(screens: Screens, desk: Desk) -> None:
    desk.ask(closeout.agree_change(desk.room))
    room = screens.answer(
        desk,
        text="Release at night",
        owner="NETWORK",
        due="2026-12-05",
        check_due="2027-01-05",
        strength="stronger",
    )
    (change,) = room.closeout.changes.values()
    assert (change.owner, change.due, change.check_due, change.strength) == (
        "NETWORK",
        "2026-12-05",
        "2027-01-05",
        "stronger",
    )


@pytest.mark.parametrize(
    ("due", "check_due", "field"),
    [("tomorrow", "", "due"), ("2026-12-05", "2026-12-01", "check_due"), ("", "5.1.2027", "check_due")],
)
def test_a_date_that_cannot_be_is_refused_beside_it(due: str, check_due: str, field: str, desk: Desk) -> None:
    dialog = desk.ask(closeout.agree_change(desk.room))
    fill(dialog, text="Release at night", due=due, check_due=check_due)
    press("Ctrl+Return")
    assert dialog.controls[field].widget.property("wrong") is True


def test_how_a_change_stands_also_after_closing(screens: Screens) -> None:
    desk = screens.desk(closed_room())
    stream = desk.room.stream_of("C1")
    desk.ask(closeout.update_change(desk.room, stream))
    assert screens.answer(desk, state="done").closeout.changes[stream].state == "done"


def test_dropping_a_change_needs_a_reason(screens: Screens) -> None:
    desk = screens.desk(closed_room())
    dialog = desk.ask(closeout.update_change(desk.room, desk.room.stream_of("C1")))
    fill(dialog, state="dropped")
    press("Ctrl+Return")
    assert "Say why." in shown(dialog)


def test_an_owner_who_is_no_station_any_more_is_kept(screens: Screens, desk: Desk) -> None:
    from warroom.domain.rules.closeout import AgreeChange

    desk.bridge.submit(AgreeChange(text="Release at night", owner="Somebody"))
    room = screens.settled(desk.bridge)
    stream = room.stream_of("C1")
    desk.ask(closeout.update_change(room, stream))
    assert form_of(desk).controls["owner"].value() == "Somebody"
    assert screens.answer(desk, due="2026-12-05").closeout.changes[stream].owner == "Somebody"


def test_thanks_by_name(screens: Screens, desk: Desk) -> None:
    desk.ask(closeout.thank(desk.room))
    (thanks,) = screens.answer(desk, name="Ben Brandt", text="For the calm").closeout.thanks.values()
    assert (thanks.name, thanks.text) == ("Ben Brandt", "For the calm")


def test_closing_with_open_points_asks_why(screens: Screens, desk: Desk) -> None:
    dialog = desk.ask(closeout.close_room(desk.room))
    assert "points of the list are open." in shown(dialog)
    fill(dialog, summary="It is over")
    press("Ctrl+Return")
    assert "The list is not done." in shown(dialog)
    assert dialog.controls["override"].widget.property("wrong") is True


def test_closing_a_finished_room_asks_for_the_answer_alone(screens: Screens) -> None:
    desk = screens.desk(finished_room())
    dialog = desk.ask(closeout.close_room(desk.room))
    assert set(dialog.controls) == {"summary"}
    assert "The list is done." in shown(dialog)
    press("Ctrl+Return")
    assert "Write a few words here." in shown(dialog)
