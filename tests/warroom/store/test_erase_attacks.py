"""Erasing on a server: its admin's, whoever owns the tables, and no way to be rid of words that no entry names."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url, text

from tests.attacks import DUTIES, ERASE, FALSE_ERASURES, FORBIDDEN, FORGET, SETTINGS
from tests.logs import AT, draft, note, open_room
from warroom import ids
from warroom.domain.state.incident import Changed
from warroom.domain.state.records import Kept
from warroom.errors import Rejected
from warroom.store.store import Store

Connection = psycopg.Connection[tuple[Any, ...]]
CALL = "SELECT public.append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


@pytest.fixture
def room(server: Store) -> str:
    """Open a room of three entries, as the owner of the tables."""
    return open_room(server, note("Mrs. Secret"), note())[0].incident


@pytest.fixture
def connect(new_person: Callable[[str], str]) -> Callable[[str], Connection]:
    """Give a maker of people who log in past the program."""

    def made(duty: str) -> Connection:
        plain = make_url(new_person(duty)).set(drivername="postgresql")
        return psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True)

    return made


@pytest.fixture
def admin(connect: Callable[[str], Connection]) -> Iterator[Connection]:
    """Log an admin in who owns nothing."""
    with connect("admin") as connection:
        yield connection


def erase(connection: Connection, room: str, **given: Any) -> Any:
    """Call `erase()` with good values, except for those given."""
    values = {
        "room": room,
        "id": ids.new(),
        "stream": f"erasure:{ids.new()}",
        "actor": "person-anna",
        "occurred_at": AT,
        "written_at": AT,
        "seqs": [2],
        "text": "Removed",
        "reason": "privacy",
    }
    found = connection.execute(ERASE, (*{**values, **given}.values(),)).fetchone()
    return found and found[0]


def say_erased(connection: Connection, room: str, body: str, **given: Any) -> None:
    """Append an entry that tells of an erasure, without erasing anything."""
    said = {"stream": f"erasure:{ids.new()}", "version": 1, "kind": "body.erased", "schema": 1, **given}
    connection.execute(CALL, (room, ids.new(), *said.values(), "", "", AT, "exact", AT, body))


def seal(connection: Connection, room: str) -> None:
    """Seal a room, as one that is moving."""
    connection.execute("SELECT public.seal_log(%s, '', 'sqlite:////elsewhere.db')", (room,))


def bodies(store: Store, room: str) -> list[int]:
    """Name the entries that have their words."""
    return [each.seq for each in store.read(room) if each.body is not None]


# Who may.


@pytest.mark.parametrize("duty", DUTIES[:-1])
def test_nobody_but_an_admin_erases(
    server: Store, room: str, connect: Callable[[str], Connection], duty: str
) -> None:
    with connect(duty) as connection:
        for attack in (lambda: erase(connection, room), lambda: connection.execute(FORGET, (room,))):
            with pytest.raises(psycopg.Error) as refused:
                attack()
            assert refused.value.sqlstate == FORBIDDEN
        if duty != "viewer":
            with pytest.raises(psycopg.Error) as refused:
                say_erased(connection, room, '{"seqs":[2]}')
            assert refused.value.sqlstate == "WR403"
    assert bodies(server, room) == [1, 2, 3]


@pytest.mark.parametrize("duty", DUTIES[:-1])
def test_who_may_not_is_told_who_may(room: str, new_person: Callable[[str], str], duty: str) -> None:
    told = pytest.raises(Rejected, match="Only an admin of this server may erase")
    with contextlib.closing(Store(new_person(duty))) as mine, told:
        mine.erase(room, [2], "x", "x", actor="x", now=AT)


def test_an_admin_who_owns_nothing_erases_under_his_own_name(
    server: Store, room: str, new_person: Callable[[str], str]
) -> None:
    url = new_person("admin")
    with contextlib.closing(Store(url)) as mine, contextlib.closing(mine.bell()) as bell:
        bell.wait()
        entry = mine.erase(room, [2], "Removed \0", "privacy", actor="person-anna", now=AT)
        assert bell.wait()
        assert (entry.seq, entry.actor) == (4, make_url(url).username)
        assert bodies(mine, room) == [1, 3, 4]
        assert mine.verify(room) is None
    assert server.verify(room) is None


def test_with_it_go_its_file_and_its_title(server: Store, new_person: Callable[[str], str]) -> None:
    changed = draft("incident.changed", Changed(title="Mrs. Secret", severity=1), "incident", 2)
    room = open_room(server, changed)[0].incident
    for data in (b"alone", b"shared", b"shared"):
        server.append(room, [draft("record.kept", Kept(name="a", chunks=server.put_file(room, data)))])
    # What a member says to keep a file from being erased.
    server.append(
        room, [draft("file.attached", b'{"chunks":[null]}'), draft("file.attached", b'{"chunks":7}')]
    )
    with contextlib.closing(Store(new_person("admin"))) as mine:
        mine.erase(room, [2, 3, 4], "", "", actor="", now=AT)
        head = mine.head(room)
        assert (head.title, head.severity, head.phase) == ("Card payments fail", 0, "recognize")
        with mine.engine.connect() as connection:
            assert connection.execute(text("SELECT data FROM chunk")).scalars().all() == [b"shared"]
        assert mine.verify(room) is None


def test_a_server_that_does_not_know_it_says_so(
    server: Store, room: str, new_person: Callable[[str], str]
) -> None:
    with server.engine.begin() as connection:
        connection.execute(text("DROP FUNCTION public.erase"))
    told = pytest.raises(Rejected, match=r"older version .* “warroom admin migrate”")
    with contextlib.closing(Store(new_person("admin"))) as mine, told:
        mine.erase(room, [2], "x", "x", actor="x", now=AT)


# What an admin cannot do with it.


def test_an_admin_gives_it_to_nobody(
    server: Store, room: str, admin: Connection, connect: Callable[[str], Connection]
) -> None:
    """The server takes the words, with a warning, and does nothing."""
    admin.execute("GRANT EXECUTE ON FUNCTION public.erase TO PUBLIC")
    with connect("lead") as lead, pytest.raises(psycopg.Error) as refused:
        erase(lead, room)
    assert refused.value.sqlstate == FORBIDDEN
    assert bodies(server, room) == [1, 2, 3]


@pytest.mark.parametrize(("name", "given", "code"), FALSE_ERASURES, ids=[each[0] for each in FALSE_ERASURES])
def test_a_false_call_is_refused(
    server: Store, room: str, admin: Connection, name: str, given: dict[str, Any], code: str
) -> None:
    erase(admin, room, seqs=[2])  # entry 4
    before = server.read(room)
    with pytest.raises(psycopg.Error) as refused:
        erase(admin, **{"room": room, "seqs": [3], **given})
    assert refused.value.sqlstate == code, name
    assert server.read(room) == before


def test_an_entry_that_is_there_does_not_stand_for_another(
    server: Store, room: str, admin: Connection
) -> None:
    """Whoever gives the id of an entry that is there would have erased without a word."""
    before = server.read(room)
    with pytest.raises(psycopg.Error) as refused:
        erase(admin, room, id=before[2].id, stream=before[2].stream)
    assert refused.value.sqlstate == "WR409"
    assert server.read(room) == before


def test_what_tells_of_an_erasure_is_not_erased(server: Store, room: str, admin: Connection) -> None:
    erase(admin, room)
    with pytest.raises(psycopg.Error) as refused:
        erase(admin, room, seqs=[4])
    assert refused.value.sqlstate == "WR412"
    say_erased(admin, room, '{"seqs":[4,1]}')
    seal(admin, room)
    admin.execute(FORGET, (room,))
    assert bodies(server, room) == [3, 4, 5]
    assert server.verify(room) is None


def test_nothing_is_erased_in_a_room_that_moved(server: Store, room: str, admin: Connection) -> None:
    seal(admin, room)
    with pytest.raises(psycopg.Error) as refused:
        erase(admin, room)
    assert refused.value.sqlstate == "WR410"
    assert bodies(server, room) == [1, 2, 3]


def test_a_room_that_is_open_forgets_nothing(server: Store, room: str, admin: Connection) -> None:
    say_erased(admin, room, '{"seqs":[2]}')
    with pytest.raises(psycopg.Error) as refused:
        admin.execute(FORGET, (room,))
    assert refused.value.sqlstate == "WR404"
    assert bodies(server, room) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "body",
    [
        '{"seqs":["2"]}',
        '{"seqs":[2.5]}',
        '{"seqs":[2,"x"]}',
        '{"seqs":{"2":2}}',
        '{"seqs":["x"],"seqs":[2]}',
        '{"s\\u0065qs":["x"],"seqs":[2]}',
        '{"seqs":[2],"text":5}',
        '{"seqs":[2],"reason":[]}',
        '{"seqs":[99]}',
        '{"seqs":[-2]}',
        '{"seqs":[99999999999]}',
        '{"seqs":[4]}',
        "{}",
        '{"seqs":null}',
    ],
)
def test_what_the_program_cannot_read_names_nothing(
    server: Store, room: str, admin: Connection, body: str
) -> None:
    """A server that read more into it than the program would leave a log that does not verify."""
    say_erased(admin, room, body)
    say_erased(admin, room, '{"seqs":[3]}', kind="entry.logged")
    say_erased(admin, room, '{"seqs":[3]}', schema=2)
    seal(admin, room)
    admin.execute(FORGET, (room,))
    assert bodies(server, room) == [1, 2, 3, 4, 5, 6]
    assert server.verify(room) is None


@pytest.mark.parametrize("setting", SETTINGS)
def test_settings_and_names_of_ones_own_change_nothing(
    server: Store, room: str, admin: Connection, setting: str
) -> None:
    admin.execute(setting.encode())
    admin.execute("CREATE TEMP TABLE body (incident text, seq int, body text)")
    admin.execute("CREATE FUNCTION pg_temp.erased_by(text) RETURNS integer[] RETURN ARRAY[3]")
    admin.execute("SET search_path = pg_temp, public, pg_catalog")
    assert erase(admin, room, text='a "b" \\ é', actor="other") == 4
    assert bodies(server, room) == [1, 3, 4]
    assert server.read(room)[-1].actor == admin.info.user
    assert server.verify(room) is None


def test_other_rooms_keep_their_words(server: Store, room: str, admin: Connection) -> None:
    other = open_room(server, note("Mrs. Secret"), note())[0].incident
    erase(admin, room, seqs=[1, 2, 3])
    assert bodies(server, other) == [1, 2, 3]
    assert server.head(other).title == "Card payments fail"
