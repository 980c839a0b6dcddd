"""One person's open room: commands in, entries out, and somebody else who was faster."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence

import pytest

from tests.rooms import ANNA, BEN, STATIONS, TITLE, Bench, minute
from warroom.clock import real_now
from warroom.domain.entry import Draft, Entry
from warroom.domain.rules.command import Command
from warroom.domain.rules.incident import ChangeIncident, EnterPhase
from warroom.domain.rules.stations import TakeStation
from warroom.domain.rules.timeline import Correct, Log
from warroom.domain.state.incident import Changed, Declared
from warroom.errors import Conflict, Rejected
from warroom.services.session import TRIES, Session, declare, load, quiet_memory, stamp
from warroom.store.store import Store

pytestmark = pytest.mark.both

Opener = Callable[[], Store]


def severity(number: int) -> ChangeIncident:
    return ChangeIncident(changed=Changed(severity=number, reason="Better known"))


class Rivalled(Store):
    """A database in which a rival always writes just before oneself, a number of times."""

    rival: Session
    times = 0

    def append(self, incident: str, drafts: Sequence[Draft]) -> list[Entry]:
        if self.times:
            self.times -= 1
            self.rival.catch_up()
            self.rival.submit(severity(1 + self.times % 4))
        return super().append(incident, drafts)


class TestSubmit:
    """Deciding and appending."""

    def test_what_is_submitted_is_in_the_log_and_in_the_room(self, store: Store, room: str) -> None:
        session = Session(store, room, ANNA, "LEAD")
        entry = session.submit(Log(text="Terminals time out"))[0]
        assert store.read(room)[-1] == entry
        assert session.room.seq == entry.seq
        assert session.room.timeline.rows[-1].text == "Terminals time out"
        assert session.room == load(store, room)

    @pytest.mark.files
    def test_it_says_who_where_and_when(self, store: Store, room: str) -> None:
        before = real_now()
        entry = Session(store, room, ANNA, "LEAD").submit(Log(text="x"))[0]
        assert (entry.actor, entry.station) == (ANNA, "LEAD")
        assert before <= entry.written_at <= entry.recorded_at <= real_now()
        assert entry.occurred_at == entry.written_at

    def test_a_command_may_say_it_itself(self, store: Store, room: str) -> None:
        command = Log(text="x", actor=BEN, station="VOICE", written_at=minute(5), occurred_at=minute(2))
        entry = Session(store, room, ANNA, "LEAD").submit(command)[0]
        assert (entry.actor, entry.station) == (BEN, "VOICE")
        assert (entry.written_at, entry.occurred_at) == (minute(5), minute(2))

    def test_what_the_rules_refuse_is_not_written(self, store: Store, room: str) -> None:
        session = Session(store, room, ANNA)
        length = len(store.read(room))
        with pytest.raises(Rejected, match="Write a few words"):
            session.submit(Log(text=" "))
        assert len(store.read(room)) == length

    def test_a_room_that_is_not_there_takes_nothing(self, store: Store) -> None:
        with pytest.raises(Rejected, match="no such room"):
            Session(store, "nowhere", ANNA).submit(Log(text="x"))

    def test_sending_again_after_a_lost_answer_is_harmless(self, open_store: Opener, room: str) -> None:
        command = Log(text="Sent twice")
        first = Session(open_store(), room, ANNA).submit(command)
        again = Session(open_store(), room, ANNA).submit(command)
        assert again == first
        assert [row.text for row in load(open_store(), room).timeline.rows].count("Sent twice") == 1


class TestSomebodyFaster:
    """Two sessions on one file."""

    def test_what_others_wrote_is_taken_in(self, open_store: Opener, room: str) -> None:
        mine, other = Session(open_store(), room, ANNA), Session(open_store(), room, BEN)
        entry = other.submit(Log(text="From the other side"))[0]
        changes = mine.catch_up()
        assert [row.seq for row in changes.added] == [entry.seq]
        assert mine.room == other.room
        assert not mine.catch_up().slices

    def test_the_same_thing_is_decided_again_and_appended(self, open_store: Opener, room: str) -> None:
        mine, other = Session(open_store(), room, ANNA), Session(open_store(), room, BEN)
        other.submit(severity(3))
        entry = mine.submit(severity(1))[0]
        assert (entry.version, mine.room.incident.severity) == (3, 1)
        assert [change.old for change in mine.room.timeline.by_seq[entry.seq].changes] == [3]
        other.catch_up()
        assert other.room == mine.room

    def test_what_can_no_longer_be_is_refused_with_what_happened(self, open_store: Opener, room: str) -> None:
        mine, other = Session(open_store(), room, ANNA), Session(open_store(), room, BEN)
        other.submit(TakeStation(key="VOICE", person=BEN, name="Ben Brandt"))
        with pytest.raises(Rejected, match="VOICE is taken"):
            mine.submit(TakeStation(key="VOICE", person=ANNA, name="Anna Alvarez"))
        seat = mine.room.stations.by_key["VOICE"].seat
        assert seat is not None
        assert seat.person == BEN

    def test_nothing_is_left_to_do_when_the_other_did_the_same(self, open_store: Opener, room: str) -> None:
        mine, other = Session(open_store(), room, ANNA), Session(open_store(), room, BEN)
        other.submit(EnterPhase(phase="react"))
        with pytest.raises(Rejected, match="in that phase already"):
            mine.submit(EnterPhase(phase="react"))

    def rivalled(self, file: str, room: str, times: int) -> tuple[Session, Rivalled]:
        store = Rivalled(file)
        store.rival = Session(Store(file), room, BEN)
        store.times = times
        return Session(store, room, ANNA), store

    @pytest.mark.parametrize("times", [1, TRIES - 1])
    def test_a_few_lost_races_are_made_good(self, store: Store, room: str, times: int) -> None:
        mine, rivalled = self.rivalled(store.url, room, times)
        entry = mine.submit(severity(4))[0]
        assert entry.version == 2 + times
        assert mine.room.incident.severity == 4
        rivalled.rival.store.close()
        rivalled.close()

    def test_after_three_the_person_is_told(self, store: Store, room: str) -> None:
        mine, rivalled = self.rivalled(store.url, room, TRIES)
        with pytest.raises(Conflict, match="Somebody changed this a moment before you") as lost:
            mine.submit(severity(4))
        assert (lost.value.stream, lost.value.version) == ("incident", 1 + TRIES)
        assert store.verify(room) is None
        assert mine.submit(severity(4))[0].version == 2 + TRIES
        rivalled.rival.store.close()
        rivalled.close()


class TestLoad:
    """Reading a room."""

    @pytest.mark.files
    def test_now_and_then(self, store: Store) -> None:
        bench = Bench()
        bench.wait(20).log("Late entry", at=minute(5))
        room = bench.save(store)
        assert load(store, room) == bench.room
        assert load(store, room, as_of=minute(6)) == bench.as_of(minute(6))
        assert load(store, room, known_at=minute(6)) == bench.known_at(minute(6))

    @pytest.mark.parametrize("was", [True, False])
    def test_the_collector_is_still_meanwhile_and_as_before_afterwards(self, was: bool) -> None:
        before = gc.isenabled()
        (gc.enable if was else gc.disable)()
        try:
            with quiet_memory():
                assert not gc.isenabled()
            assert gc.isenabled() == was
            with pytest.raises(KeyError), quiet_memory():
                raise KeyError
            assert gc.isenabled() == was
        finally:
            (gc.enable if before else gc.disable)()


def test_a_stamp_completes_what_is_missing() -> None:
    room = Bench().room
    stamped = stamp(Command(id="c"), room, ANNA, "LEAD")
    assert (stamped.id, stamped.actor, stamped.station) == ("c", ANNA, "LEAD")
    assert stamped.occurred_at == stamped.written_at <= real_now()
    late = stamp(Command(written_at=minute(3)), room, ANNA)
    assert (late.written_at, late.occurred_at) == (minute(3), minute(3))


def test_a_stamp_has_the_rooms_time() -> None:
    bench = Bench(nature="history", start="1970-04-14T05:00:00.000000Z")
    bench.shift_clock(real_now(), "1970-04-14T05:00:00.000000Z")
    assert stamp(Command(), bench.room, ANNA).written_at.startswith("1970-04-14T05:")


class TestDeclare:
    """Opening a room."""

    @pytest.mark.files
    def test_a_title_is_enough(self, store: Store) -> None:
        before = real_now()
        room = load(store, declare(store, Declared(title="Card payments fail"), ANNA))
        incident = room.incident
        assert (incident.title, incident.slug, incident.nature) == (TITLE, "card-payments-fail", "live")
        assert incident.reference.startswith(f"INC-{before[:4]}-")
        assert before <= incident.declared_at <= real_now()
        assert room.timeline.rows[0].actor == ANNA

    def test_it_stands_in_the_list_of_rooms(self, store: Store) -> None:
        room = declare(store, Declared(title=TITLE, severity=2), ANNA)
        head = store.find("card-payments-fail")
        assert (head.id, head.title, head.severity, head.phase) == (room, TITLE, 2, "recognize")

    def test_stations_are_opened_with_it(self, store: Store) -> None:
        room = load(store, declare(store, Declared(title=TITLE), ANNA, STATIONS))
        assert list(room.stations.by_key) == [key for key, _name, _duty in STATIONS]
        assert store.verify(room.id) is None

    def test_the_same_title_twice_are_two_rooms(self, store: Store) -> None:
        rooms = [declare(store, Declared(title=TITLE), ANNA) for _count in range(2)]
        incidents = [load(store, room).incident for room in rooms]
        assert incidents[0].reference != incidents[1].reference
        assert [each.slug for each in incidents] == ["card-payments-fail", "card-payments-fail-2"]

    @pytest.mark.parametrize(
        ("declared", "field"),
        [
            (Declared(title=" "), "title"),
            (Declared(title="x" * 500), "title"),
            (Declared(title="x", severity=9), "severity"),
        ],
    )
    def test_what_is_refused_leaves_no_room(self, store: Store, declared: Declared, field: str) -> None:
        with pytest.raises(Rejected) as refusal:
            declare(store, declared, ANNA)
        assert refusal.value.field == field
        assert store.heads() == []


def test_a_room_worked_in_by_two_is_one_room(open_store: Opener, room: str) -> None:
    sessions = [Session(open_store(), room, person, "LEAD") for person in (ANNA, BEN)]
    for number in range(10):
        session = sessions[number % 2]
        note = session.submit(Log(text=f"Line {number}"))[0].stream
        session.submit(Correct(stream=note, text=f"Line {number}, corrected"))
    for session in sessions:
        session.catch_up()
    assert sessions[0].room == sessions[1].room
    assert sessions[0].store.verify(room) is None
