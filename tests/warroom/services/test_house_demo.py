"""The demonstration's house is furnished once, in the language in use, and what people wrote stays."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.houses import fill
from tests.rooms import ANNA
from warroom import i18n
from warroom.domain.rules.timeline import Withdraw
from warroom.domain.state import house
from warroom.services.house import read_house, write
from warroom.services.house_demo import furnish
from warroom.store.heads import HOUSE
from warroom.store.store import Store

pytestmark = pytest.mark.both


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'rooms.db'}")) as made:
        yield made
    i18n.use("en")


@pytest.mark.parametrize("code", ["en", "es"])
def test_three_procedures_two_sets_templates_and_a_name(store: Store, code: str) -> None:
    i18n.use(code)
    assert furnish(store) > 0
    made = read_house(store).house
    assert len(made.procedures) == 3
    assert min(len(item.body.steps) for item in made.procedures.values()) >= 8
    assert all(item.body.purpose and item.body.owner for item in made.procedures.values())
    assert (len(made.station_sets), len(made.templates)) == (2, 3)
    assert made.company["company"].name
    assert store.verify(HOUSE) is None


def test_it_is_furnished_once_in_whatever_language(store: Store) -> None:
    furnish(store)
    i18n.use("es")
    assert furnish(store) == 0


def test_what_people_wrote_or_took_away_stays(store: Store) -> None:
    fill(store, house.CompanyWritten(name="Ours"))
    furnish(store)
    room = read_house(store)
    assert room.house.company["company"].name == "Ours"
    write(store, ANNA, Withdraw(stream=next(iter(room.house.procedures)), reason="Not ours"))
    assert furnish(store) == 0
