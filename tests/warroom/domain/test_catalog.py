"""Every kind of entry can be read, and what cannot be read never stops a room."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rooms import closed_room
from warroom.domain.catalog import KINDS, NAMES, Unknown, read_body
from warroom.domain.entry import encode_body
from warroom.domain.state.clockwork import Shifted
from warroom.domain.state.timeline import Logged
from warroom.services.vocabulary import WORDS

DEEP = b'{"x":' + b"[" * 100_000
SLICES = {
    "incident",
    "stations",
    "timeline",
    "hypotheses",
    "evidence",
    "fixes",
    "guards",
    "eyes",
    "asks",
    "calls",
    "closeout",
    "records",
    "attachments",
    "clock",
    "house",
    "procedures",
}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_a_body_that_may_be_missing(name: str) -> None:
    kind = KINDS[name]
    assert read_body(name, kind.schema, None) == kind.body()
    assert read_body(name, kind.schema, encode_body(kind.body())) == kind.body()


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_its_own_body_and_a_place(name: str) -> None:
    kind = KINDS[name]
    assert NAMES[kind.body] == name
    assert kind.slice in SLICES
    assert not kind.row or kind.row in WORDS["type"]


def test_bodies_are_read_as_written() -> None:
    for entry in closed_room().entries:
        body = read_body(entry.kind, entry.schema, entry.body)
        assert type(body) is KINDS[entry.kind].body
        assert encode_body(body) == entry.body


def test_a_kind_of_a_newer_version_is_unknown() -> None:
    assert read_body("poll.opened", 1, b'{"question":"Go?"}') == Unknown()
    assert read_body("poll.opened", 1, None) == Unknown()


def test_a_body_of_a_newer_schema_is_unknown() -> None:
    assert read_body("entry.logged", 2, b'{"text":"x"}') == Unknown()
    assert read_body("entry.logged", 2, None) == Unknown()


def test_a_field_of_a_newer_version_is_left_out() -> None:
    assert read_body("entry.logged", 1, b'{"text":"x","mood":"calm"}') == Logged(text="x")


GARBAGE = [b"", b"null", b"[]", b"7", b'"x"', b"{", b"\xff", b'{"text":"\xff"}', b'{"text":7}', DEEP]


@pytest.mark.parametrize("body", [*GARBAGE, b'{"text":"\\ud800"}', b'{"type":"gossip"}'])
@pytest.mark.parametrize("schema", [0, 1])
def test_what_is_no_body_is_unknown(body: bytes, schema: int) -> None:
    assert read_body("entry.logged", schema, body) == Unknown()


def test_a_number_beyond_measure_is_unknown() -> None:
    assert read_body("clock.shifted", 1, b'{"scale":1e999}') == Unknown()
    assert read_body("clock.shifted", 1, b'{"scale":2}') == Shifted(scale=2)


@settings(deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.integers(-1, 3), st.binary(max_size=60))
def test_any_bytes_are_read_or_unknown(name: str, schema: int, body: bytes) -> None:
    assert isinstance(read_body(name, schema, body), KINDS[name].body | Unknown)


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.data())
def test_any_json_in_any_field_is_read_or_unknown(data: st.DataObject) -> None:
    import json

    name = data.draw(st.sampled_from(sorted(KINDS)))
    fields = KINDS[name].body.__struct_fields__
    plain = data.draw(st.dictionaries(st.sampled_from(fields), json_values, max_size=4))
    body = read_body(name, 1, json.dumps(plain).encode())
    assert isinstance(body, KINDS[name].body | Unknown)
