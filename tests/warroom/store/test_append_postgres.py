"""On PostgreSQL the functions are the only way in: same hashes as Python, no other door for members."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import psycopg
import pytest
from psycopg import errors, sql
from sqlalchemy import make_url, text

from tests import golden
from tests.houses import PROCEDURE
from tests.logs import AT, draft, note, open_room
from warroom import ids
from warroom.domain.rules.house import WriteHouse
from warroom.domain.state.incident import Changed
from warroom.errors import Conflict, Rejected
from warroom.services.house import read_house, write
from warroom.store import append_postgres
from warroom.store.heads import HOUSE
from warroom.store.store import Store

CALL = "SELECT public.append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
TABLES = ("incident", "entry", "body", "chunk", "counter", "kind", "alembic_version")


def plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


@pytest.fixture
def member_url(new_member: Callable[[], str]) -> str:
    """Give the address of one member."""
    return new_member()


@pytest.fixture
def member(member_url: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """Connect one member, past the program."""
    with psycopg.connect(plain(member_url), autocommit=True) as connection:
        yield connection


def call(connection: psycopg.Connection[tuple[Any, ...]], room: str, **given: Any) -> Any:
    """Call `append()` with good values, except for those given."""
    values = {
        "id": ids.new(),
        "stream": "entry:1",
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
    found = connection.execute(CALL, (room, *{**values, **given}.values())).fetchone()
    return found and found[0]


# The same hashes as in Python, by golden vectors.


@pytest.mark.parametrize(
    ("function", "values", "wanted"),
    [
        ("frame_header(%s::text[])", [list(golden.FIELDS)], golden.HEADER),
        ("commitment(%s::bytea, %s)", [golden.SALT, golden.BODY], golden.COMMITMENT),
        (
            "chain_hash(%s::bytea, %s::text[], %s::bytea)",
            [golden.PREVIOUS, list(golden.FIELDS), golden.COMMITMENT],
            golden.HASH,
        ),
        (
            "chain_hash(%s::bytea, %s::text[], %s::bytea)",
            [bytes(32), list(golden.FIELDS), golden.COMMITMENT],
            golden.FIRST_HASH,
        ),
    ],
)
def test_sql_gives_the_golden_vectors(
    server_url: str, function: str, values: Sequence[Any], wanted: bytes
) -> None:
    with psycopg.connect(plain(server_url)) as admin:
        found = admin.execute(f"SELECT public.{function}".encode(), values).fetchone()
    assert found == (wanted,)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kathmandu", "America/St_Johns"])
def test_instants_are_written_in_utc_wherever_the_server_is(server_url: str, zone: str) -> None:
    with psycopg.connect(plain(server_url)) as admin:
        admin.execute("SELECT set_config('timezone', %s, false)", [zone])
        found = admin.execute("SELECT public.instant('2026-03-02T14:05:00.000001Z'::timestamptz)").fetchone()
    assert found == ("2026-03-02T14:05:00.000001Z",)


# What members may do.


def test_a_member_works_like_everybody(server: Store, member_url: str) -> None:
    with contextlib.closing(Store(member_url)) as mine:
        entries = open_room(mine, note("one"))
        room = entries[0].incident
        mine.append(room, [note("two")])
        names = mine.put_file(room, b"picture")
        assert mine.get_file(room, names) == b"picture"
        assert [head.id for head in mine.heads()] == [room]
        assert mine.verify(room) is None
    assert len(server.read(room)) == 3
    assert server.verify(room) is None


def test_a_member_writes_in_his_own_name(server: Store, member_url: str) -> None:
    with contextlib.closing(Store(member_url)) as mine:
        entries = open_room(mine, note(actor="person-of-another"))
    assert {entry.actor for entry in entries} == {make_url(member_url).username}
    assert server.verify(entries[0].incident) is None


def test_whoever_owns_the_tables_may_write_for_others(server: Store) -> None:
    assert open_room(server)[0].actor == "person-anna"


def test_a_member_cannot_take_another_name(
    server: Store, member: psycopg.Connection[tuple[Any, ...]], member_url: str, new_member: Callable[[], str]
) -> None:
    room = open_room(server)[0].incident
    other = make_url(new_member()).username or ""
    for way in ("SET ROLE {}", "SET SESSION AUTHORIZATION {}"):
        with pytest.raises(errors.InsufficientPrivilege):
            member.execute(sql.SQL(way).format(sql.Identifier(other)))
    member.execute("SET ROLE warroom_member")
    call(member, room)
    assert server.read(room)[-1].actor == make_url(member_url).username


# What members try, and nobody lets them.

ATTACKS = [
    "UPDATE entry SET actor = 'x'",
    "UPDATE body SET body = '{}'",
    "UPDATE incident SET title = 'x'",
    "UPDATE chunk SET data = ''",
    "UPDATE counter SET last = 0",
    "UPDATE alembic_version SET version_num = '0'",
    *(f"DELETE FROM {table}" for table in TABLES),
    *(f"TRUNCATE {table}" for table in TABLES),
    *(f"DROP TABLE {table}" for table in TABLES),
    *(f"INSERT INTO {table} SELECT * FROM {table}" for table in TABLES),
    *(f"ALTER TABLE {table} OWNER TO CURRENT_USER" for table in TABLES),
    *(f"LOCK TABLE {table} IN EXCLUSIVE MODE" for table in TABLES),
    "SELECT * FROM entry FOR UPDATE",
    "SELECT * FROM incident FOR SHARE",
    "ALTER TABLE entry DISABLE TRIGGER ALL",
    "ALTER TABLE entry DROP COLUMN hash",
    "CREATE RULE r AS ON INSERT TO entry DO INSTEAD NOTHING",
    "CREATE TRIGGER t BEFORE INSERT ON entry EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE TABLE public.mine (x int)",
    "CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE OR REPLACE FUNCTION public.instant(timestamptz) RETURNS text LANGUAGE sql AS 'SELECT $1::text'",
    "ALTER FUNCTION public.append OWNER TO CURRENT_USER",
    "ALTER FUNCTION public.append RESET ALL",
    "DROP FUNCTION public.append",
    "GRANT warroom_owner TO CURRENT_USER",
    "SET ROLE warroom_owner",
    "SET ROLE postgres",
    "SET session_replication_role = replica",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "COPY entry FROM PROGRAM 'true'",
    "SELECT public.frame_header(ARRAY['x'])",
    "SELECT public.commitment(''::bytea, '')",
    "SELECT public.chain_hash(''::bytea, ARRAY['x'], ''::bytea)",
    "SELECT public.instant(now())",
    "SELECT public.listed('{}'::json, 'x', 'x')",
    "SELECT last FROM counter",
    "SELECT * FROM kind",
]


def test_a_member_has_no_other_door(server: Store, member: psycopg.Connection[tuple[Any, ...]]) -> None:
    room = open_room(server, note())[0].incident
    server.put_file(room, b"data")
    before = server.read(room), server.heads()
    for attack in ATTACKS:
        opened = None
        try:
            with member.transaction():
                member.execute(attack.encode())
        except errors.InsufficientPrivilege:
            continue
        except psycopg.Error as other:
            opened = str(other)
        pytest.fail(f"{attack}: {opened or 'was done'}")
    assert (server.read(room), server.heads()) == before


def test_a_member_cannot_give_himself_more(
    server: Store, member: psycopg.Connection[tuple[Any, ...]]
) -> None:
    for table in TABLES:
        # PostgreSQL only warns that it granted nothing.
        with contextlib.suppress(errors.InsufficientPrivilege):
            member.execute(f"GRANT ALL ON {table} TO CURRENT_USER".encode())
    gained = member.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
        " AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')"
    ).fetchall()
    assert gained == []


def test_names_in_the_members_own_schemas_lead_nobody_astray(
    server: Store, member: psycopg.Connection[tuple[Any, ...]]
) -> None:
    room = open_room(server)[0].incident
    for table in ("incident", "entry", "body"):
        member.execute(f"CREATE TEMP TABLE {table} (LIKE public.{table} INCLUDING ALL)".encode())
    member.execute(
        "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT ''::bytea $$"
    )
    member.execute(
        "CREATE FUNCTION pg_temp.clock_timestamp() RETURNS timestamptz"
        " LANGUAGE sql AS $$ SELECT '2000-01-01Z'::timestamptz $$"
    )
    member.execute("SET search_path = pg_temp, public, pg_catalog")
    assert call(member, room) == 2
    assert server.verify(room) is None
    assert server.read(room)[-1].recorded_at > "2026"


def test_somebody_who_is_no_member_may_do_nothing(
    server: Store, member_url: str, member: psycopg.Connection[tuple[Any, ...]]
) -> None:
    room = open_room(server)[0].incident
    name = make_url(member_url).username or ""
    with server.engine.begin() as admin:
        admin.execute(text(f'REVOKE warroom_member FROM "{name}"'))
    for attempt in (
        "SELECT * FROM entry",
        "SELECT * FROM incident",
        "SELECT public.open_log('a', 'b', 'live')",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            member.execute(attempt.encode())
    with pytest.raises(errors.InsufficientPrivilege):
        call(member, room)
    with pytest.raises(Rejected, match="Ask its administrator"):
        Store(member_url)


def test_the_owner_cannot_log_in_and_changes_no_entry(server: Store) -> None:
    with server.engine.connect() as admin:
        roles = admin.execute(
            text("SELECT rolname, rolcanlogin, rolsuper FROM pg_roles WHERE rolname LIKE 'warroom%'")
        )
        assert sorted(tuple(row) for row in roles) == [
            (f"warroom_{role}", False, False)
            for role in ("admin", "lead", "member", "owner", "viewer", "voice")
        ]
        forbidden = admin.execute(
            text(
                "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
                " AND (has_table_privilege('warroom_owner', oid, 'TRUNCATE')"
                " OR relname NOT IN ('body', 'chunk', 'presence') AND has_table_privilege('warroom_owner', oid, 'DELETE')"
                " OR relname IN ('entry', 'body', 'chunk') AND has_table_privilege('warroom_owner', oid, 'UPDATE'))"
            )
        ).scalar()
        assert forbidden == 0


def test_every_function_runs_as_the_owner_with_its_own_search_path(server: Store) -> None:
    with server.engine.connect() as admin:
        functions = admin.execute(
            text(
                "SELECT proname, rolname, prosecdef, proconfig FROM pg_proc JOIN pg_roles r ON r.oid = proowner"
                " WHERE pronamespace = 'public'::regnamespace"
            )
        ).all()
    assert {row.proname for row in functions if row.prosecdef} == {
        *("append", "open_log", "keep_piece"),
        *("place_log", "copy_entry", "seal_log"),
        *("be_here", "leave_here", "who_is_here"),
        *("erase", "forget_erased"),
    }
    assert {row.rolname for row in functions} == {"warroom_owner"}
    assert all(row.proconfig == ["search_path=pg_catalog, pg_temp"] for row in functions)


# What the function does not take.


@pytest.mark.parametrize(
    "given",
    [
        {"body": "no json"},
        {"body": "[]"},
        {"body": '"text"'},
        {"occurred_at": "2026-03-02 14:00:00"},
        {"occurred_at": "2026-02-30T14:00:00.000000Z"},
        {"occurred_at": "2026-03-02T24:00:00.000000Z"},
        {"occurred_at": "2026-03-02T23:59:60.000000Z"},
        {"written_at": "2026-03-02T14:00:00.000000+00:00"},
        {"written_at": "10000-01-01T00:00:00.000000Z"},
        {"written_at": "now"},
        {"precision": "guessed"},
        {"precision": None},
    ],
)
def test_an_entry_that_is_not_well_formed_is_refused(
    server: Store, server_url: str, given: dict[str, Any]
) -> None:
    room = open_room(server)[0].incident
    with psycopg.connect(plain(server_url)) as admin, pytest.raises(psycopg.Error) as refused:
        call(admin, room, **given)
    assert refused.value.sqlstate in append_postgres._MALFORMED
    assert server.head(room).seq == 1


@pytest.mark.parametrize(
    "name", ["id", "stream", "kind", "schema", "actor", "station", "body", "occurred_at"]
)
def test_no_value_may_be_missing(server: Store, server_url: str, name: str) -> None:
    room = open_room(server)[0].incident
    with psycopg.connect(plain(server_url)) as admin, pytest.raises(psycopg.Error):
        call(admin, room, **{name: None})
    assert server.head(room).seq == 1


def test_a_malformed_draft_is_said_to_be_so(server: Store) -> None:
    room = open_room(server)[0].incident
    with pytest.raises(Rejected, match="takes no such entry"):
        server.append(room, [draft("incident.changed", b"[]", "incident", 2)])
    with pytest.raises(Rejected, match="takes no such entry"):
        server.append(room, [note(occurred_at="yesterday")])


def test_a_piece_longer_than_a_piece_is_refused(server: Store) -> None:
    room = open_room(server)[0].incident
    with pytest.raises(Rejected, match="takes no such entry"), server.engine.begin() as connection:
        append_postgres.keep_piece(connection, room, bytes(1024 * 1024 + 1))


def test_other_troubles_go_on_as_they_are(server: Store, server_url: str) -> None:
    room = open_room(server)[0].incident
    with server.engine.begin() as admin:
        admin.execute(text("DROP TABLE public.chunk CASCADE"))
    with pytest.raises(Exception, match="does not exist"):
        server.put_file(room, b"x")


def test_a_viewer_who_goes_past_the_rules_is_told_so_by_the_server(
    server: Store, new_person: Callable[[str], str]
) -> None:
    room = open_room(server)[0].incident
    with contextlib.closing(Store(new_person("viewer"))) as mine:
        for write in (
            lambda: mine.append(room, [note()]),
            lambda: mine.put_file(room, b"x"),
            lambda: open_room(mine),
        ):
            with pytest.raises(Rejected, match="You may read here, not write"):
                write()


# Installing.


def test_installing_again_changes_nothing(server: Store) -> None:
    room = open_room(server, note("one", "entry:1"))[0].incident
    with server.engine.begin() as connection:
        append_postgres.install(connection)
    server.append(room, [draft("incident.changed", Changed(severity=1), "incident", 2)])
    with pytest.raises(Conflict):
        server.append(room, [note("one", "entry:1")])
    assert server.verify(room) is None


def test_one_transaction_may_append_to_a_log_it_opens(server: Store) -> None:
    room = ids.new()
    with server.engine.begin() as connection:
        entries = append_postgres.open_within(
            connection, room, "payments", "live", lambda _reference, _slug: [note("one"), note("two")]
        )
    assert server.read(room) == entries


def test_a_member_opens_the_house_and_writes_into_it(server: Store, member_url: str) -> None:
    with contextlib.closing(Store(member_url)) as mine:
        write(mine, "", WriteHouse(written=PROCEDURE))
        room = read_house(mine)
    assert [item.name for item in room.house.procedures.values()] == [PROCEDURE.name]
    assert server.verify(HOUSE) is None
    assert server.head(HOUSE).nature == "house"
