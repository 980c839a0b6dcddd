"""A first room, by keyboard only: from the declaration to the record that lies open on the table."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QComboBox

from tests.fixtures import Opener
from tests.journeys.person import Person
from tests.screens import Screens, focused
from warroom import config
from warroom.domain.rules.closeout import checklist

pytestmark = pytest.mark.both

TITLE = "Customers are charged twice"
MOST_KEYS = 1500


@pytest.fixture
def person(screens: Screens) -> Person:
    """Give a person in front of the start page of an empty database."""
    config.remember(person="Anna Alvarez")
    window = screens.window()
    window.resize(1480, 900)
    return Person(screens, window)


@pytest.mark.timeout(300)
def test_from_declaration_to_record(person: Person, opener: Opener) -> None:
    declare(person)
    take_stations(person)
    keep_the_timeline(person)
    find_the_cause(person)
    mend_it(person)
    say_what_is_known(person)
    go_through_the_phases(person)
    learn(person)
    close(person, opener)
    check_the_record(person, opener)
    assert person.keys < MOST_KEYS, person.keys
    (person.folder / "keys.txt").write_text(f"{person.keys} keys\n", encoding="utf-8")


def declare(person: Person) -> None:
    """Declare with nothing but a title."""
    person.look("start")
    person.type(TITLE)
    person.look("title-typed")
    person.press("Return")
    qtbot = person.screens.qtbot
    qtbot.waitUntil(lambda: person.window.bridge is not None and person.window.bridge.room is not None)
    person.screens.settled(person.desk.bridge)
    assert person.room.incident.title == TITLE
    assert person.keys < 40
    person.look("declared")


def take_stations(person: Person) -> None:
    """Lead, and sit for billing too, a station that is opened for it."""
    person.form("Ctrl+Shift+T")
    person.look("take-a-station")
    person.choose("Station", "LEAD")
    person.send()
    person.form("Ctrl+Shift+N")
    person.write("Call sign", "billing")
    person.write("Department", "Billing and refunds")
    person.look("open-a-station")
    person.send()
    person.form("Ctrl+Shift+T")
    person.choose("Station", "BILLING")
    room = person.send()
    seats = {key: each.seat for key, each in room.stations.by_key.items() if each.seat}
    assert set(seats) == {"LEAD", "BILLING"}
    person.press("Ctrl+4")
    person.look("owners")
    person.press("Ctrl+1")


def keep_the_timeline(person: Person) -> None:
    """Write five lines: one back-dated, one corrected."""
    person.press("Ctrl+L")
    person.log("-10m Three customers call: charged twice for one order")
    person.log("/obs The refund queue is empty, all double charges stand")
    person.look("first-lines")
    person.log("/decide We stop all retries of payments now")
    person.log("/said We tell the call centre: no one pays twice in the end")
    person.log("Double charges since the release of this morning, about 40 an our")
    person.press("Escape", "End")
    person.form("F2")
    person.to("Words")
    person.press("Ctrl+A")
    person.type("Double charges since the release of this morning, about 40 an hour")
    person.write("Why", "A letter was missing")
    person.look("correction")
    room = person.send()
    lines = [row for row in room.timeline.rows if row.kind == "entry.logged"]
    assert len(lines) == 5
    assert lines[0].occurred_at < lines[0].written_at
    assert lines[-1].text.endswith("an hour")
    assert lines[-1].corrections
    person.look("five-lines")


def find_the_cause(person: Person) -> None:
    """State three causes, rate evidence, rule two out and confirm one."""
    person.press("Ctrl+L")
    person.log("/hyp The new release sends every payment twice")
    person.log("/hyp The bank books twice")
    person.form("Ctrl+H")
    person.type("Customers click twice because the page is slow")
    person.choose("Owner", "BILLING")
    person.look("state-a-hypothesis")
    person.send()
    person.form("Ctrl+E")
    person.type("Our own log shows two requests for one click")
    person.choose("Credibility", "high")
    for hypothesis, rating in (("H1", "++"), ("H2", "−−"), ("H3", "−−")):
        rate(person, hypothesis, rating)
    person.look("evidence-with-ratings")
    room = person.send()
    assert len(room.hypotheses) == 3
    assert len(room.evidence) == 1
    person.select("Ctrl+2", "The new release")
    person.press("Ctrl+Shift+L")
    person.screens.settled(person.desk.bridge)
    person.look("leading")
    for words in ("The bank books", "Customers click"):
        person.select("Ctrl+2", words)
        person.form("Ctrl+R")
        person.look("rule-out")
        person.send()
    person.select("Ctrl+2", "The new release")
    person.form("Ctrl+Shift+R")
    person.write("Why", "Without the release it stops")
    room = person.send()
    assert sorted(each.status for each in room.hypotheses.values()) == ["confirmed", "ruled_out", "ruled_out"]
    person.look("hypotheses")


def rate(person: Person, hypothesis: str, rating: str) -> None:
    """Go to a hypothesis in the form of the evidence and choose a rating."""
    for _key in range(20):
        box = focused()
        if isinstance(box, QComboBox) and box.accessibleName().startswith(hypothesis):
            break
        person.press("Tab")
    box = focused()
    assert isinstance(box, QComboBox)
    while not box.currentText().startswith(f"{rating} "):
        person.press("Down")


def mend_it(person: Person) -> None:
    """Propose two fixes; one goes all the way to its effect, the other is put aside."""
    person.press("Ctrl+L")
    person.log("/fix Take the release back")
    person.form("Ctrl+J")
    person.type("Refund by hand, one by one")
    person.choose("Can it be undone?", "R1")
    person.look("propose-a-fix")
    person.send()
    person.select("Ctrl+3", "Take the release back")
    for state in ("ordered", "done", "effect seen"):
        person.form("Ctrl+Shift+M")
        person.choose("Next state", state)
        person.write("Why, or what was seen", f"It is {state}")
        person.look(f"fix-{state.replace(' ', '-')}")
        person.send()
    person.select("Ctrl+3", "Refund by hand")
    person.form("Ctrl+Shift+M")
    person.choose("Next state", "parked")
    person.write("Why, or what was seen", "Not needed any more")
    person.send()
    person.select("Ctrl+3", "Take the release back")
    person.form("Ctrl+Shift+F")
    person.choose("Fate", "kept once")
    person.write("Why", "It is our first time")
    room = person.send()
    states = {fix.ref: (fix.state, fix.fate) for fix in room.fixes.values()}
    assert states == {"F1": ("effect_seen", "kept_once"), "F2": ("parked", "")}
    person.look("fixes")


def say_what_is_known(person: Person) -> None:
    """Say what customers lived through, how bad it was, and since when."""
    person.form("Ctrl+I")
    person.write("What customers live through", "They pay once and are charged twice")
    person.choose("Scope", "a segment")
    person.choose("Customers affected", "1 to 10")
    person.choose("Harm", "high")
    person.choose("Urgency", "high")
    person.choose("Severity", "SEV 1")
    person.choose("Does a standard procedure fit?", "none fits")
    person.choose("Who noticed first?", "by customers")
    person.write("First customer hurt", "T-00:40:00")
    person.write("Detected", "T-00:10:00")
    person.look("what-we-know")
    room = person.send()
    assert room.incident.severity == 1
    assert room.incident.first_hurt_at < room.incident.detected_at < room.incident.declared_at
    person.look("known")


def go_through_the_phases(person: Person) -> None:
    """React, restored, reflect; then the cause is dealt with."""
    for phase in ("react", "restored", "reflect"):
        person.form("Ctrl+Shift+P")
        person.choose("Phase", phase)
        if phase == "restored":
            person.look("restored")
        person.send()
    person.form("Ctrl+I")
    person.write("Cause dealt with", "T+00:40:00")
    room = person.send()
    assert room.incident.phase == "reflect"
    assert room.incident.restored_at
    assert room.incident.cause_dealt_at


def learn(person: Person) -> None:
    """Say what contributed, what was learnt, what changes, and whom to thank."""
    person.press("Ctrl+5")
    person.look("close-out-list")
    person.form("Alt+1")
    person.choose("Kind", "process")
    person.write("What had to be there", "A release goes out without a test of payments")
    person.look("factor")
    person.send()
    for kind, words in (
        ("went well", "Billing sat with us from the first minute"),
        ("we were", "It was not pay day"),
    ):
        person.form("Alt+2")
        person.choose("Kind", kind)
        person.write("In one sentence", words)
        person.send()
    person.form("Alt+3")
    person.write("What changes", "Payments are tested before each release")
    person.choose("Owner", "BILLING")
    person.write("Due", "2027-01-15")
    person.write("Check that it works", "2027-02-15")
    person.look("change")
    person.send()
    person.form("Alt+4")
    person.write("Name", "Ben Brandt")
    person.write("For what", "For staying with every customer on the phone")
    room = person.send()
    left = [point.id for point in checklist(room) if not point.done]
    assert left == []
    person.look("close-out-done")


def close(person: Person, opener: Opener) -> None:
    """Close the room with its list done; the record is written, kept and opened."""
    dialog = person.form("Ctrl+Shift+W")
    assert set(dialog.controls) == {"summary"}
    person.type("For 40 minutes some customers were charged twice by a new release. It was taken back.")
    person.look("closing")
    room = person.send()
    assert room.incident.phase == "closed"
    assert room.incident.override == ""
    person.screens.qtbot.waitUntil(lambda: bool(opener.paths), timeout=60_000)
    room = person.screens.settled(person.desk.bridge)
    assert len(room.records) == 1
    person.look("closed")
    person.press("Ctrl+1")
    person.press("Escape")
    person.press("End")
    person.look("closed-timeline")


def check_the_record(person: Person, opener: Opener) -> None:
    """Read the record that was opened, and verify the log it stands on."""
    (path,) = opener.paths
    assert path.read_bytes().startswith(b"%PDF")
    with PdfReader(path) as paper:
        words = "\n".join(page.extract_text() for page in paper.pages)
    flat = " ".join(words.split())
    for said in (TITLE, "The new release sends every payment twice", "Take the release back", "Ben Brandt"):
        assert said in flat
    store = person.desk.bridge.store
    assert store.verify(person.room.id) is None
    assert store.orphans() == []
    person.press("Ctrl+W")
    person.screens.qtbot.waitUntil(
        lambda: person.window.start is not None and person.window.start.list.isVisible()
    )
    person.look("back-at-the-start")
