"""Each kind of line makes its command, with its marks, and the rules take it."""

from __future__ import annotations

import pytest

from tests.asking import ask
from tests.rooms import Bench, busy_room, minute
from warroom.domain.rules.asks import AnswerAsk, AskStation
from warroom.domain.rules.closeout import AddFactor, Thank
from warroom.domain.rules.evidence import FindEvidence
from warroom.domain.rules.fixes import MoveFix, ProposeFix
from warroom.domain.rules.hypotheses import StateHypothesis
from warroom.domain.rules.timeline import Log
from warroom.services.entry_line import Reading, read_line
from warroom.services.line_commands import to_command
from warroom.services.line_verbs import PLAIN, VERBS


@pytest.fixture
def full() -> Bench:
    """Give a busy room with an ask."""
    bench = busy_room()
    ask(bench, "Do all lines answer?")
    return bench


def test_each_kind_makes_its_command() -> None:
    at = minute(3)
    note = to_command(Reading("note", "Words", at))
    assert note == Log(id=note.id, text="Words", occurred_at=at)
    made = {kind: to_command(Reading(kind, "Words", at)) for kind in {verb.kind for verb in VERBS}}
    assert isinstance(made["evidence"], FindEvidence)
    assert isinstance(made["hypothesis"], StateHypothesis)
    assert isinstance(made["fix"], ProposeFix)
    assert isinstance(made["question"], AskStation)
    assert {kind for kind, command in made.items() if isinstance(command, Log)} == set(PLAIN)
    assert {command.occurred_at for command in made.values()} == {at}


LINES = {
    "ask": "@NETWORK Something else?",
    "task": "@NETWORK Something else",
    "answer": "A1 They do",
    "done": "A1 They do",
    "heard": "A1",
    "drop": "A1 Not needed",
    "thanks": "Dan: for the coffee",
    "call": "",
}


@pytest.mark.parametrize("verb", [each.names[0] for each in VERBS])
def test_every_line_is_accepted_by_the_rules(verb: str, full: Bench) -> None:
    before = len(full.room.timeline.rows)
    line = f"/{verb} {LINES.get(verb, 'Something else')}"
    full.submit(to_command(read_line(full.room, line)))
    assert len(full.room.timeline.rows) == before + 1


def test_marks_come_along(full: Bench) -> None:
    entry = full.submit(to_command(read_line(full.room, "Shops call @NETWORK now #shops ^E1 *")))[0]
    row = full.row_of(entry)
    assert (row.tags, row.key) == (("shops",), True)
    assert set(row.links) == {full.room.stream_of("E1"), "station:NETWORK"}


def test_ratings_are_first_ratings(full: Bench) -> None:
    entry = full.submit(to_command(read_line(full.room, "/evidence It hums ++H1 !H2")))[0]
    ratings = full.room.evidence[entry.stream].ratings
    found = {full.room.ref(stream): each["LEAD"].code for stream, each in ratings.items()}
    assert found == {"H1": "CC", "H2": "I"}


def test_a_fix_answers_the_hypotheses_it_is_linked_with(full: Bench) -> None:
    entry = full.submit(to_command(read_line(full.room, "/fix Take it back ^H1 ^E1")))[0]
    assert full.room.fixes[entry.stream].answers == (full.room.stream_of("H1"),)
    assert full.row_of(entry).links == (full.room.stream_of("E1"),)


def test_done_is_said_of_asks_and_fixes(full: Bench) -> None:
    assert isinstance(to_command(read_line(full.room, "/done A1")), AnswerAsk)
    made = to_command(read_line(full.room, "/done F2 It is in"))
    assert isinstance(made, MoveFix)
    assert (made.state, made.reason) == ("done", "It is in")


def test_a_factor_may_say_its_kind(full: Bench) -> None:
    made = [to_command(read_line(full.room, f"/factor {text}")) for text in ("process: noon", "x: noon")]
    found = [(each.category, each.text) for each in made if isinstance(each, AddFactor)]
    assert found == [("process", "noon"), ("technical", "x: noon")]


def test_thanks_go_to_a_person(full: Bench) -> None:
    made = to_command(read_line(full.room, "/thanks Dan: for the coffee"))
    assert isinstance(made, Thank)
    assert (made.name, made.text) == ("Dan", "for the coffee")


def test_a_station_that_speaks_is_the_commands(full: Bench) -> None:
    assert to_command(read_line(full.room, "@VOICE We told them", held=("VOICE",))).station == "VOICE"
