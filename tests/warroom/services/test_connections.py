"""Connections are kept under names, whole or not at all, and never with a password."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from warroom import config
from warroom.errors import Rejected
from warroom.services.connections import (
    Address,
    Connection,
    Connections,
    check,
    default_name,
    named,
    read_address,
)

THERE = Address(host="rooms.example.org", database="warroom", user="ana")


@pytest.fixture
def connections() -> Connections:
    """Give the connections of this person."""
    return Connections()


def file() -> Path:
    """Give their file."""
    return config.folders().config / "connections.json"


def test_a_connection_is_found_again_by_its_name_in_any_case(connections: Connections) -> None:
    made = connections.save("  Rooms of  the company ", THERE)
    assert made == Connection("Rooms of the company", "postgresql://ana@rooms.example.org/warroom")
    assert Connections().named("rooms of the COMPANY") == made
    assert Connections().of(made.address) == made
    assert Connections().of("postgresql+psycopg://ana:pw@rooms.example.org/warroom") == made
    assert Connections().of("sqlite:///x") is None
    assert made.account == "ana@rooms.example.org:5432/warroom"


def test_a_typo_lists_the_names_there_are(connections: Connections) -> None:
    with pytest.raises(Rejected, match="none at all yet"):
        connections.named("rooms")
    connections.save("Rooms", THERE)
    connections.save("Archive", Address(host="old", database="warroom", user="ana"))
    with pytest.raises(Rejected, match=r"connection roms\. There are: Archive, Rooms"):
        connections.named("roms")


def test_no_password_reaches_the_file(connections: Connections) -> None:
    address, password = read_address(
        "postgresql://ana:s3cret-%40@rooms/warroom?sslpassword=s3cret&sslmode=require"
    )
    assert password == "s3cret-@"  # noqa: S105 - a test's own
    connections.save("Rooms", address)
    assert b"s3cret" not in file().read_bytes()
    assert Connections().named("rooms").address == "postgresql://ana@rooms/warroom?sslmode=require"


def test_another_address_or_name_takes_the_place_of_the_one_before(connections: Connections) -> None:
    before = connections.save("Rooms", THERE)
    connections.save("Rooms of ours", THERE, before)
    assert [each.name for each in connections.all()] == ["Rooms of ours"]
    with pytest.raises(Rejected, match="already") as refused:
        connections.save("rooms OF ours", THERE)
    assert refused.value.field == "name"


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "a/b", "ana@b", "a:b", "-rf", "a\x07b"])
def test_what_is_no_name_is_refused_beside_its_field(connections: Connections, name: str) -> None:
    with pytest.raises(Rejected) as refused:
        connections.save(name, THERE)
    assert refused.value.field == "name"
    assert connections.save("x" * 200, THERE).name == "x" * 200


@pytest.mark.parametrize(
    ("address", "field"),
    [
        (Address(database="warroom", user="ana"), "host"),
        (Address(host="two words", database="warroom", user="ana"), "host"),
        (Address(host="rooms", port=99999, database="warroom", user="ana"), "port"),
        (Address(host="rooms", user="ana"), "database"),
        (Address(host="rooms", database="warroom"), "user"),
        (Address(host="rooms", database="warroom", user="ana", certificate="/nowhere/ca.crt"), "certificate"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_beside_its_field(address: Address, field: str) -> None:
    with pytest.raises(Rejected) as refused:
        check(address)
    assert refused.value.field == field


def test_a_forgotten_connection_says_whether_its_password_goes_too(connections: Connections) -> None:
    one, two = connections.save("One", THERE), connections.save("Two", THERE)
    assert connections.remove(one) is False
    assert connections.remove(two) is True
    assert connections.all() == []


def test_a_damaged_file_is_kept_aside_and_said(
    connections: Connections, logged: list[logging.LogRecord]
) -> None:
    file().write_text("[{", encoding="utf-8")
    assert connections.all() == []
    assert "kept as connections.unreadable-1.json" in str(connections.damage)
    assert file().with_name("connections.unreadable-1.json").read_text(encoding="utf-8") == "[{"
    assert "put aside" in logged[0].getMessage()
    assert connections.save("Rooms", THERE) in connections.all()


def test_a_name_is_made_from_database_and_host() -> None:
    assert default_name(THERE) == "warroom · rooms.example.org"
    assert default_name(Address(host="/run/pg", database="warroom")) == "warroom · localhost"
    assert default_name(Address(host="2001:db8::1", database="w")) == "w · 2001db81"


def test_words_are_addresses_or_names(connections: Connections) -> None:
    made = connections.save("Rooms", THERE)
    assert named("rooms") == made.address
    assert named("") == ""
    assert named("sqlite:///rooms.db") == "sqlite:///rooms.db"
    assert named("ana:pw@rooms") == "ana:pw@rooms"
