"""Bodies of older versions are lifted step by step; a stored sample proves each step."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.rooms import Bench
from warroom.domain import catalog, upcasts
from warroom.domain.catalog import KINDS, Unknown, read_body
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting
from warroom.domain.state.timeline import Logged

KIND = "entry.logged"
SAMPLE_1 = b'{"note":"Terminals time out","by_phone":true}'
"""A line as an imagined first version wrote it."""
SAMPLE_2 = b'{"words":"Terminals time out","type":"communication"}'
"""The same as the second version wrote it."""


def from_1(plain: dict[str, Any]) -> dict[str, Any]:
    lifted = {"words": plain["note"]}
    return {**lifted, "type": "communication"} if plain.get("by_phone") else lifted


def from_2(plain: dict[str, Any]) -> dict[str, Any]:
    return {"text": plain.pop("words"), **plain}


@pytest.fixture
def third_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the catalogue know lines of a third version, with the steps to it."""
    monkeypatch.setitem(catalog.KINDS, KIND, msgspec.structs.replace(KINDS[KIND], schema=3))
    monkeypatch.setitem(upcasts.STEPS, (KIND, 1), from_1)
    monkeypatch.setitem(upcasts.STEPS, (KIND, 2), from_2)


@pytest.mark.usefixtures("third_version")
@pytest.mark.parametrize(("schema", "sample"), [(1, SAMPLE_1), (2, SAMPLE_2)])
def test_an_old_body_is_read_as_todays(schema: int, sample: bytes) -> None:
    assert read_body(KIND, schema, sample) == Logged(text="Terminals time out", type="communication")


@pytest.mark.usefixtures("third_version")
def test_an_old_line_stands_in_the_room_and_can_be_worked_with() -> None:
    bench = Bench()
    stored = bench.write("entry:old", KIND, SAMPLE_1)
    assert bench.row_of(stored).text == "Terminals time out"
    assert stored.body == SAMPLE_1
    bench.correct("entry:old", text="Terminals answer late")
    assert bench.row_of(stored).text == "Terminals answer late"


@pytest.mark.usefixtures("third_version")
def test_new_entries_say_their_version() -> None:
    drafts = Drafting(Room("room"), Command()).new_stream("entry", Logged(text="New")).drafts
    assert drafts[0].schema == 3


@pytest.mark.usefixtures("third_version")
@pytest.mark.parametrize("body", [b"{}", b"[]", b"{", b'{"note":7}', b"\xff"])
def test_an_old_body_that_no_step_can_lift_is_unknown(body: bytes) -> None:
    assert read_body(KIND, 1, body) == Unknown()


@pytest.mark.usefixtures("third_version")
def test_an_erased_old_body_needs_no_lifting() -> None:
    assert read_body(KIND, 1, None) == Logged()


def test_a_version_without_step_is_the_same_shape() -> None:
    assert upcasts.lift(KIND, 0, 1, b'{"text": "x"}') == b'{"text":"x"}'


def test_each_step_leads_to_a_version_that_the_catalogue_knows() -> None:
    for kind, schema in upcasts.STEPS:
        assert 1 <= schema < KINDS[kind].schema
