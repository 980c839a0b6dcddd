"""Every action of the table has its own name, key and words, and does what it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog

from tests.asking import answer, ask, call
from tests.files import attach
from tests.houses import run
from tests.rooms import ANNA, BEN, Bench, busy_room
from tests.screens import Screens, press
from ui.actions import ACTIONS, BY_ID, Action, possible
from ui.desk.desk import Desk
from ui.dialogs.form import FormDialog
from ui.palette import Palette
from ui.panels.page_table import PAGES
from warroom import i18n
from warroom.clock import real_now
from warroom.domain.rules.eyes import CallEyes
from warroom.domain.rules.guards import LiftGuard, SetGuard
from warroom.domain.rules.stations import OfferStation
from warroom.services.inspecting_points import DEEDS

ABOUT: Final = {
    "any": "note",
    "row": "note",
    "open hypothesis": "open",
    "live hypothesis": "open",
    "judged hypothesis": "fallen",
    "rateable": "seen",
    "fix": "fix",
    "applied fix": "applied",
    "open ask": "asked",
    "settled ask": "answered",
    "file": "file",
    "station": "seat",
    "guard rule": "guard",
    "lifted guard rule": "lifted",
    "step": "step",
    "checklist": "step",
    "running procedure": "running",
    "stopped procedure": "stopped",
}
"""What is selected for an action, by what it is about."""
LOGS: Final = {"eyes.release", "ask.copy", "call.lead", "call.hear", "undo", "key", "hypothesis.lead"}
"""Actions that write at once; most others ask in a form first."""
SIGNALS: Final = {"theme", "language", "home", "house"}
"""Actions that are the window's business."""


SETTLED: Final = {"theme", "language", "settings", "servers"}
ELSEWHERE: Final = SETTLED | {
    "line",
    "room.move",
    "room.follow",
    "palette",
    "copy",
    "entry.paste",
    "template",
    "station.speak_as",
    "station.open_set",
    "station.keep_set",
    "station.sheet",
    "incident.show",
    "directors",
    "first",
    "since",
    "help",
    "keys",
    "about",
    "notices",
    "here",
}
"""Actions that show something else than a form."""


class Stage:
    """A room with something for every action, and its streams by what they are."""

    def __init__(self) -> None:
        self.bench = bench = busy_room()
        bench.take("SCRIBE")
        offer = OfferStation(key="VOICE", person=ANNA, name="Anna Alvarez")
        bench.submit(offer, actor=BEN, station="VOICE")
        room = bench.room
        by_ref = {room.ref(stream): stream for stream in room.timeline.first}
        self.streams = {
            "note": bench.log("Something else"),
            "seat": "station:NETWORK",
            "guard": bench.submit(SetGuard(text="Nobody touches line 3"))[0].stream,
            "eyes": bench.submit(CallEyes(text="Look", minutes=60, written_at=real_now()))[0].stream,
            "lifted": self._lifted(),
            "open": bench.hypothesis("The shops' own terminals", "NETWORK"),
            "fallen": by_ref["H2"],
            "seen": by_ref["E1"],
            "fix": by_ref["F2"],
            "applied": by_ref["F1"],
            "asked": ask(bench, "Do all lines answer?"),
            "answered": ask(bench, "Is it the line?"),
            "file": attach(bench),
            "stopped": run(bench, stopped=True),
            "running": run(bench),
        }
        self.streams["step"] = f"{self.streams['running']}#1"
        answer(bench, self.streams["answered"])
        call(bench, "NETWORK")
        ask(bench, "Who is called first?", "LEAD")

    def _lifted(self) -> str:
        stream = self.bench.submit(SetGuard(text="No refunds"))[0].stream
        self.bench.submit(LiftGuard(stream=stream, reason="Legal agrees"))
        return stream


def normal(keys: str) -> str:
    """Write keys as Qt does."""
    return QKeySequence(keys).toString()


def test_every_action_has_an_id_of_its_own() -> None:
    assert [name for name, times in Counter(action.id for action in ACTIONS).items() if times > 1] == []
    assert list(BY_ID) == [action.id for action in ACTIONS]


def test_every_key_does_one_thing() -> None:
    keys = Counter(normal(action.keys) for action in ACTIONS if action.keys)
    assert [name for name, times in keys.items() if times > 1 or not name] == []


def test_keys_are_written_as_people_know_them_and_leave_typing_alone() -> None:
    keys = {action.id: action.keys for action in ACTIONS if action.keys}
    assert {name: each for name, each in keys.items() if normal(each) != each} == {}
    plain = re.compile(r"(Shift\+)?\S")
    assert {name for name, each in keys.items() if plain.fullmatch(each)} == set()
    editing = {"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+Y", "Ctrl+Shift+Z"}
    assert editing.isdisjoint(keys.values())


@pytest.mark.parametrize("code", i18n.available())
def test_words_are_there_in_every_language_and_tell_actions_apart(code: str) -> None:
    i18n.use(code)
    words = [action.words for action in ACTIONS]
    assert [each for each, times in Counter(words).items() if times > 1 or not each.strip()] == []
    assert [each for each in words if each[:1] != each[:1].upper() or each.endswith(".")] == []
    if code != i18n.ENGLISH:
        assert [action.id for action in ACTIONS if action.words == action.text] == []


def test_what_an_action_is_about_can_be_selected() -> None:
    assert {action.about for action in ACTIONS} - {""} == set(ABOUT)


def test_buttons_and_points_name_actions_that_are_there() -> None:
    named = {name for kind in PAGES for name in kind.buttons} | set(DEEDS.values())
    assert named <= set(BY_ID)


@pytest.mark.parametrize("action", [each for each in ACTIONS if each.about], ids=lambda each: each.id)
def test_what_does_not_fit_the_selection_says_what_to_do(action: Action, screens: Screens) -> None:
    desk = screens.desk(Bench())
    desk.pages.focus_current()
    desk.choose("nothing")
    assert not possible(action, desk)
    _do(desk, action)
    assert desk.message.text == f"Select what “{action.words}” is for first."
    assert desk.findChildren(FormDialog) == []


def started(screens: Screens, action: Action) -> tuple[Desk, Callable[[], None]]:
    """Show a desk with what the action is about, and give what does the action."""
    stage = Stage()
    desk = screens.desk(stage.bench)
    if action.about:
        desk.choose(stage.streams[ABOUT[action.about]])
    assert possible(action, desk)
    if action.keys == "Del":
        desk.pages.focus_current()
    return desk, lambda: _do(desk, action)


def _do(desk: Desk, action: Action) -> None:
    """Press the keys of an action; one without keys is chosen from the list of all."""
    if action.keys:
        press(action.keys)
    else:
        desk.do(action)


FORMS: Final = [
    action
    for action in ACTIONS
    if action.id not in LOGS | SIGNALS | ELSEWHERE
    and not action.id.startswith(
        ("page.", "record.", "timeline.", "file.", "brief.", "procedure.", "house.", "window.", "zoom.")
    )
]


@pytest.mark.parametrize("action", FORMS, ids=lambda each: each.id)
def test_a_form_opens_with_a_title(action: Action, screens: Screens) -> None:
    desk, do = started(screens, action)
    do()
    (form,) = desk.findChildren(FormDialog)
    assert form.isVisible()
    assert form.windowTitle()
    assert desk.message.text == ""


@pytest.mark.parametrize("name", sorted(LOGS))
def test_an_entry_is_written_at_once(name: str, screens: Screens) -> None:
    desk, do = started(screens, BY_ID[name])
    before = desk.room.seq
    do()
    screens.settled(desk.bridge)
    assert desk.room.seq == before + 1
    assert desk.message.text == ""


def test_the_incident_is_shown_from_anywhere(screens: Screens) -> None:
    desk, do = started(screens, BY_ID["incident.show"])
    desk.choose("nothing")
    do()
    assert desk.selected == "incident"


@pytest.mark.parametrize("page", [kind.name for kind in PAGES])
def test_a_page_comes_into_sight(page: str, screens: Screens) -> None:
    desk, do = started(screens, BY_ID[f"page.{page}"])
    desk.go("fixes" if page == "timeline" else "timeline")
    do()
    assert desk.pages.stack.currentWidget() is desk.pages.page
    assert desk.pages.current == page


def test_the_window_is_asked_for_what_is_its_business(screens: Screens) -> None:
    desk, _do = started(screens, BY_ID["theme"])
    for name, signal in (("home", desk.home_wanted), ("house", desk.house_wanted)):
        asked = QSignalSpy(signal)
        press(BY_ID[name].keys)
        assert asked.count() == 1
    wishes = [
        each for each in BY_ID.values() if each.id in SETTLED or each.id.startswith(("window.", "zoom."))
    ]
    spy = QSignalSpy(desk.wish)
    for each in wishes:
        if each.keys:
            press(each.keys)
        else:
            desk.do_by_id(each.id)
    assert [spy.at(place)[0] for place in range(spy.count())] == [each.id for each in wishes]


def test_the_line_takes_the_keyboard(screens: Screens) -> None:
    desk, do = started(screens, BY_ID["line"])
    desk.pages.focus_current()
    do()
    assert desk.line.edit.hasFocus()


def test_the_palette_opens(screens: Screens) -> None:
    desk, do = started(screens, BY_ID["palette"])
    do()
    (palette,) = desk.findChildren(Palette)
    assert palette.isVisible()


def test_what_is_selected_is_copied(screens: Screens) -> None:
    _desk, do = started(screens, BY_ID["copy"])
    do()
    assert "Something else" in QGuiApplication.clipboard().text()


def test_one_goes_on_as_the_next_station(screens: Screens) -> None:
    desk, do = started(screens, BY_ID["station.speak_as"])
    assert sorted(desk.held_stations()) == ["LEAD", "SCRIBE"]
    before = desk.bridge.station
    do()
    assert {before, desk.bridge.station} == {"LEAD", "SCRIBE"}


def test_the_record_is_saved_where_one_says(screens: Screens) -> None:
    desk, do = started(screens, BY_ID["record.save"])
    do()
    (dialog,) = desk.findChildren(QFileDialog)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Save the record as PDF"
    dialog.reject()


def test_a_room_without_record_says_when_it_has_one(screens: Screens) -> None:
    desk, do = started(screens, BY_ID["record.open"])
    do()
    assert desk.message.text == (
        "The record is kept when the room closes. Ctrl P writes it as it stands now."
    )


def test_all_are_possible_or_ask_for_a_selection(screens: Screens) -> None:
    stage = Stage()
    desk = screens.desk(stage.bench)
    fitting: set[str] = set()
    for stream in ("", *stage.streams.values()):
        desk.choose(stream)
        fitting |= {action.id for action in ACTIONS if possible(action, desk)}
    assert fitting == set(BY_ID)
