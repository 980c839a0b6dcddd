"""Preparing a server: by whoever owns its database, again without harm, and refused where it would not do."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url, text

from tests.logs import note, open_room
from tests.servers import ask
from warroom.errors import Corrupt, Rejected, Unavailable
from warroom.store import people, preparing, schema
from warroom.store.engine import open_engine
from warroom.store.store import Store


@pytest.fixture
def engine(fresh_postgres: str) -> Iterator[Engine]:
    """Open an empty database as its superuser."""
    with preparing.opened(fresh_postgres) as opened:
        yield opened


@pytest.fixture
def new_keeper(postgres_url: str) -> Iterator[Callable[..., str]]:
    """Give a maker of roles that are no superuser; each owns an empty database, whose address is given."""
    root = make_url(postgres_url)
    made: list[tuple[str, str]] = []

    def make(rights: str = "CREATEROLE", owner: bool = True) -> str:
        name = f"keeper_{uuid.uuid4().hex}"
        ask(root, f'CREATE ROLE "{name}" LOGIN {rights}')
        ask(root, f'CREATE DATABASE "{name}"' + (f' OWNER "{name}"' if owner else ""))
        made.append((name, name))
        return root.set(username=name, database=name).render_as_string(hide_password=False)

    yield make
    for role, database in made:
        ask(root, f'DROP DATABASE "{database}" WITH (FORCE)')
        ask(root, f'DROP OWNED BY "{role}" CASCADE')
        ask(root, f'DROP ROLE "{role}"')


@pytest.fixture
def own_roles(postgres_url: str) -> Iterator[None]:
    """Let whoever prepares a server make the roles himself: others' are another name's for this test."""
    root = make_url(postgres_url)
    roles = [f"warroom_{each}" for each in ("owner", "viewer", "member", "lead", "voice", "admin")]
    with preparing.opened(postgres_url) as opened, opened.connect() as connection:
        there = {
            str(name) for name in connection.execute(text("SELECT rolname FROM pg_roles")).scalars()
        } & set(roles)
    for role in there:
        ask(root, f"ALTER ROLE {role} RENAME TO aside_{role}")
    yield
    for role in roles:
        ask(root, f"DROP ROLE IF EXISTS {role}")
    for role in there:
        ask(root, f"ALTER ROLE aside_{role} RENAME TO {role}")


def test_an_empty_database_is_prepared_and_used(engine: Engine, fresh_postgres: str) -> None:
    done = preparing.prepare_server(engine)
    assert (done.before, done.now) == ("", schema.CURRENT)
    with contextlib.closing(Store(fresh_postgres)) as store:
        room = open_room(store, note())[0].incident
        assert store.verify(room) is None
    again = preparing.prepare_server(engine)
    assert (again.before, again.now) == (schema.CURRENT, schema.CURRENT)
    assert preparing.migrate_server(engine) == again
    with contextlib.closing(Store(fresh_postgres)) as store:
        store.append(room, [note()])
        assert store.verify(room) is None


def test_who_owns_the_database_prepares_it_without_being_superuser(
    own_roles: None, new_keeper: Callable[..., str]
) -> None:
    url = new_keeper()
    name = f"anna.{uuid.uuid4().hex[:8]}"
    with preparing.opened(url) as mine:
        preparing.prepare_server(mine)
        preparing.prepare_server(mine)
        people.add_person(mine, name, "member", "correct horse")
        assert people.add_person(mine, name, "lead", None) == people.Person(name, "member")
        assert people.list_people(mine) == [people.Person(name, "lead")]
        with contextlib.closing(Store(make_url(url).set(username=name).render_as_string())) as store:
            room = open_room(store, note())[0].incident
            assert store.held == frozenset({"viewer", "member", "lead"})
            with pytest.raises(Rejected, match="Ask its administrator"):
                store.erase(room, [2], "gone", "privacy", actor=name, now="2026-03-02T14:00:00.000000Z")
            people.remove_person(mine, name)
        with contextlib.closing(Store(url)) as store:
            assert store.verify(room) is None
        assert people.list_people(mine) == []


@pytest.mark.parametrize(("rights", "owner"), [("NOCREATEROLE", True), ("CREATEROLE", False)])
def test_a_role_that_may_not_is_told_what_it_takes(
    new_keeper: Callable[..., str], rights: str, owner: bool
) -> None:
    with preparing.opened(new_keeper(rights, owner)) as mine:
        with pytest.raises(Rejected, match="createuser --createrole"):
            preparing.prepare_server(mine)
        with mine.connect() as connection:
            assert schema.revision(connection) == ""


def test_the_servers_own_database_is_left_alone(postgres_url: str) -> None:
    url = make_url(postgres_url).set(database="postgres").render_as_string()
    with preparing.opened(url) as mine, pytest.raises(Rejected, match="createdb warroom"):
        preparing.prepare_server(mine)


def test_a_database_of_another_program_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipes (name text)"))
    with pytest.raises(Corrupt, match="another program"):
        preparing.prepare_server(engine)


def test_a_newer_server_is_left_alone(engine: Engine) -> None:
    preparing.prepare_server(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    for attempt in (preparing.prepare_server, preparing.migrate_server):
        with pytest.raises(Rejected, match="newer version"):
            attempt(engine)


def test_only_a_prepared_server_is_migrated(engine: Engine) -> None:
    with pytest.raises(Rejected, match="init-postgres"):
        preparing.migrate_server(engine)


def test_an_older_server_is_migrated(engine: Engine, fresh_postgres: str) -> None:
    schema.migrate(engine, "0001")
    done = preparing.migrate_server(engine)
    assert (done.before, done.now) == ("0001", schema.CURRENT)
    with contextlib.closing(Store(fresh_postgres)) as store:
        assert open_room(store)


def test_migrating_brings_kinds_that_the_server_did_not_know(engine: Engine, fresh_postgres: str) -> None:
    preparing.prepare_server(engine)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM kind WHERE name = 'entry.logged'"))
        connection.execute(text("UPDATE kind SET duty = '' WHERE name = 'incident.closed'"))
    with contextlib.closing(Store(fresh_postgres)) as store:
        room = open_room(store)[0].incident
        with pytest.raises(Rejected, match="warroom admin migrate"):
            store.append(room, [note()])
        preparing.migrate_server(engine)
        store.append(room, [note()])
    with engine.connect() as connection:
        assert (
            connection.execute(text("SELECT duty FROM kind WHERE name = 'incident.closed'")).scalar()
            == "lead"
        )


def test_a_file_is_not_prepared(tmp_path: object) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/rooms.db")
    for attempt in (preparing.prepare_server, preparing.migrate_server):
        with pytest.raises(Rejected, match="is a file and needs no preparing"):
            attempt(engine)
    engine.dispose()


@pytest.fixture
def asking(fresh_postgres: str) -> Iterator[str]:
    """Have the server ask one role for its password; gives the role's address, without one."""
    root = make_url(fresh_postgres)
    name = f"asked_{uuid.uuid4().hex}"
    with preparing.opened(fresh_postgres) as opened, opened.connect() as connection:
        rules = Path(str(connection.execute(text("SHOW hba_file")).scalar()))
    before = rules.read_text()
    ask(root, f"CREATE ROLE \"{name}\" LOGIN CREATEROLE PASSWORD 'correct horse'")
    ask(root, f'ALTER DATABASE "{root.database}" OWNER TO "{name}"')
    rules.write_text(f"local all {name} scram-sha-256\nhost all {name} all scram-sha-256\n{before}")
    ask(root, "SELECT pg_reload_conf()")
    yield root.set(username=name).render_as_string(hide_password=False)
    rules.write_text(before)
    ask(root, "SELECT pg_reload_conf()")
    ask(root, f'ALTER DATABASE "{root.database}" OWNER TO "{root.username}"')
    ask(root, f'DROP ROLE "{name}"')


def test_a_password_is_asked_for_only_where_the_server_wants_one(
    asking: str, fresh_postgres: str, tmp_path: Path
) -> None:
    asked: list[str] = []

    def tell(name: str) -> str:
        asked.append(name)
        return "correct horse"

    with preparing.opened(asking, tell) as opened, opened.connect() as connection:
        assert connection.execute(text("SELECT session_user")).scalar() == make_url(asking).username
    assert asked == [make_url(asking).username]
    with pytest.raises(Unavailable, match="asks for a password"), preparing.opened(asking) as opened:
        preparing.prepare_server(opened)
    for url in (fresh_postgres, f"sqlite:///{tmp_path / 'rooms.db'}"):
        with preparing.opened(url, tell) as opened:
            assert opened is not None
    assert len(asked) == 1
