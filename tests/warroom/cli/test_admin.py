"""The verbs of who administers a server, against a real one; passwords are typed on a real terminal."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import make_url, text

from tests.logs import note, open_room
from tests.terminals import converse
from tests.warroom.cli.conftest import Program
from warroom.store import people
from warroom.store.engine import open_engine
from warroom.store.people import Person
from warroom.store.restores import restores_of
from warroom.store.schema import CURRENT
from warroom.store.store import Store

WORDS = "correct-horse-battery"
TYPING_SECONDS = 60


class Desk:
    """A prepared server and the program that administers it."""

    def __init__(self, program: Program, url: str) -> None:
        self.program = program
        self.url = url
        self.made: list[str] = []

    def new_name(self) -> str:
        """Give a name that nobody has on the whole server."""
        self.made.append(f"ana.{uuid.uuid4().hex[:12]}")
        return self.made[-1]

    def admin(self, *words: str, stdin: bytes = b"") -> str:
        """Call a verb of the group and expect success."""
        return self.program.good("--room", self.url, "admin", *words, stdin=stdin)

    def refused(self, *words: str, stdin: bytes = b"") -> str:
        """Call a verb of the group and expect one line of refusal."""
        return self.program.refused("--room", self.url, "admin", *words, stdin=stdin)

    def people(self) -> list[Person]:
        """List the people of this test."""
        engine = open_engine(self.url)
        found = [each for each in people.list_people(engine) if each.name in self.made]
        engine.dispose()
        return found

    def clear(self) -> None:
        """Take everybody of this test out again: logins are the whole server's."""
        engine = open_engine(self.url)
        for each in self.people():
            people.remove_person(engine, each.name)
        engine.dispose()


@pytest.fixture
def desk(program: Program, fresh_postgres: str) -> Iterator[Desk]:
    """Prepare a server with the program."""
    made = Desk(program, fresh_postgres)
    made.admin("init-postgres", fresh_postgres)
    yield made
    made.clear()


def test_a_server_is_prepared_and_says_what_comes_next(program: Program, fresh_postgres: str) -> None:
    database = make_url(fresh_postgres).database
    said = program.good("admin", "init-postgres", fresh_postgres)
    assert f"is prepared: tables of version {CURRENT}." in said
    assert "warroom_owner, as which nobody logs in" in said
    assert f"warroom admin add-user NAME --duty lead --room 'postgresql://postgres@/{database}?" in said
    assert f"  warroom --room 'postgresql://NAME@/{database}?" in said
    again = program.good("--room", fresh_postgres, "admin", "init-postgres")
    assert f"is up to date: tables of version {CURRENT}." in again
    assert f"is up to date: tables of version {CURRENT}." in program.good("admin", "migrate", fresh_postgres)


def test_the_address_of_the_server_is_shown_without_its_password(
    program: Program, fresh_postgres: str
) -> None:
    url = make_url(fresh_postgres).set(password=WORDS).render_as_string(hide_password=False)
    said = program("admin", "init-postgres", url)
    assert said.code == 0
    assert WORDS not in said.out + said.err


def test_an_older_server_is_migrated_by_its_administrator_alone(desk: Desk) -> None:
    engine = open_engine(desk.url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE kind, presence, turn"))
        connection.execute(text("ALTER TABLE incident DROP COLUMN moved_to"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    assert "warroom admin migrate" in desk.program.refused("--room", desk.url, "list")
    assert f"tables of version {CURRENT}, before 0001." in desk.admin("migrate")
    assert desk.program.good("--room", desk.url, "declare", "Charged twice")


def test_people_come_change_and_go(desk: Desk) -> None:
    name = desk.new_name()
    said = desk.admin("add-user", name, "--duty", "member", "--password-stdin", stdin=WORDS.encode() + b"\n")
    assert f"{name} may log in now, with the duty member." in said
    assert f"postgresql://{name}@" in said
    assert desk.people() == [Person(name, "member")]
    assert f"{name}  member" in desk.admin("list")
    assert f'"name": "{name}"' in desk.admin("list", "--json")
    said = desk.admin("add-user", name, "--duty", "lead")
    assert f"{name} has the duty lead now, before member. The password stays." in said
    again = desk.admin("add-user", name, "--duty", "voice", "--password-stdin", stdin=WORDS.encode())
    assert f"{name} has the duty voice now, before lead, and a new password." in again
    assert f"{name} (voice) cannot log in any more." in desk.admin("remove-user", name)
    assert desk.people() == []
    assert "nobody called" in desk.refused("remove-user", name)


def test_a_server_without_people_says_so(desk: Desk) -> None:
    if not desk.program.json("--room", desk.url, "admin", "list"):
        assert desk.admin("list") == "Nobody may log in yet.\n"


@pytest.mark.parametrize("duty", ["member", "voice"])
def test_closing_is_the_leads_in_the_rule_and_in_the_server(desk: Desk, duty: str) -> None:
    """What a person is told before anything is sent, and what the server says to who goes past the rules."""
    from tests.logs import draft
    from warroom.domain.rules.closeout import Close
    from warroom.domain.state.incident import Closed
    from warroom.errors import Rejected
    from warroom.services.session import Session

    name = desk.new_name()
    desk.admin("add-user", name, "--duty", duty, "--password-stdin", stdin=WORDS.encode())
    url = make_url(desk.url).set(username=name).render_as_string(hide_password=False)
    close = Close(summary="It was the queue.", override="Enough")
    with contextlib.closing(Store(url)) as store:
        room = open_room(store, note())[0].incident
        with pytest.raises(Rejected, match="duty of lead"):
            Session(store, room, name).submit(close)
        with pytest.raises(Rejected, match="duty of lead"):
            store.append(room, [draft("incident.closed", Closed(phase="closed"), "incident", 2)])
    desk.admin("add-user", name, "--duty", "lead")
    with contextlib.closing(Store(url)) as store:
        assert Session(store, room, name).submit(close)[0].actor == name
        assert store.head(room).phase == "closed"
        assert store.verify(room) is None


# Passwords.


def test_without_a_terminal_a_password_comes_from_the_input(desk: Desk) -> None:
    name = desk.new_name()
    assert "--password-stdin" in desk.refused("add-user", name, "--duty", "member")
    assert "at least 10" in desk.refused(
        "add-user", name, "--duty", "member", "--password-stdin", stdin=b"short\n"
    )
    assert "UTF-8" in desk.refused(
        "add-user", name, "--duty", "member", "--password-stdin", stdin=b"\xff" * 12
    )
    assert desk.people() == []


def test_a_password_is_no_argument(desk: Desk) -> None:
    refused = desk.refused("add-user", desk.new_name(), "--duty", "member", "--password", WORDS)
    assert "There is no option --password" in refused
    assert WORDS not in refused


typed = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of Windows cannot be played here")


def type_at(desk: Desk, words: tuple[str, ...], lines: list[str]) -> tuple[int, str]:
    """Run the program on a terminal, answer each question with a line, and give its code and the screen."""
    import pty

    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "warroom", "--room", desk.url, "admin", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_take_terminal,  # noqa: PLW1509 - the one way to give a child its terminal
    )
    os.close(theirs)
    screen = converse(ours, lines, TYPING_SECONDS)
    return run.wait(TYPING_SECONDS), screen


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@typed
def test_a_password_is_typed_twice_and_never_shown(desk: Desk) -> None:
    name = desk.new_name()
    code, screen = type_at(desk, ("add-user", name, "--duty", "lead"), [WORDS, WORDS])
    assert (code, f"New password for {name}: " in screen, "Once more: " in screen) == (0, True, True)
    assert WORDS not in screen
    assert desk.people() == [Person(name, "lead")]
    code, screen = type_at(desk, ("add-user", name, "--duty", "lead", "--new-password"), [WORDS, WORDS])
    assert (code, "and a new password" in screen) == (0, True)


@typed
def test_two_passwords_that_differ_change_nothing(desk: Desk) -> None:
    name = desk.new_name()
    code, screen = type_at(desk, ("add-user", name, "--duty", "lead"), [WORDS, WORDS + "x"])
    assert (code, "are not the same. Nothing was changed." in screen) == (2, True)
    assert WORDS not in screen
    assert desk.people() == []


# Refusals and help.


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("init-postgres",), "is a file and needs no preparing"),
        (("migrate",), "is a file and needs no preparing"),
        (("list",), "is a file, where everybody may do all"),
        (("remove-user", "ana"), "is a file, where everybody may do all"),
        (("add-user", "ana", "--duty", "lead"), "is a file, where everybody may do all"),
        (("add-user", "Ana B", "--duty", "lead"), "cannot be a person's name"),
        (("add-user", "ana"), "--duty is missing"),
        (("invite",), "There is no command invite. There are: init-postgres, add-user"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(
    program: Program, words: tuple[str, ...], said: str
) -> None:
    assert said in program.refused("admin", *words)
    assert not program.file.exists()


def test_the_group_alone_shows_its_verbs(program: Program) -> None:
    said = program("admin")
    assert (said.code, said.err) == (2, "")
    for name in ("init-postgres", "add-user", "remove-user", "list", "migrate"):
        assert f"\n  {name} " in said.out


def test_a_refusal_in_spanish(program: Program) -> None:
    assert "es un archivo" in program.refused("--lang", "es", "admin", "list")


def test_people_are_told_who_may_let_others_in(desk: Desk, new_person: Callable[[], str]) -> None:
    refused = desk.program.refused("--room", new_person(), "admin", "remove-user", desk.made[0])
    assert "needs the role that prepared" in refused


@pytest.fixture
def new_person(desk: Desk) -> Callable[[], str]:
    """Give a maker of admins; gives their addresses."""

    def make() -> str:
        name = desk.new_name()
        desk.admin("add-user", name, "--duty", "admin", "--password-stdin", stdin=WORDS.encode())
        return make_url(desk.url).set(username=name).render_as_string(hide_password=False)

    return make


def test_a_restore_with_the_servers_own_tools_is_attested(desk: Desk) -> None:
    with contextlib.closing(Store(desk.url)) as store:
        room = open_room(store, note())[0].incident
        assert "entry 2 of the house log" in desk.admin("attest-restore", "2026-03-02T14:00Z")
        ((_entry, body, log),) = restores_of(store.engine, room)
    assert body.made_at == "2026-03-02T14:00:00.000000Z"
    assert body.by
    assert log.entries == 2


@pytest.mark.parametrize(
    ("made", "said"), [("yesterday", "is no time"), ("2999-01-01T00:00Z", "still to come")]
)
def test_a_restore_needs_the_time_of_its_backup(desk: Desk, made: str, said: str) -> None:
    assert said in desk.refused("attest-restore", made)
