"""The attack list: whoever logs in to a server, with any duty, the log stays what it was and still verifies."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL, make_url

from tests.attacks import (
    ALONE,
    ATTACKS,
    CALL,
    CALLS,
    DUTIES,
    FALSE_PRESENCE,
    FORBIDDEN,
    HERE,
    LONG_AGO,
    SETTINGS,
    WRITERS,
    Call,
)
from tests.logs import AT, note, open_room
from tests.servers import ask
from warroom import ids
from warroom.clock import later, real_now
from warroom.domain.entry import Entry
from warroom.store import schema
from warroom.store.engine import open_engine
from warroom.store.heads import Head
from warroom.store.store import Store

Connection = psycopg.Connection[tuple[Any, ...]]


class Arena(NamedTuple):
    """A server's database with a room and somebody of each duty."""

    url: str
    room: str
    people: dict[str, URL]

    def connect(self, duty: str) -> Connection:
        """Log in past the program."""
        address = self.people[duty].set(drivername="postgresql")
        return psycopg.connect(address.render_as_string(hide_password=False), autocommit=True)


@pytest.fixture(scope="module")
def arena(postgres_url: str, empty_server: URL) -> Iterator[Arena]:
    """Make the database and its people once; each attack leaves it as it was."""
    address = make_url(postgres_url)
    mine = address.set(database=f"arena_{uuid.uuid4().hex}")
    ask(address, f'CREATE DATABASE "{mine.database}" TEMPLATE "{empty_server.database}"')
    people = {duty: mine.set(username=f"{duty}_{uuid.uuid4().hex}") for duty in DUTIES}
    for duty, person in people.items():
        ask(mine, f'CREATE ROLE "{person.username}" LOGIN IN ROLE warroom_{duty}')
    url = mine.render_as_string(hide_password=False)
    with contextlib.closing(Store(url)) as store:
        room = open_room(store, note())[0].incident
        store.put_file(room, b"data")
    yield Arena(url, room, people)
    ask(address, f'DROP DATABASE "{mine.database}" WITH (FORCE)')
    for person in people.values():
        ask(address, f'DROP ROLE "{person.username}"')


@pytest.fixture
def log(arena: Arena) -> Iterator[Callable[[], list[Entry]]]:
    """Give the log as it is; in the end all that was there before is there still, and the chain verifies."""

    def kept(store: Store) -> tuple[list[Entry], list[Head]]:
        return store.read(arena.room), store.all_logs()

    with contextlib.closing(Store(arena.url)) as store:
        before, heads = kept(store)
        yield lambda: store.read(arena.room)
        after, still = kept(store)
        assert after[: len(before)] == before
        assert [head.id for head in still] == [head.id for head in heads]
        assert still[0].phase == "recognize"
        assert (still[0].seq, still[0].hash) == (after[-1].seq, after[-1].hash)
        assert store.verify(arena.room) is None
        assert store.orphans() == []


def append(connection: Connection, room: str, **given: Any) -> Any:
    """Call `append()` with good values, except for those given."""
    values = {
        "room": room,
        "id": ids.new(),
        "stream": f"entry:{ids.new()}",
        "version": 1,
        "kind": "entry.logged",
        "schema": 1,
        "actor": "person-anna",
        "station": "",
        "occurred_at": AT,
        "precision": "exact",
        "written_at": AT,
        "body": '{"text":"x"}',
    }
    found = connection.execute(CALL, (*{**values, **given}.values(),)).fetchone()
    return found and found[0]


def refused(connection: Connection, attack: Callable[[], object]) -> str | None:
    """Try something in a transaction that is taken back whatever happens; gives the code of the refusal."""
    try:
        with connection.transaction(force_rollback=True):
            attack()
    except psycopg.Error as said:
        return said.sqlstate
    return None


@pytest.mark.parametrize("duty", DUTIES)
def test_there_are_enough_attacks_and_each_is_refused(
    arena: Arena, log: Callable[[], list[Entry]], duty: str
) -> None:
    assert len(set(ATTACKS)) == len(ATTACKS) >= 100
    before = log()
    opened = []
    with arena.connect(duty) as connection:
        for attack in ATTACKS:
            code = refused(connection, lambda: connection.execute(attack.encode()))  # noqa: B023
            if code != FORBIDDEN:
                opened.append(f"{attack}: {code or 'was done'}")
            assert log() == before, attack
        for attack in ALONE:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(attack.encode())
    assert "\n".join(opened) == ""


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
@pytest.mark.parametrize("duty", DUTIES)
def test_a_false_call_is_refused(arena: Arena, log: Callable[[], list[Entry]], duty: str, call: Call) -> None:
    wanted = FORBIDDEN if duty == "viewer" else None if duty in call.held_by else call.code
    with arena.connect(duty) as connection:
        assert refused(connection, lambda: append(connection, **{"room": arena.room, **call.given})) == wanted


@pytest.mark.parametrize("duty", WRITERS)
class TestWhatIsTakenButDoesNotLie:
    """A call that is let in carries what the server knows, not what the caller says."""

    def test_a_forged_actor(self, arena: Arena, log: Callable[[], list[Entry]], duty: str) -> None:
        with arena.connect(duty) as connection:
            append(connection, arena.room, actor=arena.people["lead"].username or "")
        assert log()[-1].actor == arena.people[duty].username

    def test_another_role_for_the_session(
        self, arena: Arena, log: Callable[[], list[Entry]], duty: str
    ) -> None:
        with arena.connect(duty) as connection:
            connection.execute("SET ROLE warroom_member")
            append(connection, arena.room)
        assert log()[-1].actor == arena.people[duty].username

    def test_a_forged_time_of_recording(
        self, arena: Arena, log: Callable[[], list[Entry]], duty: str
    ) -> None:
        with arena.connect(duty) as connection:
            with pytest.raises(psycopg.errors.UndefinedFunction):
                connection.execute(CALL.replace("%s)", "%s, %s)"), ["x"] * 13)
            begun = later(real_now(), -60)
            append(connection, arena.room, occurred_at=LONG_AGO, written_at=LONG_AGO)
        entry = log()[-1]
        assert (entry.occurred_at, entry.written_at) == (LONG_AGO, LONG_AGO)
        assert begun < entry.recorded_at <= later(real_now(), 60)

    def test_names_of_ones_own_before_those_of_the_server(
        self, arena: Arena, log: Callable[[], list[Entry]], duty: str
    ) -> None:
        with arena.connect(duty) as connection:
            for table in ("incident", "entry", "body", "kind"):
                connection.execute(f"CREATE TEMP TABLE {table} (name text, duty text)".encode())
            for function in (
                "sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT ''::bytea $$",
                "clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$ SELECT '2000-01-01Z'::timestamptz $$",
                "pg_has_role(name, text, text) RETURNS bool LANGUAGE sql AS $$ SELECT true $$",
                "listed(json, text, text) RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$",
                "chain_hash(bytea, text[], bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT ''::bytea $$",
            ):
                connection.execute(f"CREATE FUNCTION pg_temp.{function}".encode())
            connection.execute(
                "CREATE TEMP TABLE pg_class AS SELECT 'public.entry'::regclass::oid AS oid, oid AS relowner"
                " FROM pg_roles WHERE rolname = session_user"
            )
            connection.execute("SET search_path = pg_temp, public, pg_catalog")
            append(connection, arena.room, actor="x")
            closed = refused(connection, lambda: append(connection, arena.room, kind="incident.closed"))
            assert closed == (None if duty in {"lead", "admin"} else "WR403")
        assert log()[-1].actor == arena.people[duty].username
        assert log()[-1].recorded_at > "2026"

    @pytest.mark.parametrize("setting", SETTINGS)
    def test_settings_of_ones_own(
        self, arena: Arena, log: Callable[[], list[Entry]], duty: str, setting: str
    ) -> None:
        with arena.connect(duty) as connection:
            connection.execute(setting.encode())
            append(connection, arena.room, body='{"text":"\\u0000 \\\\u0000 é"}')
            closing = {"kind": "incident.phase", "body": '{"text":"\\u0000","phase":"closed"}'}
            closed = refused(connection, lambda: append(connection, arena.room, **closing))
            assert closed == (None if duty in {"lead", "admin"} else "WR403")
        assert log()[-1].body == '{"text":"\\u0000 \\\\u0000 é"}'.encode()

    def test_the_same_id_with_other_words(
        self, arena: Arena, log: Callable[[], list[Entry]], duty: str
    ) -> None:
        first = log()[0]
        with arena.connect(duty) as connection:
            assert append(connection, arena.room, id=first.id, body='{"text":"other"}') == 1
        assert log()[0] == first

    def test_a_piece_that_is_too_long(self, arena: Arena, log: Callable[[], list[Entry]], duty: str) -> None:
        with arena.connect(duty) as connection:
            keep = "SELECT public.keep_piece(%s, %s)"
            code = refused(connection, lambda: connection.execute(keep, (arena.room, bytes(2**20 + 1))))
        assert code == "WR400"


@pytest.mark.parametrize("duty", DUTIES)
def test_listening_and_reading_are_for_everybody_with_a_duty(
    arena: Arena, log: Callable[[], list[Entry]], duty: str
) -> None:
    with arena.connect(duty) as connection:
        connection.execute("LISTEN warroom")
        found = connection.execute("SELECT count(*) FROM entry").fetchone()
    assert found == (len(log()),)
    with contextlib.closing(Store(arena.people[duty].render_as_string())) as store:
        assert store.verify(arena.room) is None
        assert store.held is not None
        assert (duty in store.held, "owner" in store.held) == (True, False)


@pytest.mark.parametrize("duty", DUTIES)
def test_nobody_ends_the_connections_of_others(
    arena: Arena, log: Callable[[], list[Entry]], duty: str
) -> None:
    with arena.connect(duty) as connection, arena.connect("member") as other:
        pid = other.info.backend_pid
        end = "SELECT pg_terminate_backend(%s)"
        if duty != "member":
            assert refused(connection, lambda: connection.execute(end, [pid])) == FORBIDDEN
        assert other.execute("SELECT 1").fetchone() == (1,)


def test_a_prepared_server_gives_no_place_for_tables_of_ones_own(arena: Arena, postgres_url: str) -> None:
    """What the arena's people may, so that more attacks are tried, those of a prepared server may not."""
    from warroom.store.preparing import prepare_server

    address = make_url(postgres_url).set(database=f"closed_{uuid.uuid4().hex}")
    ask(make_url(postgres_url), f'CREATE DATABASE "{address.database}"')
    engine = open_engine(address.render_as_string(hide_password=False))
    assert prepare_server(engine).now == schema.CURRENT
    engine.dispose()
    person = address.set(username=arena.people["member"].username, drivername="postgresql")
    with psycopg.connect(person.render_as_string(), autocommit=True) as member:
        for attack in ("CREATE TEMP TABLE entry (x int)", "CREATE FUNCTION pg_temp.f() RETURNS int RETURN 1"):
            assert refused(member, lambda: member.execute(attack.encode())) == FORBIDDEN  # noqa: B023
    stranger = f"stranger_{uuid.uuid4().hex}"
    ask(address, sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(stranger)).as_string())
    with pytest.raises(psycopg.OperationalError, match="CONNECT"):
        psycopg.connect(person.set(username=stranger).render_as_string())
    ask(make_url(postgres_url), f'DROP DATABASE "{address.database}" WITH (FORCE)')
    ask(make_url(postgres_url), f'DROP ROLE "{stranger}"')


@pytest.mark.parametrize("duty", DUTIES)
class TestPresence:
    """Who is here is what the server knows, for viewers too; it fills no disk and changes no log."""

    @staticmethod
    def be_here(connection: Connection, arena: Arena, **given: Any) -> list[tuple[Any, ...]]:
        """Call `be_here()` with good values, except for those given."""
        values = {"room": arena.room, "desk": "d", "station": "", "page": "", "stream": "", "typing": False}
        return connection.execute(HERE, (*{**values, **given}.values(),)).fetchall()

    @pytest.mark.parametrize(
        ("name", "given", "code"), FALSE_PRESENCE, ids=[each[0] for each in FALSE_PRESENCE]
    )
    def test_a_false_call_is_refused(
        self, arena: Arena, duty: str, name: str, given: dict[str, Any], code: str
    ) -> None:
        with arena.connect(duty) as connection:
            assert refused(connection, lambda: self.be_here(connection, arena, **given)) == code, name

    def test_nobody_is_here_as_somebody_else(
        self, arena: Arena, log: Callable[[], list[Entry]], duty: str
    ) -> None:
        before = log()
        other = "lead" if duty != "lead" else "member"
        with arena.connect(duty) as connection, arena.connect(other) as theirs:
            self.be_here(theirs, arena, desk="shared", page="fixes")
            connection.execute("SET ROLE warroom_viewer")
            connection.execute("SET search_path = pg_temp, public, pg_catalog")
            connection.execute("CREATE FUNCTION pg_temp.x() RETURNS int LANGUAGE sql AS 'SELECT 1'")
            found = self.be_here(connection, arena, desk="shared", page="owners")
            mine, others = arena.people[duty].username, arena.people[other].username
            assert {(row[1], row[3]) for row in found if row[0] == "shared"} >= {
                (mine, "owners"),
                (others, "fixes"),
            }
            connection.execute("SELECT public.leave_here('shared')")
            left = connection.execute("SELECT * FROM public.who_is_here(%s)", (arena.room,)).fetchall()
            assert [row[1] for row in left if row[0] == "shared"].count(mine) == 0
            assert others in [row[1] for row in left if row[0] == "shared"]
            theirs.execute("SELECT public.leave_here('shared')")
        assert log() == before

    def test_a_login_has_eight_desks_at_most(self, arena: Arena, duty: str) -> None:
        mine = arena.people[duty].username
        with arena.connect(duty) as connection:
            for number in range(30):
                self.be_here(connection, arena, desk=f"desk {number}")
            found = self.be_here(connection, arena, desk="desk 0")
            assert {row[0] for row in found if row[1] == mine} == {
                f"desk {number}" for number in (0, *range(23, 30))
            }
            for number in range(30):
                connection.execute("SELECT public.leave_here(%s)", (f"desk {number}",))

    def test_who_holds_a_row_lets_nobody_wait(self, arena: Arena, duty: str) -> None:
        other = "lead" if duty != "lead" else "member"
        with (
            arena.connect(duty) as holder,
            arena.connect(other) as connection,
            contextlib.closing(Store(arena.url)) as store,
        ):
            self.be_here(holder, arena, desk="old")
            with store.engine.begin() as keeper:
                keeper.exec_driver_sql(
                    "UPDATE presence SET seen = seen - interval '1 minute' WHERE desk = 'old'"
                )
            with holder.transaction(force_rollback=True):
                self.be_here(holder, arena, desk="old")
                connection.execute("SET lock_timeout = '200ms'")
                assert "old" not in [row[0] for row in self.be_here(connection, arena, desk="mine")]
            assert "old" not in [row[0] for row in self.be_here(connection, arena, desk="mine")]
            with store.engine.connect() as keeper:
                assert (
                    keeper.exec_driver_sql("SELECT count(*) FROM presence WHERE desk = 'old'").scalar() == 0
                )
