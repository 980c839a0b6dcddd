"""Forms of the incident: what is known, severity with reasons, times, phases."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, minute
from tests.screens import Screens, fill, form_of, press, shown
from ui.desk.desk import Desk
from ui.dialogs import incident

pytestmark = pytest.mark.both


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a room of which nothing is known."""
    return screens.desk(Bench())


def test_all_that_can_be_known_early(screens: Screens, desk: Desk) -> None:
    desk.ask(incident.change_incident(desk.room))
    room = screens.answer(
        desk,
        customer_words="Cards are refused",
        scope="segment",
        affected="1_to_10",
        harm="medium",
        urgency="high",
        severity=2,
        fits="yes",
        procedure="Card outage",
        detected_by="customers",
        first_hurt_at="2026-03-02T13:50:00Z",
        detected_at="2026-03-02T13:55:00Z",
    )
    known = room.incident
    assert (known.customer_words, known.severity, known.procedure) == ("Cards are refused", 2, "Card outage")
    assert (known.first_hurt_at, known.detected_at) == (minute(-10), minute(-5))


def test_a_form_shows_what_is_known_and_sends_only_what_changed(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    before = desk.room.incident.first_hurt_at
    desk.ask(incident.change_incident(desk.room))
    assert form_of(desk).controls["customer_words"].value() == "Paying by card fails at every second try"
    room = screens.answer(desk, harm="high", reason="Money is lost")
    row = room.timeline.rows[-1]
    assert [change.field for change in row.changes] == ["harm"]
    assert room.incident.first_hurt_at == before


def test_the_proposed_severity_is_said(screens: Screens) -> None:
    desk = screens.desk(Bench(affected="over_10", harm="high", urgency="high"))
    assert "Proposed by what is known: SEV 1" in shown(desk.ask(incident.change_incident(desk.room)))


def test_another_severity_needs_a_reason(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    dialog = desk.ask(incident.change_incident(desk.room))
    fill(dialog, severity=1)
    press("Ctrl+Return")
    assert "Say why the severity changes." in shown(dialog)
    assert dialog.controls["reason"].widget.property("wrong") is True
    assert screens.answer(desk, reason="Everybody is hurt").incident.severity == 1


@pytest.mark.parametrize("name", incident.TIMES)
def test_a_time_that_is_none_is_refused_beside_it(name: str, desk: Desk) -> None:
    dialog = desk.ask(incident.change_incident(desk.room))
    fill(dialog, **{name: "noon"})
    press("Ctrl+Return")
    assert dialog.controls[name].widget.property("wrong") is True


def test_times_in_an_order_that_cannot_be_are_refused(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    dialog = desk.ask(incident.change_incident(desk.room))
    fill(dialog, detected_at="2026-03-02T10:00:00Z")
    press("Ctrl+Return")
    assert "cannot be detected before" in shown(dialog)
    assert dialog.controls["detected_at"].widget.property("wrong") is True


def test_a_title_changes_everywhere(screens: Screens, desk: Desk) -> None:
    desk.ask(incident.change_incident(desk.room))
    screens.answer(desk, title="Cards and cash fail")
    assert "Cards and cash fail" in desk.strip.accessibleName()


def test_severities_are_spoken_as_they_are_written() -> None:
    assert incident.severities() == ((0, "not set"), (1, "SEV 1"), (2, "SEV 2"), (3, "SEV 3"), (4, "SEV 4"))


def test_the_next_phase_is_offered_first(screens: Screens, desk: Desk) -> None:
    desk.ask(incident.enter_phase(desk.room))
    box = form_of(desk).controls["phase"].widget
    assert isinstance(box, QComboBox)
    assert [box.itemData(place) for place in range(box.count())] == ["react", "restored", "reflect"]
    assert screens.answer(desk).incident.phase == "react"


def test_restored_notes_its_time(screens: Screens, desk: Desk) -> None:
    desk.ask(incident.enter_phase(desk.room))
    room = screens.answer(desk, phase="restored", occurred_at="2026-03-02T15:00:00Z")
    assert (room.incident.phase, room.incident.restored_at) == ("restored", minute(60))


def test_going_back_needs_a_reason(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    dialog = desk.ask(incident.enter_phase(desk.room))
    fill(dialog, phase="react")
    press("Ctrl+Return")
    assert "Say why the room goes back" in shown(dialog)
    assert screens.answer(desk, reason="It broke again").incident.phase == "react"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_words_are_kept_as_they_are(text: str, screens: Screens, desk: Desk) -> None:
    desk.ask(incident.change_incident(desk.room))
    form_of(desk).controls["customer_words"].set_value(text)
    wanted = form_of(desk).controls["customer_words"].value()
    assert screens.answer(desk).incident.customer_words.strip() == wanted.strip()
