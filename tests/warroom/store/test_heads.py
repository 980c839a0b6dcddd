"""Head rows list the rooms, and are read even where somebody spoiled them."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tests.logs import declared, draft, note, open_room
from warroom import ids
from warroom.clock import real_now
from warroom.domain.entry import GENESIS
from warroom.domain.state.incident import Changed
from warroom.store import heads
from warroom.store.store import Store


def test_rooms_are_listed_with_the_newest_first(store: Store) -> None:
    assert store.heads() == []
    for title in ("One", "Two", "Three"):
        open_room(store, title=title)
    assert [head.title for head in store.heads()] == ["Three", "Two", "One"]


def test_a_head_row_is_found_by_its_id(store: Store) -> None:
    room = open_room(store)[0].incident
    with store.engine.connect() as connection:
        found = heads.read_head(connection, room)
        assert found == store.heads()[0]
        assert heads.read_head(connection, ids.new()) is None


def test_an_empty_log_has_a_head_row_of_its_own(store: Store) -> None:
    room = ids.new()
    with store.engine.begin() as connection:
        heads.insert_head(connection, room, {"reference": "X-1", "slug": "x"})
    head = store.head(room)
    assert (head.reference, head.slug, head.nature, head.title) == ("X-1", "x", "live", "")
    assert (head.severity, head.phase, head.seq, head.hash) == (0, "recognize", 0, GENESIS)


def test_the_house_is_no_room(store: Store) -> None:
    with store.engine.begin() as connection:
        heads.insert_head(connection, heads.HOUSE, heads.HOUSE_ROW)
    assert store.heads() == []
    assert store.head(heads.HOUSE).nature == "house"


def test_a_room_that_says_it_is_the_house_is_still_listed(store: Store) -> None:
    open_room(store, nature="live")
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE incident SET nature = 'house'"))
    assert len(store.heads()) == 1


@pytest.mark.parametrize("column", heads.Head.__struct_fields__)
@pytest.mark.parametrize("value", ["X'FF00'", "CAST(X'41FF' AS TEXT)", "1.5", "'x'"])
def test_a_spoiled_row_is_listed_all_the_same(lite: Store, column: str, value: str) -> None:
    open_room(lite)
    open_room(lite)
    with lite.engine.begin() as connection:
        connection.execute(text(f"UPDATE incident SET {column} = {value} WHERE slug = 'payments'"))
    assert len(lite.heads()) == 2
    for head in lite.heads():
        for name in ("id", "reference", "slug", "nature", "title", "phase"):
            assert isinstance(getattr(head, name), str)
        assert isinstance(head.severity, int)
        assert isinstance(head.seq, int)
        assert isinstance(head.hash, bytes)


def test_only_the_first_version_names_the_room() -> None:
    first = declared("INC-1", "room", nature="history", severity=2)
    again = draft("incident.declared", first.body, "incident", 2)
    assert heads.listed(first) == {
        "reference": "INC-1",
        "slug": "room",
        "nature": "history",
        "title": "Card payments fail",
        "severity": 2,
    }
    assert heads.listed(again) == {"title": "Card payments fail", "severity": 2}


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"no json", b"7", b"\xff", b'{"title":7,"severity":"2","phase":[]}']
)
def test_what_is_no_body_of_ours_names_nothing(body: bytes) -> None:
    assert heads.listed(draft("incident.changed", body, "incident", 2)) == {}


def test_other_streams_name_nothing() -> None:
    assert heads.listed(note("title")) == {}


def test_the_last_word_counts() -> None:
    changes = [
        draft("incident.changed", Changed(title="Two", severity=3), "incident", 2),
        draft("incident.changed", Changed(severity=1), "incident", 3),
    ]
    assert heads.listing([declared("INC-1", "room"), *changes]) == {
        "reference": "INC-1",
        "slug": "room",
        "title": "Two",
        "severity": 1,
    }
    assert heads.listing([]) == {}


def test_a_room_opened_this_year_carries_the_year(store: Store) -> None:
    before = real_now()[:4]
    open_room(store)
    assert store.heads()[0].reference in {f"INC-{before}-0001", f"INC-{real_now()[:4]}-0001"}
