"""A server's database that asks for a password, as a person's own login by SCRAM."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import URL, make_url, text

from tests.proxy import Proxy
from tests.servers import DUTIES, ask, member_url
from warroom.services import keys
from warroom.services.connections import account_of
from warroom.store.engine import open_engine

PASSWORD: Final = "correct-horse-@-battery"  # noqa: S105 - a test's own


class Guarded:
    """The way to a database, on the port of a proxy, for a person whose password the server asks for."""

    def __init__(self, url: str, person: str, proxy: Proxy) -> None:
        self.person = person
        self.root = url
        self.proxy = proxy
        self.url = self.of(person)
        """The address without the password."""
        self.account = account_of(self.url)

    def of(self, person: str, database: str = "") -> str:
        """Give the address of another person, or of another database."""
        there = make_url(self.proxy.url)
        made = URL.create(
            "postgresql", person, None, there.host, there.port, database or there.database, there.query
        )
        return made.render_as_string(hide_password=False)

    @property
    def with_password(self) -> str:
        """The address with the password."""
        return make_url(self.url).set(password=PASSWORD).render_as_string(hide_password=False)


@pytest.fixture
def guarded(server_url: str) -> Iterator[Guarded]:
    """Give a server that asks a person, who is let in as lead, for the password."""
    person = f"guarded_{uuid.uuid4().hex[:12]}"
    root = make_url(server_url)
    member_url(server_url, person, "lead")
    ask(root, f"ALTER ROLE \"{person}\" PASSWORD '{PASSWORD}'")
    with guarding(server_url, person), contextlib.closing(Proxy(server_url)) as proxy:
        made = Guarded(server_url, person, proxy)
        yield made
        keys.let_go(made.account)
    ask(root, f'REVOKE {", ".join(DUTIES)} FROM "{person}"')
    ask(root, f'DROP ROLE "{person}"')


@contextlib.contextmanager
def guarding(server_url: str, person: str) -> Iterator[None]:
    """Let the server ask one person for a password; it trusts all others."""
    engine = open_engine(server_url)
    with engine.connect() as connection:
        rules = Path(str(connection.execute(text("SHOW hba_file")).scalar()))
    engine.dispose()
    before = rules.read_text(encoding="utf-8")
    line = f"local all {person} scram-sha-256\nhost all {person} all scram-sha-256\n"
    rules.write_text(line + before, encoding="utf-8")
    ask(make_url(server_url), "SELECT pg_reload_conf()")
    yield
    rules.write_text(rules.read_text(encoding="utf-8").replace(line, ""), encoding="utf-8")
    ask(make_url(server_url), "SELECT pg_reload_conf()")
