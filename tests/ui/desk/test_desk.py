"""The desk: kept in step with the log, all of it by keyboard, and honest about what is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from tests.hostile import HOSTILE
from tests.rooms import ANNA, BEN, Bench, busy_room, closed_room, finished_room
from tests.screens import (
    PERSON,
    Screens,
    click,
    drafts_of,
    fill,
    focused,
    form_of,
    nameless,
    plain,
    press,
    shown,
    tab_until,
    type_in,
)
from ui.bridge import Bridge
from ui.desk.desk import Desk
from ui.dialogs import closeout, fixes, hypotheses, incident, stations, timeline
from ui.dialogs.form import Form, FormDialog
from ui.palette import Palette
from ui.panels import page_table
from ui.panels.left import Item
from warroom.domain.room import Room
from warroom.domain.rules.fixes import MoveFix
from warroom.domain.rules.timeline import Log
from warroom.services.session import Session
from warroom.store.engine import sqlite_module

PAGES = tuple(kind.name for kind in page_table.PAGES)


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room, with the keyboard in its entry line."""
    return screens.desk(busy_room())


def other(screens: Screens, desk: Desk) -> Session:
    """Give another program's hold on the same room."""
    return Session(screens.open_store(), desk.bridge.incident, BEN, "NETWORK")


def test_it_opens_at_the_end_of_the_timeline_with_the_keyboard_in_the_line(desk: Desk) -> None:
    assert desk.pages.current == "timeline"
    assert focused() is desk.line.edit
    assert "Card payments fail" in shown(desk.inspector)
    assert f"LEAD · {PERSON}" in shown(desk.footer)


def test_keys_before_the_room_is_there_are_harmless(screens: Screens) -> None:
    incident = busy_room().save(screens.store)
    bridge = Bridge(screens.store, incident, ANNA)
    bridge.hold()
    desk = Desk(bridge, drafts_of(incident), PERSON)
    try:
        assert bridge.room is None
        assert "Opening…" in shown(desk.footer)
        screens.qtbot.addWidget(desk)
        desk.show()
        for action in ("line", "undo", "palette", "entry.new", "page.fixes", "record.save", "home"):
            desk.do_by_id(action)
        desk.line.edit.setText("Too early")
        desk.line.send()
        assert desk.line.text() == "Too early"
        assert desk.findChildren(QDialog) == []
        bridge.go_on()
        screens.qtbot.waitUntil(lambda: bridge.room is not None)
        assert "Card payments fail" in desk.strip.accessibleName()
    finally:
        bridge.stop()


def test_the_palette_finds_and_does(screens: Screens, desk: Desk) -> None:
    press("Ctrl+K")
    assert isinstance(QApplication.activeModalWidget(), Palette)
    type_in("dat fix")
    press("Return")
    assert desk.pages.current == "fixes"
    press("Ctrl+K")
    type_in("state hyp")
    press("Return")
    assert form_of(desk).windowTitle() == "State a hypothesis"


def test_undo_takes_back_ones_last_entries_one_by_one(screens: Screens) -> None:
    bench = Bench()
    bench.take("LEAD")
    desk = screens.desk(bench)
    for text in ("One", "Two"):
        type_in(text)
        press("Return")
        screens.settled(desk.bridge)
    press("Escape")
    press("Ctrl+Z")
    screens.settled(desk.bridge)
    press("Ctrl+Z")
    room = screens.settled(desk.bridge)
    notes = [row for row in room.timeline.rows if row.kind == "entry.logged"]
    assert [row.withdrawn is not None for row in notes] == [True, True]
    press("Ctrl+Z")
    assert screens.settled(desk.bridge).stations.by_key["LEAD"].seat is None


def test_undo_leaves_what_others_wrote(screens: Screens, desk: Desk) -> None:
    session = other(screens, desk)
    session.submit(Log(text="From the network"))
    screens.settled(desk.bridge)
    press("Ctrl+Z")
    room = screens.settled(desk.bridge)
    assert next(row for row in room.timeline.rows if row.text == "From the network").withdrawn is None


def test_nothing_to_undo_is_said(screens: Screens) -> None:
    desk = screens.desk(screens.bridge(Bench(), actor="somebody new"))
    press("Ctrl+Z")
    assert desk.message.text == "There is nothing of yours to undo."
    press("Ctrl+2")
    assert desk.message.text == ""


def test_what_another_desk_writes_appears_by_itself(screens: Screens, desk: Desk) -> None:
    second = screens.desk(screens.bridge(desk.bridge.incident, BEN, "NETWORK", screens.open_store()))
    type_in("Seen at the network")
    press("Return")
    screens.settled(second.bridge)
    screens.settled(desk.bridge)
    assert desk.room.timeline.rows[-1].text == "Seen at the network"
    assert desk.pages.timeline.model.place_of(desk.room.seq) == desk.pages.timeline.model.rowCount() - 1
    assert f"Log: {desk.room.seq} entries · chain intact" in shown(desk.footer)


def test_two_desks_about_one_fix_the_slower_is_told_and_keeps_his_words(screens: Screens, desk: Desk) -> None:
    stream = desk.room.stream_of("F2")
    desk.choose(stream)
    desk.ask(fixes.move_fix(desk.room, stream))
    fill(form_of(desk), state="ordered", reason="Now or never")
    second = screens.bridge(desk.bridge.incident, BEN, "NETWORK", screens.open_store())
    with screens.qtbot.waitSignal(second.accepted):
        second.submit(MoveFix(stream=stream, state="rejected", reason="Too dangerous"))
    press("Ctrl+Return")
    screens.settled(second)
    screens.qtbot.waitUntil(lambda: not desk.bridge.sending)
    dialog = form_of(desk)
    assert dialog.controls["reason"].value() == "Now or never"
    assert "cannot go from this state" in shown(dialog)
    assert screens.settled(desk.bridge).fixes[stream].state == "rejected"
    assert "Too dangerous" in shown(desk.inspector)


def test_walking_a_list_shows_each_thing_in_full(desk: Desk) -> None:
    press("Ctrl+2")
    press("Escape")
    press("Down")
    assert "Hypothesis H1" in shown(desk.inspector)
    press("Down", 2)
    assert "Evidence E2" in shown(desk.inspector)
    assert "All lines answer" in shown(desk.inspector)


def test_what_is_linked_is_opened_where_it_is_at_home(desk: Desk) -> None:
    room = desk.room
    call = next(row for row in room.timeline.rows if "Shops call" in row.text)
    for stream, page in (
        (room.stream_of("H1"), "hypotheses"),
        (room.stream_of("E1"), "hypotheses"),
        (room.stream_of("F1"), "fixes"),
        (call.stream, "timeline"),
    ):
        desk.open_stream(stream)
        assert (desk.pages.current, desk.selected) == (page, stream)
        assert shown(desk.inspector)


def test_a_link_is_followed_by_keyboard(desk: Desk) -> None:
    desk.open_stream(desk.room.stream_of("F1"))
    tab_until(lambda: focused().accessibleName() == "H1 The new release of the gateway", most=90)
    press("Return")
    assert desk.pages.current == "hypotheses"
    assert desk.selected == desk.room.stream_of("H1")


def test_a_station_one_holds_speaks_when_it_is_chosen(screens: Screens) -> None:
    bench = busy_room()
    bench.take("NETWORK", ANNA)
    desk = screens.desk(bench)
    desk.choose_station("station:LEAD")
    assert desk.bridge.station == "LEAD"
    desk.choose_station("station:NETWORK")
    assert (desk.bridge.station, desk.pages.current) == ("NETWORK", "owners")
    desk.choose_station("station:VOICE")
    assert desk.bridge.station == "NETWORK"
    assert "VOICE" in shown(desk.inspector)


def test_who_loses_a_station_speaks_as_another_or_as_nobody(screens: Screens, desk: Desk) -> None:
    from warroom.domain.rules.stations import LeaveStation

    assert desk.bridge.station == "LEAD"
    other(screens, desk).submit(LeaveStation(key="LEAD"))
    screens.settled(desk.bridge)
    assert desk.bridge.station == ""


def test_the_menu_offers_what_fits_the_selection(desk: Desk) -> None:
    desk.choose(desk.room.stream_of("F2"))
    desk.show_menu(desk.mapToGlobal(QPoint(300, 300)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [each.text().partition("\t")[0] for each in menu.actions()]
    assert "Take the fix to its next state" in words
    assert "Rule it out" not in words
    press("Escape")


def test_an_action_without_its_selection_says_what_to_select(desk: Desk) -> None:
    press("Ctrl+R")
    assert desk.message.text == "Select what “Rule it out” is for first."


def test_the_strip_leads_back_to_the_incident(desk: Desk) -> None:
    desk.choose(desk.room.stream_of("F2"))
    assert "Candidate fix" in shown(desk.inspector)
    click(desk.strip)
    assert desk.selected == "incident"
    assert "What customers live through" in shown(desk.inspector)


def test_a_file_that_became_garbage_is_said_in_the_footer(screens: Screens, desk: Desk) -> None:
    garbage = screens.file.with_name("garbage")
    garbage.write_bytes(os.urandom(60_000))
    garbage.replace(screens.file)
    screens.qtbot.waitUntil(lambda: "■" in shown(desk.footer))
    assert "Live" not in shown(desk.footer)
    assert str(screens.file) in shown(desk.footer)


def test_an_altered_log_is_said_with_its_first_bad_entry(screens: Screens) -> None:
    incident = busy_room().save(screens.store)
    tool = sqlite_module().connect(str(screens.file))
    tool.execute("UPDATE entry SET actor = 'nobody' WHERE seq = 9")
    tool.commit()
    tool.close()
    desk = screens.desk(incident)
    assert "damaged at entry 9" in shown(desk.footer)
    assert "chain intact" not in shown(desk.footer)


def test_a_log_that_is_altered_while_it_is_open_is_found_when_it_goes_on(
    screens: Screens, desk: Desk
) -> None:
    tool = sqlite_module().connect(str(screens.file))
    tool.execute("UPDATE incident SET hash = zeroblob(32)")
    tool.commit()
    tool.close()
    type_in("One more")
    press("Return")
    screens.qtbot.waitUntil(lambda: "damaged at entry" in shown(desk.footer))


def test_time_goes_on_without_anybody_writing(desk: Desk, screens: Screens) -> None:
    before = desk.strip.accessibleName()
    screens.qtbot.waitUntil(lambda: desk.strip.accessibleName() != before)


@pytest.mark.parametrize("make", [Bench, busy_room, finished_room, closed_room])
def test_everything_that_can_be_used_has_a_name(make: Callable[[], Bench], screens: Screens) -> None:
    desk = screens.desk(make())
    things = (desk.room.stream_of(ref) for ref in ("H1", "E1", "F1", "D1", "C1"))
    for page in PAGES:
        desk.go(page)
        assert nameless(desk) == []
    for stream in ("incident", "station:LEAD", "point:fates", *things):
        desk.choose(stream)
        assert nameless(desk.inspector) == []


def forms(room: Room) -> list[Form]:
    """Make every form there is."""
    hypothesis, item, fix = (room.stream_of(ref) for ref in ("H1", "E1", "F1"))
    row = next(row for row in room.timeline.rows if row.kind == "entry.logged")
    return [
        timeline.new_entry(room),
        timeline.correction(room, row),
        timeline.marks(room, row),
        timeline.withdrawal(row.stream, "this"),
        hypotheses.new_hypothesis(room, "LEAD"),
        hypotheses.change_hypothesis(room, hypothesis),
        hypotheses.set_status(room, room.stream_of("H2"), "open"),
        hypotheses.set_status(room, hypothesis, "ruled_out"),
        hypotheses.new_evidence(room),
        hypotheses.change_evidence(room, item),
        hypotheses.rate(room, item, "LEAD"),
        fixes.new_fix(room, "LEAD"),
        fixes.change_fix(room, fix),
        fixes.move_fix(room, fix),
        fixes.fate(room, fix),
        incident.change_incident(room),
        incident.enter_phase(room),
        stations.open_station(room),
        stations.take_station(room, ANNA, "Anna"),
        stations.hand_over(room, "LEAD"),
        stations.leave("LEAD"),
        stations.check_in("LEAD"),
        closeout.factor(room),
        closeout.learning(room),
        closeout.agree_change(room),
        closeout.update_change(room, room.stream_of("C1")),
        closeout.thank(room),
        closeout.close_room(room),
    ]


def test_every_form_has_names_plain_words_and_a_place_of_its_own(screens: Screens) -> None:
    desk = screens.desk(finished_room())
    places = []
    for form in forms(desk.room):
        dialog = desk.ask(form)
        assert nameless(dialog) == [], form.title
        assert plain(dialog) == [], form.title
        assert dialog.windowTitle() == form.title
        assert not dialog.grab().isNull()
        places.append(form.place)
        dialog.reject()
    assert len(set(places)) == len(places)


def test_the_palette_has_names(desk: Desk) -> None:
    press("Ctrl+K")
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, Palette)
    assert nameless(palette) == []
    press("Escape")


def test_tab_goes_round_line_pages_stations_list_and_inspector(desk: Desk) -> None:
    seen = set()
    for _key in range(120):
        press("Tab")
        seen.add(focused())
    assert desk.line.edit in seen
    assert desk.pages.timeline.view in seen
    assert set(desk.findChildren(Item)) <= seen
    assert any(desk.inspector.isAncestorOf(each) for each in seen)


def test_a_draft_of_a_form_is_kept_when_the_desk_is_left(screens: Screens, desk: Desk) -> None:
    desk.ask(hypotheses.new_hypothesis(desk.room, "LEAD"))
    type_in("Half a thou")
    again = screens.desk(desk.bridge)
    again.ask(hypotheses.new_hypothesis(again.room, "LEAD"))
    found = [each for each in again.findChildren(FormDialog) if each.isVisible()]
    assert found[0].controls["statement"].value() == "Half a thou"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_words_everywhere_are_words(text: str, screens: Screens) -> None:
    bench = Bench(text[:400], people=((text[:24], text, "lead"),), customer_words=text, procedure=text)
    bench.station = text[:24]
    cause = bench.hypothesis(text, text[:24])
    seen = bench.evidence(text, source=text, ratings={cause: "II"})
    bench.status(cause, "ruled_out", by=(seen,), reason=text)
    fix = bench.fix(text, way_back=text, answers=(cause,))
    bench.move(fix, "ordered", reason=text)
    bench.log(text, "decision", tags=(text,))
    bench.agree(text, owner=text[:24])
    desk = screens.desk(bench, 1280, 720)
    for page in PAGES:
        desk.go(page)
        for stream in ("incident", cause, seen, fix, f"station:{text[:24]}"):
            desk.choose(stream)
            assert plain(desk) == []
            assert not desk.grab().isNull()
    desk.complain(text)
    desk.say(text)
    assert desk.message.text == text
    assert plain(desk) == []
    assert desk.minimumSizeHint().width() <= 960
    assert desk.minimumSizeHint().height() <= 600
