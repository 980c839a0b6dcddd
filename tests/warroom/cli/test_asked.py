"""Rooms, times, stations and texts are found as people name them, or refused clearly."""

from __future__ import annotations

import pytest

from tests.warroom.cli.conftest import Program
from warroom.cli import asked
from warroom.domain.room import Room
from warroom.errors import Rejected
from warroom.store.store import Store


@pytest.fixture
def room() -> Room:
    """Give a historical room with mission time."""
    room = Room("r")
    room.incident.nature = "history"
    room.incident.mission_epoch = "1970-04-11T19:13:00.000000Z"
    room.incident.first_hurt_at = "1970-04-14T03:07:53.000000Z"
    return room


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", ""),
        ("055:54:53", "1970-04-14T03:07:53.000000Z"),
        ("057:40", "1970-04-14T04:53:00.000000Z"),
        ("T+00:04:07", "1970-04-14T03:12:00.000000Z"),
        ("T-0:00:53", "1970-04-14T03:07:00.000000Z"),
        ("1970-04-14T03:12:00", "1970-04-14T03:12:00.000000Z"),
        ("1970-04-14T05:12:00+02:00", "1970-04-14T03:12:00.000000Z"),
    ],
)
def test_a_time_is_read_as_the_rooms_people_write_it(room: Room, text: str, at: str) -> None:
    assert asked.time_in(room, text) == at


@pytest.mark.parametrize("text", ["yesterday", "55:99:00", "T+x", "1970-13-01", "{}"])
def test_what_is_no_time_is_refused_with_the_three_forms(room: Room, text: str) -> None:
    with pytest.raises(Rejected, match="2026-11-21T14:05:00") as refused:
        asked.time_in(room, text)
    assert "T+01:30:00" in str(refused.value)
    assert "055:54:53" in str(refused.value)


def test_mission_time_needs_a_room_that_has_it(room: Room) -> None:
    room.incident.mission_epoch = ""
    with pytest.raises(Rejected):
        asked.time_in(room, "055:54:53")


def test_a_time_before_there_is_a_room_is_iso_or_after_the_first_hurt() -> None:
    zero = "2026-01-01T10:00:00.000000Z"
    assert asked.time_alone("") == ""
    assert asked.time_alone("2026-01-01T10:00:00Z") == zero
    assert asked.time_alone("T+00:10:00", zero) == "2026-01-01T10:10:00.000000Z"
    with pytest.raises(Rejected, match="is no time"):
        asked.time_alone("T+00:10:00")


def test_a_room_is_shown_as_it_was(apollo: Program) -> None:
    store = Store(apollo.url)
    try:
        head = store.find("APOLLO13")
        assert asked.state(store, head).incident.phase == "closed"
        assert asked.state(store, head, as_of="055:59").incident.phase == "react"
        assert asked.state(store, head, known_at="055:59").seq < head.seq
        with pytest.raises(Rejected, match=r"apollo13 was not declared yet at 1969-01-01"):
            asked.state(store, head, as_of="1969-01-01")
    finally:
        store.close()


def test_a_station_is_found_in_any_case(room: Room) -> None:
    room.stations.by_key["NET"] = object()  # type: ignore[assignment]
    assert asked.station(room, "net") == "NET"
    assert asked.station(room, "") == ""
    for wrong in ("BILLING", "\x00"):
        with pytest.raises(Rejected):
            asked.station(room, wrong)


def test_one_of_a_few_words() -> None:
    assert asked.one_of("--type", "note", ("note", "action")) == "note"
    with pytest.raises(Rejected, match=r"--type is one of: note, action\. Not x\."):
        asked.one_of("--type", "x", ("note", "action"))


def test_what_is_no_text_is_refused(program: Program) -> None:
    assert asked.words("ñ") == "ñ"
    with pytest.raises(Rejected, match="UTF-8"):
        asked.words("\udcff")
    program.good("declare", "Lights out")
    assert "UTF-8" in program.refused("log", "lights-out", "-", stdin=b"\xff\xfe")
    assert program.good("log", "lights-out", "-", stdin="\ufeffñ".encode()).startswith("INC-")
    assert program.json("show", "lights-out")["timeline"][-1]["text"] == "ñ"
