"""A standard procedure of eight steps by keyboard: written in the house, run in a room, one step skipped."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.gates.source import ROOT
from tests.journeys.person import Person
from tests.screens import Screens, focused, shown
from ui.dialogs.form import FormDialog
from ui.palette import Palette
from warroom import config
from warroom.domain.state.procedures import Run

pytestmark = pytest.mark.both

NAME = "Nobody can pay by card"
STEPS = (
    "Stop the release of today",
    "Count the shops that cannot take cards",
    "Tell the shops how to take cash",
    "Ask the bank whether its lines answer",
    "Roll the gateway back",
    "Pay with ten cards in three shops",
    "Look at the error rate again",
    "Tell the shops that cards work",
)
SKIPPED = 4
MOST_KEYS = 40
"""Key presses from the declared room to the finished procedure, besides typed words."""


@pytest.fixture
def person(screens: Screens) -> Person:
    """Give a person in front of the start page of an empty database."""
    config.remember(person="Anna Alvarez")
    window = screens.window()
    window.resize(1480, 900)
    return Person(screens, window, ROOT / "build" / "journey-procedure")


@pytest.mark.timeout(120)
def test_eight_steps_from_start_to_end(person: Person) -> None:
    write_it_in_the_house(person)
    declare(person)
    person.keys, typed = 0, 0
    typed += run_it(person)
    tick(person, SKIPPED - 1)
    typed += skip_one(person)
    tick(person, len(STEPS) - SKIPPED)
    read_what_became_of_it(person)
    assert person.keys - typed < MOST_KEYS, person.keys - typed


def write_it_in_the_house(person: Person) -> None:
    window = person.window
    person.press("F8")
    person.screens.qtbot.waitUntil(lambda: window.visit.view is not None)
    view = window.visit.view
    assert view is not None
    person.press("Ctrl+N")
    person.type(NAME)
    person.to("What to do")
    for step in STEPS:
        person.type(step)
        person.press("Return")
    person.look("written")
    (dialog,) = view.findChildren(FormDialog)
    with person.screens.qtbot.waitSignal(dialog.accepted):
        person.press("Ctrl+Return")
    person.screens.settled(view.bridge)
    person.look("house")
    person.press("Esc")
    assert window.centralWidget() is window.start


def declare(person: Person) -> None:
    person.type("Cards are refused everywhere")
    person.press("Return")
    window = person.window
    person.screens.qtbot.waitUntil(lambda: window.desk is not None and window.centralWidget() is window.desk)
    person.screens.settled(person.desk.bridge)


def run_it(person: Person) -> int:
    """Find the procedure by a word of it, and run it; gives how many letters were typed."""
    person.press("F7")
    person.screens.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Palette))
    person.type("card")
    person.look("choose")
    person.press("Return")
    person.screens.qtbot.waitUntil(lambda: person.desk.selected.endswith("#1"))
    person.screens.settled(person.desk.bridge)
    assert person.room.incident.procedure == NAME
    person.press("Escape")
    assert focused() is person.desk.pages.list_page("procedures").list.view
    return len("card")


def run_of(person: Person) -> Run:
    (run,) = person.room.procedures.values()
    return run


def tick(person: Person, times: int) -> None:
    for _time in range(times):
        before = person.room.seq
        person.press("Space")
        person.taken(before)
        person.press("Down")
    person.look(f"ticked-{run_of(person).settled}")


def skip_one(person: Person) -> int:
    person.form("Shift+F7")
    person.choose("State", "skipped")
    person.write("Why it is skipped", "The bank called us")
    person.look("skip")
    person.send()
    assert run_of(person).steps[SKIPPED - 1].why == "The bank called us"
    person.press("Down")
    return len("The bank called us")


def read_what_became_of_it(person: Person) -> None:
    run = run_of(person)
    assert run.finished_at
    assert [step.state for step in run.steps].count("done") == len(STEPS) - 1
    assert [step.text for step in run.steps] == list(STEPS)
    person.select("Ctrl+7", NAME)
    said = shown(person.desk.inspector)
    assert "finished · 8 of 8 steps" in said
    assert all(step in said for step in STEPS)
    person.look("finished")
