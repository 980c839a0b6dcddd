"""A desk is killed while words stand in every form; opened anew, all of them are there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec

from tests.houses import PROCEDURE, SET, fill
from tests.journeys.surfaces import room_of
from tests.stations.conftest import Station
from tests.stations.typist import WORDS
from warroom.services.unsent import PLACES
from warroom.store.store import Store

MODULE = "tests.stations.typist"


def test_words_in_every_form_survive_the_kill(tmp_path: Path, station: Callable[..., Station]) -> None:
    url = f"sqlite:///{(tmp_path / 'rooms.db').as_posix()}"
    with closing(Store(url)) as store:
        room = room_of("Charged twice").save(store)
        fill(store, PROCEDURE, SET)
    typing = station("type", url, room, module=MODULE)
    typing.start()
    typed: dict[str, int] = {}
    places: set[str] = set()
    while (line := typing.hear()) != "typed\n":
        assert line, "the desk ended by itself"
        name, count, place = msgspec.json.decode(line, type=tuple[str, int, str])
        typed[name] = count
        places.add(":".join(place.split(":")[:2]))
    typing.kill()
    assert {place for place in PLACES if ":" in place} - places - {"dialog:paste"} == set(), (
        "not in tests/forms.py"
    )
    reading = station("read", url, room, module=MODULE)
    reading.start()
    found = msgspec.json.decode(reading.hear(), type=dict[str, list[str]])
    reading.finish()
    assert found["title"] == [f"{WORDS}: title"]
    assert found["line"] == [f"{WORDS}: line"]
    assert found["brief"] == [f"{WORDS}: brief"]
    assert found["paste"] == [f"{WORDS}: one", f"{WORDS}: two"]
    assert sum(typed.values()) > 40
    lost = {
        name: found[name] for name in typed if any(f"{WORDS}: {name} " not in value for value in found[name])
    }
    assert lost == {}
    assert {name: len(found[name]) for name in typed} == typed
