"""Decided anew after a lost race: the same answer goes in, another one is told with who did what."""

from __future__ import annotations

import pytest

from tests.rooms import ANNA, BEN, CARLA, busy_room
from warroom.domain.decide import decide
from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.fixes import ChangeFix, MoveFix
from warroom.domain.rules.house import WriteHouse
from warroom.domain.rules.hypotheses import SetStatus
from warroom.domain.rules.stations import CheckIn, NamePerson, TakeStation
from warroom.domain.state.fixes import Changed
from warroom.domain.state.house import ThresholdsWritten
from warroom.errors import Conflict, Rejected
from warroom.services.overtaking import LONGEST, decide_anew
from warroom.services.saying import say
from warroom.services.session import Session, stamp
from warroom.store.heads import HOUSE
from warroom.store.store import Store

pytestmark = pytest.mark.both


class Race:
    """A command that was decided before somebody else wrote."""

    def __init__(self, store: Store, command: Command, person: str = ANNA) -> None:
        incident = busy_room().save(store)
        self.mine = Session(store, incident, person, "LEAD")
        self.other = Session(store, incident, BEN, "NETWORK")
        self.command = stamp(command, self.room, person, "LEAD")
        self.drafts = decide(self.room, self.command)

    @property
    def room(self) -> Room:
        """The room as the desk has it."""
        return self.mine.room

    def again(self, faster: Command) -> tuple[Draft, ...]:
        """Decide anew when somebody else had written this."""
        self.other.submit(faster)
        self.mine.catch_up()
        return decide_anew(self.room, self.command, self.drafts)


@pytest.fixture
def fix() -> str:
    """Give the stream of a fix of the busy room."""
    return busy_room().room.stream_of("F2")


def test_what_does_not_touch_the_other_goes_in_with_its_version(store: Store, fix: str) -> None:
    race = Race(store, ChangeFix(stream=fix, changed=Changed(title="Switch the gateway over")))
    again = race.again(ChangeFix(stream=fix, changed=Changed(owner="NETWORK")))
    assert [each.body for each in again] == [each.body for each in race.drafts]
    assert [each.version for each in again] == [each.version + 1 for each in race.drafts]
    race.mine.store.append(race.room.id, again)
    race.mine.catch_up()
    assert (race.room.fixes[fix].title, race.room.fixes[fix].owner) == ("Switch the gateway over", "NETWORK")


@pytest.mark.files
def test_what_the_rules_refuse_now_is_told_with_who_did_what(store: Store, fix: str) -> None:
    race = Race(store, MoveFix(stream=fix, state="ordered"))
    with pytest.raises(Rejected) as refused:
        race.again(MoveFix(stream=fix, state="rejected", reason="Too late"))
    words = say(refused.value)
    assert words.startswith("A fix cannot go from this state to that one. Ben Brandt was faster, at ")
    assert "Too late" in words
    assert refused.value.field == "state"


@pytest.mark.files
def test_what_would_mean_something_else_is_not_written(store: Store) -> None:
    room = busy_room().room
    first, second = room.stream_of("H1"), room.stream_of("H2")
    race = Race(store, SetStatus(stream=first, status="leading"))
    with pytest.raises(Rejected, match=r"Ben Brandt was faster.*What you wrote is still here") as refused:
        race.again(SetStatus(stream=second, status="leading"))
    assert len(say(refused.value)) < LONGEST + 200


@pytest.mark.files
def test_ones_own_doing_needs_no_such_words(store: Store, fix: str) -> None:
    race = Race(store, MoveFix(stream=fix, state="ordered"), person=BEN)
    with pytest.raises(Rejected) as refused:
        race.again(MoveFix(stream=fix, state="rejected", reason="Too late"))
    assert say(refused.value) == "A fix cannot go from this state to that one."


def test_nobody_was_faster_who_wrote_there_long_before(store: Store) -> None:
    incident = busy_room().save(store)
    Session(store, incident, CARLA, "PAYMENTS").submit(CheckIn(key="SCRIBE", status="The tape runs"))
    mine = Session(store, incident, "person-dan", "")
    taking = TakeStation(key="SCRIBE", person="person-dan", name="Dan")
    command = stamp(taking, mine.room, "person-dan", "")
    drafts = decide(mine.room, command)
    assert len(drafts) == 2
    mine.submit(NamePerson(person="person-dan", name="Dan"))
    again = decide_anew(mine.room, command, drafts)
    assert [each.kind for each in again] == ["station.taken"]


def test_a_whole_document_does_not_take_the_place_of_one_that_was_not_read(store: Store) -> None:
    store.open_house()
    mine, other = Session(store, HOUSE, ANNA), Session(store, HOUSE, BEN)
    command = stamp(WriteHouse(written=ThresholdsWritten(count=200_000)), mine.room, ANNA)
    drafts = decide(mine.room, command)
    other.submit(WriteHouse(written=ThresholdsWritten(count=300_000)))
    mine.catch_up()
    with pytest.raises((Rejected, Conflict), match=r"was faster|Somebody changed this"):
        decide_anew(mine.room, command, drafts)
