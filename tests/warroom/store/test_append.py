"""The contract of append, one for SQLite and PostgreSQL: in order, without gaps, once, or refused."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from sqlalchemy import text

from tests.logs import AT, LATER, draft, note, open_room
from warroom import ids
from warroom.clock import real_now
from warroom.domain.entry import GENESIS, Draft, Entry, chain_hash, commitment
from warroom.domain.state.incident import Changed, Closed, PhaseEntered
from warroom.domain.state.timeline import Withdrawn
from warroom.errors import Conflict, Rejected
from warroom.store.store import Store

WRITERS, EACH = 4, 25


def room_of(store: Store, *more: Draft) -> str:
    return open_room(store, *more)[0].incident


def as_sent(entry: Entry) -> Draft:
    plain = {name: getattr(entry, name) for name in Draft.__struct_fields__}
    return Draft(**plain)


class TestAppend:
    """What holds for every log, whichever database keeps it."""

    def test_entries_are_numbered_from_one_without_gaps(self, store: Store) -> None:
        room = room_of(store)
        for number in range(3):
            store.append(room, [note(f"line {number}")])
        store.append(room, [note("four"), note("five")])
        assert [entry.seq for entry in store.read(room)] == [1, 2, 3, 4, 5, 6]

    def test_the_log_keeps_the_order_of_the_writer(self, store: Store) -> None:
        drafts = [note(f"line {number}") for number in range(20)]
        room = room_of(store)
        entries = store.append(room, drafts)
        assert [entry.id for entry in entries] == [each.id for each in drafts]
        assert store.read(room)[1:] == entries

    def test_a_log_keeps_what_was_sent_to_the_letter(self, store: Store) -> None:
        hostile = "'; DROP TABLE entry; -- <b>%s {x} \0 \\u0000 \\ \" ñ – 🚀 \u2028"
        sent = draft("item.withdrawn", Withdrawn(reason=hostile, tags=("a", hostile)), station="")
        room = room_of(store)
        store.append(room, [sent])
        (entry,) = store.read(room, after=1)
        assert as_sent(entry) == sent
        assert entry.salt is not None
        assert len(entry.salt) == 16

    def test_nothing_to_append_asks_for_nothing(self, store: Store) -> None:
        assert store.append(room_of(store), []) == []

    def test_a_log_that_is_not_there_is_refused(self, store: Store) -> None:
        with pytest.raises(Rejected, match="no such room"):
            store.append(ids.new(), [note()])

    def test_logs_do_not_know_each_other(self, store: Store) -> None:
        first, second = room_of(store), room_of(store)
        sent = note(stream="entry:same")
        one, two = store.append(first, [sent]), store.append(second, [sent])
        assert (one[0].id, one[0].seq, one[0].version) == (two[0].id, two[0].seq, two[0].version)
        assert one[0].hash != two[0].hash

    def test_an_entry_sent_again_is_the_entry_of_the_first_time(self, store: Store) -> None:
        room = room_of(store)
        sent = note()
        first = store.append(room, [sent])
        store.append(room, [note("somebody else")])
        assert store.append(room, [sent]) == first
        assert store.head(room).seq == 3

    def test_a_batch_sent_again_is_the_batch_of_the_first_time(self, store: Store) -> None:
        room = room_of(store)
        batch = [note("one", "entry:a"), note("two", "entry:a", 2), note("three")]
        assert store.append(room, batch) == store.append(room, batch)
        assert store.head(room).seq == 4

    def test_what_is_new_in_a_batch_sent_again_is_added(self, store: Store) -> None:
        room = room_of(store)
        known, fresh = note("known"), note("fresh")
        store.append(room, [known])
        assert [entry.seq for entry in store.append(room, [fresh, known])] == [3, 2]

    def test_an_entry_twice_in_a_batch_is_one_entry(self, store: Store) -> None:
        room = room_of(store)
        sent, other = note(), note()
        assert [entry.seq for entry in store.append(room, [sent, other, sent])] == [2, 3, 2]
        assert store.head(room).seq == 3

    def test_whoever_derives_the_same_id_comes_second(self, store: Store) -> None:
        room = room_of(store)
        timer = ids.derived("timer", AT)
        first = store.append(room, [note("due", "timer:1", id=timer, station="station-a")])
        assert store.append(room, [note("due", "timer:1", id=timer, station="station-b")]) == first

    def test_a_log_opened_again_keeps_its_names(self, store: Store) -> None:
        opened = open_room(store)
        again = store.open_log(
            opened[0].incident, "other", "live", lambda reference, slug: list(map(as_sent, opened))
        )
        assert again == opened
        assert len(store.heads()) == 1

    def test_a_stale_version_is_refused_with_what_there_is(self, store: Store) -> None:
        room = room_of(store, note("one", "entry:a"), note("two", "entry:a", 2))
        with pytest.raises(Conflict) as refused:
            store.append(room, [note("mine", "entry:a", 2)])
        assert (refused.value.stream, refused.value.version) == ("entry:a", 2)
        assert store.head(room).seq == 3

    @pytest.mark.parametrize("version", [0, 2, 3, -1])
    def test_a_new_stream_begins_with_version_one(self, store: Store, version: int) -> None:
        room = room_of(store)
        with pytest.raises(Conflict) as refused:
            store.append(room, [note("mine", "entry:ñ 'new'", version)])
        assert (refused.value.stream, refused.value.version) == ("entry:ñ 'new'", 0)

    def test_a_batch_is_taken_whole_or_not_at_all(self, store: Store) -> None:
        room = room_of(store, note("one", "entry:a"))
        before = store.head(room)
        with pytest.raises(Conflict):
            store.append(room, [note("fine"), note("two", "entry:a", 2), note("stale", "entry:a", 2)])
        assert store.head(room) == before
        assert len(store.read(room)) == 2
        assert store.verify(room) is None

    def test_one_of_many_who_change_the_same_wins(self, store: Store) -> None:
        room = room_of(store, note("one", "entry:a"))
        start = threading.Barrier(WRITERS)

        def write(number: int) -> int:
            start.wait()
            try:
                return store.append(room, [note(f"by {number}", "entry:a", 2)])[0].seq
            except Conflict as lost:
                return -lost.version

        with ThreadPoolExecutor(WRITERS) as writers:
            assert sorted(writers.map(write, range(WRITERS))) == [-2] * (WRITERS - 1) + [3]
        assert store.head(room).seq == 3

    def test_every_entry_has_a_place_of_its_own(self, store: Store) -> None:
        room = room_of(store)
        start = threading.Barrier(WRITERS)

        def write(number: int) -> list[int]:
            start.wait()
            return [store.append(room, [note(f"{number}/{each}")])[0].seq for each in range(EACH)]

        with ThreadPoolExecutor(WRITERS) as writers:
            given = list(writers.map(write, range(WRITERS)))
        assert all(own == sorted(own) for own in given)
        assert sorted(seq for own in given for seq in own) == list(range(2, WRITERS * EACH + 2))
        assert [entry.seq for entry in store.read(room)] == list(range(1, WRITERS * EACH + 2))
        assert store.verify(room) is None

    def test_references_and_slugs_are_given_once(self, store: Store) -> None:
        start = threading.Barrier(WRITERS)

        def declare(_number: int) -> None:
            start.wait()
            for _ in range(3):
                open_room(store)

        with ThreadPoolExecutor(WRITERS) as writers:
            list(writers.map(declare, range(WRITERS)))
        year = real_now()[:4]
        heads = store.heads()
        assert [head.reference for head in heads] == [
            f"INC-{year}-{number:04d}" for number in range(12, 0, -1)
        ]
        assert {head.slug for head in heads} == {"payments", *(f"payments-{n}" for n in range(2, 13))}

    def test_the_writer_says_two_times_and_the_log_the_third(self, store: Store) -> None:
        room = room_of(store)
        before = real_now()
        (entry,) = store.append(room, [note(occurred_at=AT, written_at=LATER, precision="reconstructed")])
        assert (entry.occurred_at, entry.written_at, entry.precision) == (AT, LATER, "reconstructed")
        assert before <= entry.recorded_at <= real_now()
        assert len(entry.recorded_at) == 27

    def test_a_time_of_long_ago_is_kept(self, store: Store) -> None:
        room = room_of(store)
        ancient = "0001-01-01T00:00:00.000000Z"
        (entry,) = store.append(room, [note(occurred_at=ancient, written_at="9999-12-31T23:59:59.999999Z")])
        assert (entry.occurred_at, entry.written_at) == (ancient, "9999-12-31T23:59:59.999999Z")

    def test_every_entry_extends_the_one_before(self, store: Store) -> None:
        room = room_of(store, note("Señal – ok 🚀", "entry:señal"), note("", station=""))
        previous = GENESIS
        for entry in store.read(room):
            assert entry.salt is not None
            assert entry.body is not None
            assert entry.commitment == commitment(entry.salt, entry.body)
            assert entry.hash == chain_hash(previous, entry)
            previous = entry.hash
        assert store.head(room).hash == previous
        assert store.verify(room) is None

    def test_the_same_words_are_committed_to_differently(self, store: Store) -> None:
        room = room_of(store)
        one, two = store.append(room, [note("same"), note("same")])
        assert one.body == two.body
        assert one.salt != two.salt
        assert one.commitment != two.commitment

    def test_a_body_can_be_deleted_and_the_chain_still_holds(self, store: Store) -> None:
        room = room_of(store, note("Mrs. Secret called"), note("Another line"))
        told = store.erase(room, [2], "Removed at her wish", "privacy", actor="person-anna", now=AT)
        entries = store.read(room)
        assert (entries[1].body, entries[1].salt) == (None, None)
        assert entries[-1] == told
        assert store.verify(room) is None

    def test_the_declaration_names_the_room(self, store: Store) -> None:
        entries = open_room(store, nature="history", title="Oxygen tank", severity=2)
        (head,) = store.heads()
        assert (head.id, head.slug, head.nature) == (entries[0].incident, "payments", "history")
        assert (head.title, head.severity, head.phase, head.seq) == ("Oxygen tank", 2, "recognize", 1)
        assert head.hash == entries[-1].hash

    def test_the_list_follows_the_incident(self, store: Store) -> None:
        room = room_of(store)
        store.append(room, [draft("incident.changed", Changed(severity=1, title="All fails"), "incident", 2)])
        store.append(room, [draft("incident.phase", PhaseEntered(phase="react"), "incident", 3), note()])
        head = store.head(room)
        assert (head.title, head.severity, head.phase, head.seq) == ("All fails", 1, "react", 4)
        store.append(room, [draft("incident.closed", Closed(phase="closed"), "incident", 4)])
        assert store.head(room).phase == "closed"
        assert store.verify(room) is None

    def test_other_streams_do_not_name_the_room(self, store: Store) -> None:
        room = room_of(store)
        store.append(room, [draft("incident.changed", Changed(title="Elsewhere"), "fix:1")])
        assert store.head(room).title == "Card payments fail"
        assert store.verify(room) is None

    def test_names_once_given_stay(self, store: Store) -> None:
        room = room_of(store)
        before = store.head(room)
        body = b'{"reference":"INC-1","slug":"other","nature":"house","severity":"x","title":3,"phase":null}'
        store.append(room, [draft("incident.changed", body, "incident", 2)])
        after = store.head(room)
        assert msgspec.structs.replace(after, seq=before.seq, hash=before.hash) == before
        assert store.verify(room) is None

    @pytest.mark.parametrize("severity", ["true", "2.5", "1e3", "12345678901234", "null", '"2"'])
    def test_a_severity_that_is_no_number_of_ours_is_left_out(self, store: Store, severity: str) -> None:
        room = room_of(store)
        body = f'{{"severity":{severity}}}'.encode()
        store.append(room, [draft("incident.changed", body, "incident", 2)])
        assert store.head(room).severity == 0
        assert store.verify(room) is None

    def test_a_title_may_hold_any_character(self, store: Store) -> None:
        room = open_room(store, title="\0A\\u0000\\\0\0 'ñ' \u2028🚀")[0].incident
        assert store.head(room).title == "A\\u0000\\ 'ñ' \u2028🚀"
        assert store.verify(room) is None

    def test_references_count_up_in_their_year(self, store: Store) -> None:
        year = real_now()[:4]
        with store.engine.begin() as connection:
            connection.execute(text("INSERT INTO counter (name, last) VALUES ('INC-1970', 41)"))
        open_room(store)
        open_room(store)
        assert [head.reference for head in store.heads()] == [f"INC-{year}-0002", f"INC-{year}-0001"]
        with store.engine.begin() as connection:
            connection.execute(
                text("UPDATE counter SET last = 9999 WHERE name = :name"), {"name": f"INC-{year}"}
            )
        assert store.head(room_of(store)).reference == f"INC-{year}-10000"

    def test_a_slug_that_is_taken_gets_a_number(self, store: Store) -> None:
        rooms = [room_of(store) for _ in range(3)]
        assert [store.head(room).slug for room in rooms] == ["payments", "payments-2", "payments-3"]

    def test_a_refused_log_leaves_nothing(self, store: Store) -> None:
        with pytest.raises(Conflict):
            open_room(store, note("stale", "entry:a", 2))
        assert store.heads() == []
        assert store.orphans() == []
        assert store.head(room_of(store)).reference.endswith("-0001")

    def test_what_the_maker_refuses_leaves_nothing(self, store: Store) -> None:
        def make(_reference: str, _slug: str) -> list[Draft]:
            raise Rejected("Write a few words here.")

        with pytest.raises(Rejected):
            store.open_log(ids.new(), "payments", "live", make)
        assert store.heads() == []
