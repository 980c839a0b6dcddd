"""A verb finds its database, and makes none by a slip of the finger."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warroom.cli.conftest import Noted, Program
from warroom import config
from warroom.cli import here
from warroom.errors import Rejected


def standing(url: str) -> here.Here:
    """Give what a call with this address stands on."""
    return here.stand(Noted(), url, "", "")


def test_the_file_of_an_address_is_known(tmp_path: Path) -> None:
    assert standing(f"sqlite:///{tmp_path.as_posix()}/a.db").file == tmp_path / "a.db"
    assert standing("sqlite+pysqlite:///b.db?timeout=1").file == Path("b.db")
    assert standing("postgresql+psycopg://host/rooms").file is None


def test_a_database_that_is_not_there_is_made_only_where_that_is_meant(tmp_path: Path) -> None:
    this = standing(f"sqlite:///{(tmp_path / 'typo.db').as_posix()}")
    with pytest.raises(Rejected, match=r"typo\.db"), this.store():
        pass
    assert not (tmp_path / "typo.db").exists()
    with this.store(fresh=True) as store:
        assert store.heads() == []
    with this.store() as store:
        assert store.heads() == []


def test_the_desk_gets_the_database_and_gives_its_code(program: Program) -> None:
    program.screens.code = 3
    this = here.stand(program.screens, program.url, "en", "light")
    assert this.desk("r") == 3
    assert program.screens.desks == [{"url": program.url, "room": "r", "theme": "light", "language": "en"}]


def test_the_person_gets_an_id_once(program: Program) -> None:
    with here.stand(program.screens, program.url, "en", "").store(fresh=True) as store:
        first = here.person(store)
        assert len(first) == 36
        assert here.person(store) == first == config.load().person_id
