"""Each deed asks in the form that fits what is selected, or writes at once; what cannot be is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox

from tests.hostile import HOSTILE
from tests.rooms import ANNA, BEN, CARLA, Bench, busy_room, closed_room, finished_room
from tests.screens import Screens, press, shown, type_in
from ui.actions import BY_ID
from ui.desk.desk import Desk
from ui.dialogs.form import FormDialog
from warroom.domain.rules.closeout import checklist
from warroom.domain.rules.stations import OfferStation

pytestmark = pytest.mark.both

Make = Callable[[Bench], str]


def form(desk: Desk) -> FormDialog:
    """Give the form that is open."""
    (found,) = [each for each in desk.findChildren(FormDialog) if each.isVisible()]
    return found


def title(desk: Desk) -> str:
    """Give the title of the form that is open."""
    return form(desk).windowTitle()


def offered(desk: Desk, field: str) -> list[str]:
    """Give what a field of the open form offers to choose from."""
    box = form(desk).controls[field].widget
    assert isinstance(box, QComboBox)
    return [box.itemText(place) for place in range(box.count())]


def answer(screens: Screens, desk: Desk, **values: object) -> None:
    """Fill the open form in and log it."""
    dialog = form(desk)
    for name, value in values.items():
        dialog.controls[name].set_value(value)
    with screens.qtbot.waitSignal(dialog.accepted):
        dialog.send()
    screens.settled(desk.bridge)


def staged(screens: Screens, make: Make, bench: Bench | None = None) -> Desk:
    """Show a desk with something selected."""
    bench = bench or Bench()
    bench.take("LEAD")
    stream = make(bench)
    desk = screens.desk(bench)
    desk.choose(stream)
    return desk


CHANGES: Final[dict[str, tuple[Make, str]]] = {
    "incident": (lambda on: "incident", "What we know of the incident"),
    "hypothesis": (lambda on: on.hypothesis("The release"), "Change H1"),
    "evidence": (lambda on: on.evidence("It began then"), "Change E1"),
    "fix": (lambda on: on.fix("Roll back"), "Change F1"),
    "change": (lambda on: on.agree("At night"), "Change C1"),
    "note": (lambda on: on.log("All quiet"), "Correct entry 9"),
    "decision": (lambda on: on.log("Stay", "decision"), "Correct entry 9"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_asked_for_in_the_form_that_fits(what: str, screens: Screens) -> None:
    make, words = CHANGES[what]
    desk = staged(screens, make)
    press("F2")
    assert title(desk) == words


def test_a_seat_has_only_a_time_to_correct(screens: Screens) -> None:
    desk = staged(screens, lambda on: "")
    row = next(row for row in desk.room.timeline.rows if row.kind == "station.taken")
    desk.choose(row.stream, row.seq)
    press("F2")
    assert list(form(desk).controls) == ["new_occurred_at", "precision", "reason"]


POINTS: Final = {
    "words": "What we know of the incident",
    "severity": "What we know of the incident",
    "procedure": "What we know of the incident",
    "detected": "What we know of the incident",
    "restored": "The room goes from recognize to…",
    "cause": "What we know of the incident",
    "hypotheses": "page hypotheses",
    "effects": "page fixes",
    "fates": "page fixes",
    "asks": "page asks",
    "factors": "Name a contributing factor",
    "went_well": "Note what was learnt",
    "luck": "Note what was learnt",
    "changes": "Agree on a change",
    "owners": "Agree on a change",
    "thanks": "Thank somebody by name",
}


def test_every_point_of_the_list_is_known_here() -> None:
    assert [point.id for point in checklist(Bench().room)] == list(POINTS)


@pytest.mark.parametrize("point", POINTS)
def test_a_point_leads_to_where_it_is_done(point: str, screens: Screens) -> None:
    desk = staged(screens, lambda on: f"point:{point}")
    desk.go("closeout")
    press("F2")
    if POINTS[point].startswith("page "):
        assert desk.pages.current == POINTS[point].removeprefix("page ")
        assert desk.findChildren(FormDialog) == []
    else:
        assert title(desk) == POINTS[point]


def test_vague_changes_are_asked_for_one_by_one(screens: Screens) -> None:
    def make(bench: Bench) -> str:
        bench.agree("Done", owner="NETWORK", due="2026-04-01", check_due="2026-05-01")
        bench.agree("Vague")
        bench.agree("Vague too")
        return "point:owners"

    desk = staged(screens, make)
    for ref in ("C2", "C3"):
        press("F2")
        assert title(desk) == f"Change {ref}"
        answer(screens, desk, owner="NETWORK", due="2026-04-01", check_due="2026-05-01")
    press("F2")
    assert title(desk) == "Agree on a change"


def test_the_words_of_the_line_are_taken_along(screens: Screens) -> None:
    desk = screens.desk(Bench())
    type_in("Shops call")
    press("Ctrl+N")
    assert form(desk).controls["text"].value() == "Shops call"
    answer(screens, desk)
    assert desk.room.timeline.rows[-1].text == "Shops call"
    assert desk.line_text() == ""


def test_a_decision_is_one_from_the_start(screens: Screens) -> None:
    desk = screens.desk(Bench())
    press("Ctrl+D")
    assert form(desk).controls["type"].value() == "decision"


def test_the_own_station_is_the_first_owner(screens: Screens) -> None:
    bench = Bench()
    bench.take("PAYMENTS")
    desk = screens.desk(bench)
    for keys in ("Ctrl+H", "Ctrl+J"):
        press(keys)
        assert form(desk).controls["owner"].value() == "PAYMENTS"
        form(desk).reject()


def test_undo_goes_back_one_by_one_until_nothing_is_left(screens: Screens) -> None:
    desk = screens.desk(Bench(people=(), declare=True))
    for text in ("First", "Second"):
        type_in(text)
        press("Return")
        screens.settled(desk.bridge)
    for _time in range(2):
        desk.pages.focus_current()
        press("Ctrl+Z")
        screens.settled(desk.bridge)
    assert [row.withdrawn for row in desk.room.timeline.rows if row.text] == ["undo", "undo"]
    desk.pages.focus_current()
    press("Ctrl+Z")
    assert desk.message.text != ""


def test_who_wrote_nothing_has_nothing_to_undo(screens: Screens) -> None:
    desk = screens.desk(screens.bridge(busy_room(), actor="person-dora"))
    desk.pages.focus_current()
    press("Ctrl+Z")
    assert desk.message.text == "There is nothing of yours to undo."


def test_a_key_moment_is_marked_and_unmarked(screens: Screens) -> None:
    desk = staged(screens, lambda on: on.log("All quiet"))
    for wanted in (True, False):
        press("Ctrl+M")
        screens.settled(desk.bridge)
        assert desk.room.timeline.first[desk.selected].key is wanted


def test_what_is_withdrawn_is_named_in_the_question(screens: Screens) -> None:
    desk = staged(screens, lambda on: on.hypothesis("The release"))
    desk.pages.focus_current()
    press("Del")
    assert title(desk) == "Withdraw H1"
    answer(screens, desk, reason="Stated twice")
    assert desk.room.hypotheses[desk.selected].withdrawn == "Stated twice"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_words_can_be_withdrawn_and_copied(text: str, screens: Screens) -> None:
    desk = staged(screens, lambda on: on.log(text))
    press("Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text() == f"note {desk.room.timeline.rows[-1].text}"
    assert not QGuiApplication.clipboard().mimeData().hasHtml()
    desk.pages.focus_current()
    press("Del")
    assert title(desk) == f"Withdraw {text.strip()[:60]}"


def test_the_copy_has_the_facts(screens: Screens) -> None:
    desk = staged(screens, lambda on: on.hypothesis("The release", "NETWORK"))
    press("Ctrl+Shift+C")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Hypothesis H1 The release"
    assert "Owner: NETWORK" in lines
    assert "Copied." in shown(desk.footer)


def test_evidence_is_rated_from_both_ends(screens: Screens) -> None:
    bench = Bench()
    cause = bench.hypothesis("The release")
    bench.evidence("Rated already", ratings={cause: "C"})
    fresh = bench.evidence("Not rated yet")
    desk = staged(screens, lambda on: cause, bench)
    press("Ctrl+G")
    assert title(desk) == "Rate E2"
    answer(screens, desk, ratings={cause: "II"})
    given = desk.room.evidence[fresh].rating(cause, "")
    assert given is not None
    assert (given.code, given.station) == ("II", "LEAD")
    press("Ctrl+G")
    assert title(desk) == "Rate E2"
    form(desk).reject()
    desk.choose(desk.room.stream_of("E1"))
    press("Ctrl+G")
    assert title(desk) == "Rate E1"


def test_without_evidence_there_is_nothing_to_rate(screens: Screens) -> None:
    def make(bench: Bench) -> str:
        bench.withdraw(bench.evidence("Wrong room"))
        return bench.hypothesis("The release")

    desk = staged(screens, make)
    press("Ctrl+G")
    assert desk.message.text == "There is no evidence to rate yet."


def test_a_verdict_is_asked_for_or_set(screens: Screens) -> None:
    desk = staged(screens, lambda on: on.hypothesis("The release"))
    press("Ctrl+Shift+L")
    screens.settled(desk.bridge)
    assert desk.room.hypotheses[desk.selected].status == "leading"
    for keys, words, status in (
        ("Ctrl+R", "H1 is ruled out", "ruled_out"),
        ("Ctrl+Shift+O", "H1 is open", "open"),
        ("Ctrl+Shift+R", "H1 is confirmed", "confirmed"),
    ):
        press(keys)
        assert title(desk) == words
        answer(screens, desk, reason="We looked")
        assert desk.room.hypotheses[desk.selected].status == status


def test_a_fix_goes_its_way_to_its_fate(screens: Screens) -> None:
    desk = staged(screens, lambda on: on.fix("Roll back"))
    for state in ("ordered", "done", "effect_seen"):
        press("Ctrl+Shift+M")
        answer(screens, desk, state=state, reason="So it is")
    press("Ctrl+Shift+F")
    answer(screens, desk, fate="standard", procedure="P-17")
    assert desk.room.fixes[desk.selected].procedure == "P-17"


@pytest.mark.parametrize(
    "deed", ["station.hand_over", "station.leave", "station.check_in", "station.speak_as"]
)
def test_who_has_no_station_is_told_to_take_one(deed: str, screens: Screens) -> None:
    desk = screens.desk(Bench())
    desk.do(BY_ID[deed])
    assert desk.message.text == "Take a station first."
    assert desk.findChildren(FormDialog) == []


def test_the_selected_station_is_the_first_to_take(screens: Screens) -> None:
    desk = screens.desk(Bench())
    desk.choose_station("station:NETWORK")
    press("Ctrl+Shift+T")
    assert form(desk).controls["key"].value() == "NETWORK"
    answer(screens, desk)
    assert desk.bridge.station == "NETWORK"


def test_changing_a_vacant_station_takes_it_and_ones_own_checks_in(screens: Screens) -> None:
    desk = screens.desk(Bench())
    desk.choose_station("station:NETWORK")
    press("F2")
    assert form(desk).controls["key"].value() == "NETWORK"
    answer(screens, desk)
    desk.choose_station("station:NETWORK")
    press("F2")
    assert title(desk) == "NETWORK checks in"


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("station.check_in", "{key} checks in"),
        ("station.leave", "Leave {key} vacant"),
        ("station.hand_over", "Hand {key} over"),
    ],
)
def test_of_several_stations_the_selected_one_is_meant(deed: str, words: str, screens: Screens) -> None:
    bench = Bench()
    bench.take("SCRIBE")
    bench.take("LEAD")
    desk = screens.desk(bench)
    for key in ("SCRIBE", "LEAD"):
        desk.choose(f"station:{key}")
        desk.do(BY_ID[deed])
        assert title(desk) == words.format(key=key)
        form(desk).reject()
    desk.choose("incident")
    desk.do(BY_ID[deed])
    assert title(desk) == words.format(key=desk.bridge.station)


def test_a_station_of_somebody_who_left_can_be_handed_over(screens: Screens) -> None:
    bench = Bench()
    bench.take("VOICE", BEN)
    bench.take("LEAD")
    desk = screens.desk(bench)
    desk.choose("station:VOICE")
    press("Ctrl+Shift+H")
    assert title(desk) == "Hand VOICE over"
    assert "Ben Brandt" not in offered(desk, "person")


def test_an_offer_to_oneself_is_taken_over(screens: Screens) -> None:
    bench = busy_room()
    for key, person, to in (("PAYMENTS", CARLA, BEN), ("VOICE", BEN, ANNA)):
        bench.submit(OfferStation(key=key, person=to), actor=person, station=key)
    desk = screens.desk(bench)
    press("Ctrl+Shift+A")
    screens.answer(desk, readback="All is quiet")
    assert sorted(desk.held_stations()) == ["LEAD", "VOICE"]
    desk.choose("station:PAYMENTS")
    press("Ctrl+Shift+A")
    screens.answer(desk, readback="The gateway is back")
    seat = desk.room.stations.by_key["PAYMENTS"].seat
    assert seat is not None
    assert seat.person == BEN


def test_without_an_offer_there_is_nothing_to_accept(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("Ctrl+Shift+A")
    assert desk.message.text == "No station is offered to anybody."


def test_one_speaks_as_each_station_in_turn(screens: Screens) -> None:
    bench = Bench()
    for key in ("LEAD", "VOICE", "SCRIBE"):
        bench.take(key)
    desk = screens.desk(bench)
    turns = []
    for _time in range(4):
        desk.do(BY_ID["station.speak_as"])
        turns.append(desk.bridge.station)
    assert sorted(turns[:3]) == ["LEAD", "SCRIBE", "VOICE"]
    assert turns[3] == turns[0]


@pytest.mark.parametrize("make", [finished_room, busy_room])
def test_closing_says_what_is_left(make: Callable[[], Bench], screens: Screens) -> None:
    desk = screens.desk(make())
    press("Ctrl+Shift+W")
    assert ("override" in form(desk).controls) == (make is busy_room)


def test_in_a_closed_room_a_refusal_is_said_and_the_words_are_kept(screens: Screens) -> None:
    desk = screens.desk(closed_room())
    press("Ctrl+H")
    dialog = form(desk)
    dialog.controls["statement"].set_value("Too late")
    dialog.send()
    assert dialog.isVisible()
    assert dialog.controls["statement"].value() == "Too late"
