"""The house of a database: opened once, read, written, and its company for papers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.houses import PROCEDURE, fill
from tests.rooms import ANNA
from warroom.domain.rules.house import LOGO_LIMIT
from warroom.domain.state import house
from warroom.errors import Rejected
from warroom.services.house import Company, company_of, open_house, read_house, set_company
from warroom.store.heads import HOUSE
from warroom.store.store import Store

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


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

    @pytest.mark.parametrize("data", [b"<svg onload='x'/>", PNG + bytes(LOGO_LIMIT)])
    def test_a_hostile_or_huge_one_is_refused(self, store: Store, data: bytes) -> None:
        with pytest.raises(Rejected):
            set_company(store, ANNA, "Nordlys", data, "logo.png")
        assert company_of(store) == Company()

    def test_one_that_was_altered_is_left_out(self, store: Store) -> None:
        set_company(store, ANNA, "Nordlys", PNG, "logo.png")
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE chunk SET data = x'00'"))
        assert company_of(store) == Company("Nordlys")
