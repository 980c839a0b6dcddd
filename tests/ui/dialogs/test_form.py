"""Forms lose nothing: refused, closed, killed or out of space, the words are there again."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from tests.hostile import HOSTILE
from tests.rooms import BEN, busy_room
from tests.screens import (
    Screens,
    drafts_of,
    fill,
    focused,
    full_disk,
    plain,
    press,
    read_only,
    shown,
    tab_until,
    type_in,
)
from ui.desk.desk import Desk
from ui.dialogs import fixes, hypotheses, stations
from ui.dialogs.fields import Field
from ui.dialogs.form import Form, FormDialog, Values
from warroom.domain.rules.command import Command
from warroom.domain.rules.fixes import ChangeFix, MoveFix
from warroom.domain.rules.timeline import Log
from warroom.domain.state.fixes import Changed, Risk
from warroom.errors import Rejected
from warroom.services.session import Session


def note(values: Values) -> Command:
    """Make a note of a form's first field."""
    return Log(text=values["text"])


def form(*fields: Field, make: Any = note, **more: Any) -> Form:
    """Make a form that logs a note."""
    asked = (Field("text", "What happened", "text"), Field("more", "Where"), *fields)
    return Form(title="A form", fields=asked, make=make, place="dialog:test", **more)


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room."""
    return screens.desk(busy_room())


def draft(desk: Desk, place: str = "dialog:test") -> str:
    """Give the draft of a form as it is on disk."""
    return drafts_of(desk.bridge.incident).get(place)


def crash(dialog: FormDialog) -> None:
    """Let a dialog vanish without being asked, as in a killed program."""
    dialog.hide()
    dialog.setParent(None)
    dialog.deleteLater()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)


def test_the_keyboard_is_in_the_first_field(desk: Desk) -> None:
    dialog = desk.ask(form())
    assert focused() is dialog.controls["text"].widget


def test_what_is_accepted_closes_the_form_and_its_draft(screens: Screens, desk: Desk) -> None:
    dialog = desk.ask(form())
    type_in("All quiet")
    assert "All quiet" in draft(desk)
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Ctrl+Return")
    assert screens.settled(desk.bridge).timeline.rows[-1].text == "All quiet"
    assert draft(desk) == ""
    assert desk.ask(form()).controls["text"].value() == ""


def test_enter_breaks_a_line_in_a_text_and_sends_elsewhere(screens: Screens, desk: Desk) -> None:
    dialog = desk.ask(form())
    type_in("One")
    press("Return")
    type_in("Two")
    assert dialog.controls["text"].value() == "One\nTwo"
    press("Tab")
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Return")
    assert screens.settled(desk.bridge).timeline.rows[-1].text == "One\nTwo"


def test_enter_on_cancel_cancels_and_logs_nothing(screens: Screens, desk: Desk) -> None:
    before = desk.room.seq
    dialog = desk.ask(form())
    type_in("Not yet")
    tab_until(lambda: isinstance(at := focused(), QPushButton) and at.accessibleName() == "Cancel")
    with screens.qtbot.waitSignal(dialog.rejected):
        press("Return")
    assert screens.settled(desk.bridge).seq == before
    assert "Not yet" in draft(desk)


def test_enter_on_the_main_button_sends(screens: Screens, desk: Desk) -> None:
    dialog = desk.ask(form(accept="Write it"))
    type_in("By button")
    tab_until(lambda: isinstance(at := focused(), QPushButton) and at.accessibleName() == "Write it")
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Return")
    assert screens.settled(desk.bridge).timeline.rows[-1].text == "By button"


def test_sending_twice_logs_once(screens: Screens, desk: Desk) -> None:
    before = desk.room.seq
    dialog = desk.ask(form())
    type_in("Once")
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Ctrl+Return", 3)
    assert screens.settled(desk.bridge).seq == before + 1


def test_a_refusal_stands_beside_its_field_with_the_words_kept(screens: Screens, desk: Desk) -> None:
    dialog = desk.ask(hypotheses.new_hypothesis(desk.room, "LEAD"))
    type_in("The new release of the gateway")
    press("Ctrl+Return")
    assert "H1 says this already." in shown(dialog)
    assert focused() is dialog.controls["statement"].widget
    assert dialog.controls["statement"].widget.property("wrong") is True
    assert dialog.controls["statement"].value() == "The new release of the gateway"
    press("Ctrl+End")
    type_in(" again")
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Ctrl+Return")
    assert len(screens.settled(desk.bridge).hypotheses) == 3


def test_the_next_try_begins_clean(desk: Desk) -> None:
    dialog = desk.ask(hypotheses.new_hypothesis(desk.room, "LEAD"))
    press("Ctrl+Return")
    assert "Write a few words here." in shown(dialog)
    type_in("A cable is cut")
    fill(dialog, occurred_at="noon")
    press("Ctrl+Return")
    assert "Write a few words here." not in shown(dialog)
    assert "Write a time like 14:05" in shown(dialog)
    assert focused() is dialog.controls["occurred_at"].widget


@pytest.mark.parametrize("place", ["occurred_at", "new_occurred_at"])
def test_a_time_in_the_future_is_refused_beside_the_time(place: str, desk: Desk) -> None:
    from ui.dialogs import timeline

    row = desk.room.timeline.rows[-1]
    asked = (
        timeline.new_entry(desk.room, text="Words")
        if place == "occurred_at"
        else timeline.correction(desk.room, row)
    )
    dialog = desk.ask(asked)
    fill(dialog, **{place: "2199-01-01T00:00"})
    press("Ctrl+Return")
    assert "That time is in the future." in shown(dialog)
    assert focused() is dialog.controls[place].widget


def test_a_refusal_without_a_field_stands_below(desk: Desk) -> None:
    def make(_values: Values) -> Command:
        raise Rejected("Not now.")

    dialog = desk.ask(form(make=make))
    press("Ctrl+Return")
    assert "Not now." in shown(dialog)


def test_escape_keeps_a_draft_that_comes_back_whole(desk: Desk) -> None:
    dialog = desk.ask(hypotheses.new_evidence(desk.room))
    fill(dialog, text="Errors doubled", credibility="high", source="metrics", occurred_at="14:05")
    press("Escape")
    assert not [each for each in desk.findChildren(FormDialog) if each.isVisible()]
    again = desk.ask(hypotheses.new_evidence(desk.room))
    given = {name: again.controls[name].value() for name in ("text", "credibility", "source", "occurred_at")}
    assert given == {
        "text": "Errors doubled",
        "credibility": "high",
        "source": "metrics",
        "occurred_at": "14:05",
    }


def test_a_killed_form_comes_back(desk: Desk) -> None:
    dialog = desk.ask(form())
    type_in("Half a sent")
    fill(dialog, more="Shop 7")
    crash(dialog)
    again = desk.ask(form())
    assert (again.controls["text"].value(), again.controls["more"].value()) == ("Half a sent", "Shop 7")


def test_a_form_opened_and_left_keeps_no_draft(desk: Desk) -> None:
    desk.ask(form())
    press("Escape")
    assert draft(desk) == ""
    desk.ask(form())
    type_in("x")
    press("Backspace")
    press("Escape")
    assert draft(desk) == ""


@pytest.mark.parametrize(
    "kept",
    [
        "no json",
        "[1]",
        '{"nothing": 1}',
        '{"text": null}',
        '{"pick": "gone"}',
        '{"count": "many"}',
        '{"refs": 7}',
    ],
)
def test_a_draft_that_does_not_fit_is_harmless(kept: str, desk: Desk) -> None:
    desk.drafts.put("dialog:test", kept)
    more = (
        Field("pick", "Pick", "choice", "a", (("a", "A"), ("b", "B"))),
        Field("count", "Count", "number", 3),
        Field("refs", "Linked", "refs", (), (("x", "X"),)),
    )
    dialog = desk.ask(form(*more))
    assert dialog.controls["pick"].value() == "a"
    assert dialog.controls["count"].value() in {0, 3}
    assert dialog.controls["refs"].value() == ()


def test_a_full_disk_keeps_form_and_words_until_there_is_space(screens: Screens, desk: Desk) -> None:
    dialog = desk.ask(form())
    fill(dialog, text="x" * 15_000)
    with full_disk(screens.store):
        press("Ctrl+Return")
        screens.qtbot.waitUntil(lambda: "is full" in shown(dialog))
        assert dialog.isVisible()
        assert dialog.controls["text"].value() == "x" * 15_000
        assert "xxx" in draft(desk)
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Ctrl+Return")
    assert screens.settled(desk.bridge).timeline.rows[-1].text == "x" * 15_000
    assert draft(desk) == ""


def test_a_file_that_cannot_be_written_keeps_form_and_words(screens: Screens, desk: Desk) -> None:
    dialog = desk.ask(form())
    type_in("Read only")
    with read_only(screens.store):
        press("Ctrl+Return")
        screens.qtbot.waitUntil(lambda: "cannot be written" in shown(dialog))
    assert dialog.controls["text"].value() == "Read only"
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Ctrl+Return")


def test_a_disk_without_room_for_drafts_is_told_and_closing_works(screens: Screens, desk: Desk) -> None:
    from warroom import config

    folder = config.folders().data / "drafts"
    for file in folder.glob("*"):
        file.unlink()
    folder.rmdir() if folder.exists() else None
    folder.write_text("in the way", encoding="utf-8")
    dialog = desk.ask(form())
    type_in("Words")
    assert "cannot be kept on disk" in shown(dialog)
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Ctrl+Return")
    assert screens.settled(desk.bridge).timeline.rows[-1].text == "Words"


def test_a_lost_race_says_who_did_what_and_keeps_the_words(screens: Screens, desk: Desk) -> None:
    from ui.dialogs import fixes

    stream = desk.room.stream_of("F2")
    dialog = desk.ask(fixes.move_fix(desk.room, stream))
    fill(dialog, state="ordered", reason="We need it now")
    other = Session(screens.open_store(), desk.bridge.incident, BEN, "NETWORK")
    other.submit(MoveFix(stream=stream, state="rejected", reason="Too dangerous"))
    press("Ctrl+Return")
    screens.qtbot.waitUntil(lambda: "cannot go from this state" in shown(dialog))
    assert dialog.controls["reason"].value() == "We need it now"


def test_every_part_is_reached_by_tab_and_has_a_name(desk: Desk) -> None:
    from ui.dialogs import fixes

    dialog = desk.ask(fixes.new_fix(desk.room, "LEAD"))
    names: list[str] = []
    for _key in range(40):
        press("Tab")
        names.append(focused().accessibleName())
    assert all(names)
    assert {control.field.label for control in dialog.controls.values()} <= set(names)
    assert {"Cancel", "Log it"} <= set(names)


def test_a_field_below_the_edge_comes_into_sight(desk: Desk) -> None:
    from ui.dialogs import fixes

    dialog = desk.ask(fixes.new_fix(desk.room, "LEAD"))
    dialog.resize(620, 360)
    area = dialog.findChild(QScrollArea)
    assert area is not None
    last = dialog.controls["effect_to_min"].widget
    tab_until(lambda: focused() is last)
    top = last.mapTo(area, last.rect().topLeft()).y()
    assert 0 <= top < area.height()


def test_another_station_is_taken_with_an_empty_choice(desk: Desk) -> None:
    dialog = desk.ask(stations.take_station(desk.room, "nobody", "", ""))
    assert dialog.controls["key"].value() == "SCRIBE"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_all_words_are_shown_as_they_are(text: str, desk: Desk) -> None:
    fields = (
        Field("one", text, "line", text, hint=text),
        Field("two", text, "choice", text, ((text, text),)),
        Field("three", text, "refs", (), ((text, text),)),
        Field("four", text, "ratings", {}, ((text, text),)),
    )

    def make(_values: Values) -> Command:
        raise Rejected("{words}", field="one", words=text)

    asked = Form(title=text, fields=fields, make=make, place="dialog:test", text=text, accept=text)
    dialog = desk.ask(asked)
    press("Ctrl+Return")
    assert shown(dialog).count(text) >= 6
    assert plain(dialog) == []
    assert not any(each.toolTip() for each in dialog.findChildren(QWidget))
    assert dialog.width() <= 1000
    assert not dialog.grab().isNull()


def test_a_form_that_changes_something_says_nothing_of_what_was_left_as_it_was(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    stream = desk.room.stream_of("F2")
    dialog = FormDialog(
        fixes.change_fix(desk.room, stream), desk.bridge, drafts_of(desk.bridge.incident), desk
    )
    other = Session(screens.store, desk.bridge.incident, BEN, "NETWORK")
    other.submit(ChangeFix(stream=stream, changed=Changed(owner="NETWORK", risk_acting=Risk(2, 3, "a"))))
    screens.settled(desk.bridge)
    assert dialog.controls["owner"].value() == "NETWORK"
    assert (dialog.controls["acting_impact"].value(), dialog.controls["acting_text"].value()) == (3, "a")
    dialog.controls["title"].set_value("Switch the gateway over")
    dialog.controls["waiting_impact"].set_value(5)
    dialog.send()
    fix = screens.settled(desk.bridge).fixes[stream]
    assert (fix.title, fix.owner, fix.risk_acting) == ("Switch the gateway over", "NETWORK", Risk(2, 3, "a"))
    assert fix.risk_waiting.impact == 5


def test_what_others_change_is_seen_where_nothing_was_typed(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    stream = desk.room.stream_of("F2")
    dialog = FormDialog(
        fixes.change_fix(desk.room, stream), desk.bridge, drafts_of(desk.bridge.incident), desk
    )
    dialog.open()
    dialog.controls["way_back"].set_value("Switch it back")
    typed: list[int] = []
    dialog.typed.connect(lambda: typed.append(1))
    other = Session(screens.store, desk.bridge.incident, BEN, "NETWORK")
    other.submit(ChangeFix(stream=stream, changed=Changed(title="Theirs", way_back="Theirs as well")))
    screens.settled(desk.bridge)
    assert dialog.controls["title"].value() == "Theirs"
    assert dialog.controls["way_back"].value() == "Switch it back"
    assert typed == []
    dialog.send()
    fix = screens.settled(desk.bridge).fixes[stream]
    assert (fix.title, fix.way_back) == ("Theirs", "Switch it back")
