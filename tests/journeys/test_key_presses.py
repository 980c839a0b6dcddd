"""How many keys the ten most frequent tasks take, counted at the real window and held against README."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import pytest

from tests.asking import ask
from tests.gates.source import ROOT
from tests.journeys.person import PICTURES, Person
from tests.rooms import ANNA, BEN, busy_room
from tests.screens import Screens
from warroom import config
from warroom.domain.rules.guards import in_force
from warroom.domain.rules.stations import NamePerson

Task = Callable[["Typist"], bool]


class Typist(Person):
    """A person whose typed words are no key presses."""

    def type(self, text: str) -> None:
        """Type words; their letters are not counted."""
        before = self.keys
        super().type(text)
        self.keys = before

    def enter(self, *keys: str) -> None:
        """Press keys and wait until the log took what they sent."""
        before = self.room.seq
        self.press(*keys)
        self.taken(before)


def _line(words: str, holds: Callable[[Typist], bool]) -> Task:
    def task(person: Typist) -> bool:
        person.type(words)
        person.enter("Return")
        return holds(person)

    return task


def _answer(person: Typist) -> bool:
    person.press("Ctrl+Shift+U")
    person.type("By four")
    person.enter("Ctrl+Return")
    return not person.room.asks[person.room.stream_of("A1")].open


def _key_moment(person: Typist) -> bool:
    person.press("Escape", "End")
    person.enter("Ctrl+M")
    return person.room.timeline.rows[-1].key


def _guard(person: Typist) -> bool:
    person.press("Ctrl+Shift+G")
    person.type("Nobody touches line 3")
    person.enter("Ctrl+Return")
    return bool(in_force(person.room))


def _hand_over(person: Typist) -> bool:
    person.press("Ctrl+Shift+H", "Down", "Tab", "Tab")
    person.type("The bank rings at four")
    person.enter("Ctrl+Return")
    return person.room.stations.by_key["LEAD"].offer is not None


def _search(person: Typist) -> bool:
    person.press("Ctrl+F")
    person.type("gateway")
    page = person.desk.pages.timeline
    everything = len(person.room.timeline.rows)
    person.screens.qtbot.waitUntil(lambda: 0 < page.model.rowCount() < everything)
    return True


TASKS: Final[dict[str, Task]] = {
    "Log a line": _line(
        "Error rate is 0.2 %", lambda on: on.room.timeline.rows[-1].text == "Error rate is 0.2 %"
    ),
    "State a hypothesis": _line("/hyp A cable is cut", lambda on: bool(on.room.stream_of("H3"))),
    "Log evidence for one hypothesis and against another": _line(
        "/evidence Line 3 answers +H1 !H2",
        lambda on: len(on.room.evidence[on.room.stream_of("E3")].ratings) == 2,
    ),
    "Ask a station, with a time": _line(
        "/ask @VOICE How many called? in 15m", lambda on: bool(on.room.asks[on.room.stream_of("A2")].due)
    ),
    "Answer what I was asked": _answer,
    "Mark the last entry as a key moment": _key_moment,
    "Set a guard rule": _guard,
    "Offer my station to another person": _hand_over,
    "Find something in the timeline": _search,
}


@pytest.fixture
def person(screens: Screens) -> Typist:
    """Give the lead in front of a busy room, asked something, with the keyboard in the entry line."""
    config.remember(person="Anna Alvarez", person_id=ANNA)
    bench = busy_room()
    bench.submit(NamePerson(person=BEN, name="Ben Brandt"))
    ask(bench, "When is the bank called?", "LEAD")
    bench.log("Error rate is 0.3 %")
    window = screens.window()
    screens.enter(window, bench)
    made = Typist(screens, window, PICTURES.with_name("journey-keys"))
    made.desk.focus_line()
    return made


@pytest.mark.parametrize("name", TASKS)
def test_a_task_takes_as_many_keys_as_the_readme_says(name: str, person: Typist) -> None:
    assert TASKS[name](person), name
    assert counted().get(name) == person.keys, (name, person.keys)


def test_the_readme_counts_every_task() -> None:
    assert set(counted()) == {*TASKS, "Declare an incident"}


def test_declaring_takes_one_key(screens: Screens) -> None:
    window = screens.window()
    person = Typist(screens, window, PICTURES.with_name("journey-keys"))
    person.type("Customers are charged twice")
    person.press("Return")
    screens.qtbot.waitUntil(lambda: window.bridge is not None and window.bridge.room is not None)
    assert counted()["Declare an incident"] == person.keys


def counted() -> dict[str, int]:
    """Read the table of README: task and key presses."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    part = text.partition("### Key presses")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+?) \| (\d+) \|", part, re.MULTILINE)
    return {name: int(keys) for name, keys in rows}
