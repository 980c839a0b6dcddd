"""Diagnostics take what is known to be harmless, and nothing else."""

from __future__ import annotations

import contextlib
import traceback
from pathlib import Path

from tests.logs import open_room
from warroom import config
from warroom.config import Settings
from warroom.services import diagnostics
from warroom.services.database import Database
from warroom.store import schema
from warroom.store.engine import open_engine

CANARY = "canary-19c4"


def test_places_are_named_without_folders() -> None:
    place = diagnostics.place_in_program
    assert place(Path(config.__file__)) == "warroom/config.py"
    assert place(Path(contextlib.__file__)) == "contextlib.py"
    assert place(Path.home() / CANARY / "x.py") == "elsewhere"


def test_settings_of_a_person_stay_out() -> None:
    settings = Settings(language="es", person=CANARY, room_url=CANARY, keys={CANARY: "F7"})
    lines = diagnostics.harmless(settings)
    assert "language: es" in lines
    assert "keys: 1 changed" in lines
    assert CANARY not in "\n".join(lines)
    assert CANARY not in "\n".join(diagnostics.harmless(Settings(theme=f"x {CANARY} y")))


def test_of_a_failure_only_kind_and_places_are_taken() -> None:
    wrong = AttributeError(f"message {CANARY}")
    wrong.add_note(f"note {CANARY}\nValueError: {CANARY}")
    text = "".join(traceback.format_exception(wrong))
    found = diagnostics.crash_places(f"War Room 0.1.0\nverb: {CANARY}\n{text}")
    assert found[0] == "War Room 0.1.0"
    assert "AttributeError" in found
    assert CANARY not in "\n".join(found)


def test_an_address_with_a_password_is_not_told(fresh_postgres: str) -> None:
    engine = open_engine(fresh_postgres)
    schema.migrate(engine)
    engine.dispose()
    with contextlib.closing(Database(fresh_postgres)) as store:
        place = diagnostics.database_place(store)
        text = diagnostics.diagnostics(store, ["Qt"], ["stall"], "no room", Settings(room_url=fresh_postgres))
        assert "?" not in place
        assert diagnostics.database_kind(store) == "PostgreSQL"
        assert place not in text
        assert "database: PostgreSQL" in text
        assert "connection: stays on this machine" in text


def test_the_environment_and_the_room_stay_out(tmp_path: Path) -> None:
    with contextlib.closing(Database(f"sqlite:///{tmp_path / CANARY / 'rooms.db'}")) as store:
        open_room(store)
        text = diagnostics.diagnostics(store, [], [], "1 entries", config.load())
    assert CANARY not in text
    assert str(Path.home()) not in text
