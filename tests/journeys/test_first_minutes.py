"""The first five minutes of a new room, by keyboard only: few keys beside the words themselves."""

from __future__ import annotations

import pytest

from tests.journeys.person import PICTURES, Person
from tests.screens import Screens
from warroom import config
from warroom.domain.rules.first_minutes import unanswered
from warroom.domain.rules.guards import in_force

pytestmark = pytest.mark.both

MOST_KEYS = 60
"""Key presses beside typed words."""
WORDS = {
    "title": "Customers are charged twice",
    "words": "They see two charges for one order and fear for their rent",
    "since": "-25m",
    "first": "Three callers in ten minutes, all with orders of this morning",
    "guard": "Nobody touches the August ledger",
    "why": "The press office starts at nine",
    "ask": "/ask @BILLING How many are charged twice? in 15m",
}


class Counter(Person):
    """A person whose keys are counted apart from the words that he types."""

    def type(self, text: str) -> None:
        """Type words; their letters are no key presses."""
        before = self.keys
        super().type(text)
        self.keys = before


@pytest.fixture
def person(screens: Screens) -> Counter:
    """Give a person in front of the start page of an empty database."""
    config.remember(person="Anna Alvarez")
    window = screens.window()
    window.resize(1480, 900)
    return Counter(screens, window, PICTURES.with_name("journey-first-minutes"))


def test_the_first_five_minutes(person: Counter) -> None:
    declare(person)
    answer_the_questions(person)
    write_and_ask(person)
    assert person.keys < MOST_KEYS, person.keys
    (person.folder / "keys.txt").write_text(f"{person.keys} keys beside typed words\n", encoding="utf-8")


def declare(person: Counter) -> None:
    """Declare with the title alone."""
    person.type(WORDS["title"])
    person.press("Return")
    qtbot = person.screens.qtbot
    qtbot.waitUntil(lambda: person.window.bridge is not None and person.window.bridge.room is not None)
    person.screens.settled(person.desk.bridge)
    person.look("declared")


def answer(person: Counter, *keys: str) -> None:
    """Press the keys that answer the question in sight, and wait for the log."""
    before = person.room.seq
    person.press(*keys)
    person.taken(before)


def answer_the_questions(person: Counter) -> None:
    """Lead, say what customers live through, since when, how many, whom; leave the voice for later."""
    person.press("Ctrl+Shift+Q")
    answer(person, "Return")
    person.look("leads")
    person.type(WORDS["words"])
    answer(person, "Return")
    person.type(WORDS["since"])
    answer(person, "Return")
    person.look("how-many")
    answer(person, "Right", "Return")
    answer(person, "Right", "Return")
    person.press("Tab", "Tab", "Return")
    person.look("why-not-now")
    person.type(WORDS["why"])
    answer(person, "Return")
    person.look("procedure")
    answer(person, "Tab", "Return")
    room = person.room
    assert unanswered(room) == []
    assert room.incident.customer_words == WORDS["words"]
    assert (room.incident.affected, room.incident.scope) == ("1_to_10", "segment")
    assert room.incident.fits == "none"
    assert room.incident.dismissed == {"voice": WORDS["why"]}
    assert room.stations.by_key["LEAD"].seat is not None
    assert room.incident.first_hurt_at


def write_and_ask(person: Counter) -> None:
    """Log the first line, set a guard rule, open billing's station and ask it."""
    person.press("Ctrl+L")
    log(person, WORDS["first"])
    form = person.form("Ctrl+Shift+G")
    person.type(WORDS["guard"])
    person.look("guard-rule")
    assert form.isVisible()
    person.send()
    person.form("Ctrl+Shift+N")
    person.type("billing")
    person.send()
    person.press("Ctrl+L")
    log(person, WORDS["ask"])
    person.look("asked")
    room = person.room
    assert [guard.text for guard in in_force(room)] == [WORDS["guard"]]
    (asked,) = room.asks.values()
    assert (asked.to, asked.text) == ("BILLING", "How many are charged twice?")
    assert asked.due


def log(person: Counter, line: str) -> None:
    """Write into the entry line and press Enter."""
    before = person.room.seq
    person.type(line)
    person.press("Return")
    person.taken(before)
