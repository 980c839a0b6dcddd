"""Fields become an address, weak choices say what they mean, and every refusal has its place."""

from __future__ import annotations

import pytest

from ui.dialogs.connection_fields import FIELD_OF, KEPT, ROWS, TLS, address_of, field_of, fields, meaning
from warroom.errors import Rejected, Unavailable
from warroom.services.connections import Address

EMPTY = dict.fromkeys(("host", "port", "database", "user", "tls", "certificate"), "")


def test_fields_become_an_address() -> None:
    values = {**EMPTY, "host": " rooms ", "port": "5433", "database": "w", "user": "ana", "tls": "require"}
    made = address_of(values, {"connect_timeout": "2"})
    assert made.url == "postgresql://ana@rooms:5433/w?connect_timeout=2&sslmode=require"
    assert address_of(EMPTY, {}) == Address()
    with pytest.raises(Rejected) as refused:
        address_of({**EMPTY, "port": "many"}, {})
    assert refused.value.field == "port"


def test_weaker_protection_says_so_in_its_tone() -> None:
    assert [meaning(mode)[1] for mode in TLS] == ["muted", "caution", "caution", "alarm"]
    assert all(meaning(mode)[0] for mode in TLS)
    assert meaning("allow") == ("", "muted")


def test_every_field_has_a_row_and_every_cause_a_field() -> None:
    names = [name for row in ROWS for name in row]
    made = fields(Address(tls="allow", port=5433), "Rooms", known=True)
    assert [each.name for each in made] == names
    assert set(FIELD_OF.values()) <= set(names)
    assert not {"password", "address"} & set(KEPT)
    assert ("allow", "allow") in next(each.options for each in made if each.name == "tls")


def test_a_refusal_stands_beside_its_field() -> None:
    assert field_of(Rejected("x", field="name")) == "name"
    assert field_of(Unavailable("x", "login_wrong")) == "password"
    assert field_of(Unavailable("x", "starting")) == field_of(ValueError()) == ""
