"""Addresses are taken apart and put together again, and the password goes another way."""

from __future__ import annotations

import pytest

from warroom.errors import Rejected
from warroom.store.address import (
    Address,
    account_of,
    certificate_file,
    is_server,
    read_address,
    with_password,
)


@pytest.mark.parametrize(
    ("text", "address", "password", "written"),
    [
        (
            " postgresql+psycopg://ana:pw%40@rooms:5433/w ",
            Address(host="rooms", port=5433, database="w", user="ana"),
            "pw@",
            "postgresql://ana@rooms:5433/w",
        ),
        (
            "postgresql://rooms/w?sslmode=require&sslrootcert=/x/ca.crt&connect_timeout=2&password=pw&user=ana",
            Address(
                host="rooms",
                database="w",
                user="ana",
                tls="require",
                certificate="/x/ca.crt",
                more={"connect_timeout": "2"},
            ),
            "pw",
            "postgresql://ana@rooms/w?connect_timeout=2&sslmode=require&sslrootcert=%2Fx%2Fca.crt",
        ),
        (
            "postgresql:///w?host=/run/pg&port=5433",
            Address(host="/run/pg", port=5433, database="w"),
            "",
            "postgresql://:5433/w?host=%2Frun%2Fpg",
        ),
        (
            "postgresql://ana@[2001:db8::1]/w",
            Address(host="2001:db8::1", database="w", user="ana"),
            "",
            "postgresql://ana@[2001:db8::1]/w",
        ),
        ("postgresql://ana@/w?host=a&host=b", Address(host="a,b", database="w", user="ana"), "", None),
    ],
)
def test_an_address_is_read_and_written(
    text: str, address: Address, password: str, written: str | None
) -> None:
    assert read_address(text) == (address, password)
    if written is not None:
        assert address.url == written
        assert read_address(written) == (address, "")


@pytest.mark.parametrize(
    "text", ["", "rooms", "sqlite:///x", "postgresql://a:s3cret@b:many/w", "x://a:s3cret@b"]
)
def test_what_is_no_servers_address_is_refused_without_its_secret(text: str) -> None:
    assert not is_server(text)
    with pytest.raises(Rejected) as refused:
        read_address(text)
    assert refused.value.field == "address"
    assert "s3cret" not in str(refused.value)


def test_a_password_belongs_to_a_person_at_a_server() -> None:
    assert account_of("postgresql://ana:pw@rooms/w?sslmode=require") == "ana@rooms:5432/w"
    assert account_of("postgresql:///w") == "@localhost:5432/w"
    assert account_of("sqlite:///w") == ""
    assert with_password("postgresql://ana@rooms/w", "p@w") == "postgresql://ana:p%40w@rooms/w"


def test_what_the_certificate_is_checked_against() -> None:
    assert certificate_file("postgresql://rooms/w?sslrootcert=ca.crt") == "ca.crt"
    assert certificate_file("postgresql://rooms/w?sslmode=require") == ""
    assert certificate_file("postgresql://localhost/w") == ""
    assert Address(host="localhost").here
    assert not Address(host="rooms.example.org").here
