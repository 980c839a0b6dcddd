"""The house of a database: opened once, read, written, and its company for papers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.houses import PROCEDURE, SET, fill
from tests.pictures import png
from tests.rooms import ANNA
from warroom.domain.rules.logo import LIMIT
from warroom.domain.rules.timeline import Withdraw
from warroom.domain.state import house
from warroom.errors import Rejected
from warroom.services.house import (
    Company,
    company_of,
    declare_with,
    open_house,
    read_house,
    set_company,
    write,
)
from warroom.services.session import load
from warroom.store.heads import HOUSE
from warroom.store.store import Store

pytestmark = pytest.mark.both

PNG = png()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'rooms.db'}")) as made:
        yield made


def test_reading_does_not_open_it(store: Store) -> None:
    assert read_house(store).house == house.House()
    assert store.all_logs() == []
    assert open_house(store) == open_house(store) == HOUSE
    assert read_house(store).house.opened
    assert len(store.read(HOUSE)) == 1


def test_what_is_written_is_read(store: Store) -> None:
    (stream,) = fill(store, PROCEDURE)
    assert read_house(store).house.procedures[stream].body == PROCEDURE
    assert store.verify(HOUSE) is None


class TestCompany:
    """Name and logo, as papers get them."""

    def test_none(self, store: Store) -> None:
        assert company_of(store) == Company()

    def test_name_and_logo(self, store: Store) -> None:
        set_company(store, ANNA, "Nordlys", PNG, "logo.png")
        assert company_of(store) == Company("Nordlys", PNG, "image/png")
        set_company(store, ANNA, "Nordlys AS", None)
        assert company_of(store) == Company("Nordlys AS", PNG, "image/png")
        set_company(store, ANNA, "Nordlys AS", b"")
        assert company_of(store) == Company("Nordlys AS")
        assert store.verify(HOUSE) is None

    @pytest.mark.parametrize("data", [b"<svg onload='x'/>", PNG + bytes(LIMIT)])
    def test_a_hostile_or_huge_one_is_refused(self, store: Store, data: bytes) -> None:
        with pytest.raises(Rejected):
            set_company(store, ANNA, "Nordlys", data, "logo.png")
        assert company_of(store) == Company()

    def test_one_that_was_altered_is_left_out(self, store: Store) -> None:
        set_company(store, ANNA, "Nordlys", PNG, "logo.png")
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE chunk SET data = x'00'"))
        assert company_of(store) == Company("Nordlys")


class TestDeclaring:
    """What a new room takes from the house."""

    def test_thresholds_are_copied_and_later_changes_do_not_touch_the_room(self, store: Store) -> None:
        fill(store, house.ThresholdsWritten(many=5))
        room = declare_with(store, "Charged twice", ANNA, "")
        fill(store, house.ThresholdsWritten(many=8))
        assert load(store, room).house.bands.many == 5
        assert store.verify(room) is None

    def test_a_room_without_a_house_has_the_published_ones(self, store: Store) -> None:
        room = load(store, declare_with(store, "Charged twice", ANNA, ""))
        assert room.house.thresholds == {}
        assert list(room.stations.by_key) == ["LEAD", "VOICE", "SCRIBE"]

    def test_the_stations_of_a_set_and_the_duties_that_it_lacks(self, store: Store) -> None:
        (stream,) = fill(store, SET)
        room = load(store, declare_with(store, "Charged twice", ANNA, stream))
        assert list(room.stations.by_key) == ["VOICE", "SCRIBE", "LEAD", "BILLING"]
        write(store, ANNA, Withdraw(stream=stream, reason="Not needed"))
        room = load(store, declare_with(store, "Charged twice", ANNA, stream))
        assert "BILLING" not in room.stations.by_key
