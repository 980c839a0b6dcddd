"""Demonstrations: as they stood, running on, or whole and closed."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.rooms import ANNA, BEN
from tests.servers import member_url
from tests.tales import TALE, write
from warroom import assets
from warroom.clock import seconds_between
from warroom.domain.rules.timeline import Log
from warroom.domain.state.incident import Declared
from warroom.errors import Corrupt, Rejected
from warroom.services.demonstration import available, install, resume, scenario_file
from warroom.services.session import Session, declare, load
from warroom.store.store import Store

OPEN_AT = "1969-07-01T10:30:00.000000Z"
HOUR = 3600


@pytest.fixture
def tale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program bring a small demonstration along."""
    monkeypatch.setattr(assets, "root", lambda: tmp_path / "resources")
    return write(tmp_path / "resources" / "demo" / "tale" / "scenario.jsonl", *TALE)


@pytest.mark.usefixtures("tale")
class TestInstalled:
    """Put into a database."""

    def test_it_stands_as_it_stood_and_runs_on(self, store: Store) -> None:
        room = load(store, install(store, "tale", complete=False))
        assert room.incident.phase == "recognize"
        assert [each.state for each in room.fixes.values()] == ["idea"]
        assert 0 <= seconds_between(OPEN_AT, room.now) < HOUR
        assert store.verify(room.id) is None

    def test_complete_it_is_closed(self, store: Store) -> None:
        room = load(store, install(store, "tale", complete=True))
        assert (room.incident.phase, room.incident.slug) == ("closed", "tale")
        assert store.find("TALE").id == room.id
        assert store.verify(room.id) is None

    def test_one_can_act_in_it_at_once(self, store: Store) -> None:
        session = Session(store, install(store, "tale", complete=False), ANNA)
        entry = session.submit(Log(text="I am here"))[0]
        assert 0 <= seconds_between(OPEN_AT, entry.occurred_at) < HOUR
        row = session.room.timeline.by_seq[entry.seq]
        assert 0 <= seconds_between(entry.written_at, row.recorded_at) < HOUR
        assert entry.recorded_at > "2026"

    def test_again_it_gets_a_number(self, store: Store) -> None:
        rooms = [install(store, "tale", complete=True) for _count in range(3)]
        assert [store.head(room).slug for room in rooms] == ["tale", "tale-2", "tale-3"]
        assert [store.head(room).reference for room in rooms] == ["TALE", "TALE-2", "TALE-3"]

    def test_a_room_of_ones_own_keeps_its_name(self, store: Store) -> None:
        own = declare(store, Declared(title="Tale"), ANNA)
        assert store.head(install(store, "tale", complete=False)).slug == "tale-2"
        assert store.head(own).slug == "tale"


@pytest.mark.usefixtures("tale")
class TestResumed:
    """Opened again."""

    def test_the_first_time_it_is_installed(self, store: Store) -> None:
        room = resume(store, "tale", ANNA)
        assert [head.id for head in store.heads()] == [room]

    def test_it_goes_on_where_it_was(self, store: Store) -> None:
        session = Session(store, resume(store, "tale", ANNA), ANNA)
        written = session.submit(Log(text="I am here"))[0]
        assert resume(store, "tale", BEN) == session.room.id
        session.catch_up()
        assert session.room.clock.room_anchor == written.occurred_at
        assert session.submit(Log(text="And again"))[0].occurred_at >= written.occurred_at
        assert store.verify(session.room.id) is None

    def test_nobody_acted_and_it_begins_again_where_it_opens(self, store: Store) -> None:
        room = resume(store, "tale", ANNA)
        resume(store, "tale", ANNA)
        assert load(store, room).clock.room_anchor == OPEN_AT

    def test_a_running_one_is_found_beside_a_complete_one(self, store: Store) -> None:
        whole = install(store, "tale", complete=True)
        running = resume(store, "tale", ANNA)
        assert running != whole
        assert resume(store, "tale", ANNA) == running
        assert len(store.heads()) == 2

    def test_a_room_of_ones_own_with_that_name_is_left_alone(self, store: Store) -> None:
        own = declare(store, Declared(title="Tale"), ANNA)
        room = resume(store, "tale", ANNA)
        assert room != own
        assert load(store, own).clock.real_anchor == ""
        assert resume(store, "tale", ANNA) == room


@pytest.mark.usefixtures("tale")
def test_a_demonstration_that_is_not_there_is_refused_with_those_there_are() -> None:
    with pytest.raises(Rejected, match=r"^There is no demonstration moon\. There are: tale$"):
        scenario_file("moon")


def test_a_demonstration_that_is_wrong_leaves_nothing(store: Store, tale: Path) -> None:
    write(tale, {"at": "009:00:00", "do": "tweet"})
    with pytest.raises(Corrupt, match=r"^scenario\.jsonl, line 2: "):
        install(store, "tale", complete=True)
    assert store.heads() == []


class TestApollo13:
    """The real mission, as the program brings it along."""

    def test_it_is_brought_along(self) -> None:
        assert "apollo13" in available()

    def test_the_whole_mission(self, store: Store) -> None:
        room = load(store, install(store, "apollo13", complete=True))
        assert room.incident.phase == "closed"
        assert len(room.hypotheses) >= 10
        assert not [held.ref for held in room.hypotheses.values() if held.alive]
        assert len(room.fixes) >= 20
        assert len(room.timeline.rows) >= 300
        assert room.incident.zero == "1970-04-14T03:07:53.000000Z"
        assert store.verify(room.id) is None

    def test_as_it_stood(self, store: Store) -> None:
        room = load(store, install(store, "apollo13", complete=False))
        assert 0 <= seconds_between("1970-04-14T04:53:00.000000Z", room.now) < HOUR
        assert room.incident.phase != "closed"
        assert all(row.occurred_at <= "1970-04-14T04:53:00.000000Z" for row in room.timeline.rows)


@pytest.mark.usefixtures("tale")
class TestOnAServer:
    """A past room with its times and names is copied in by an admin, and played on by everybody."""

    @pytest.mark.parametrize("duty", ["viewer", "member", "lead", "voice"])
    def test_who_is_no_admin_is_shown_the_way_out(self, server_url: str, duty: str) -> None:
        store = Store(member_url(server_url, f"playing_{duty}", duty))
        with contextlib.closing(store), pytest.raises(Rejected, match="only an admin") as refused:
            resume(store, "tale", "")
        assert str(refused.value.values["address"]).startswith("sqlite:///")
        assert store.heads() == []

    def test_an_admin_installs_it_and_a_member_goes_on_with_it(self, server_url: str) -> None:
        with contextlib.closing(Store(member_url(server_url, "playing_admin", "admin"))) as mine:
            room = load(mine, resume(mine, "tale", ""))
            assert 0 <= seconds_between(OPEN_AT, room.now) < HOUR
            assert mine.verify(room.id) is None
            assert mine.find("tale").title == room.incident.title
            whole = install(mine, "tale", complete=True)
            assert mine.head(whole).phase == "closed"
        with contextlib.closing(Store(member_url(server_url, "playing_member"))) as theirs:
            assert resume(theirs, "tale", "") == room.id
