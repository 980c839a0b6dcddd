"""Views are kept on this machine, whole or not at all, and mean the same in every language."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rooms import busy_room
from warroom import i18n
from warroom.errors import Rejected, Unavailable
from warroom.services.matching import Matcher
from warroom.services.query import Query, parse
from warroom.services.views import BUILT_IN, LONGEST, View, Views


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin in English, and leave it so."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give the place of a file of views."""
    return tmp_path / "views.json"


def names(views: Views) -> list[str]:
    """Name one's own views."""
    return [view.name for view in views.all() if not view.built_in]


def test_a_view_is_there_the_next_time(file: Path) -> None:
    Views(file).add("  Card   trouble ", parse("card kind:decision"))
    (view, *_built_in) = Views(file).all()
    assert view.name == "Card trouble"
    assert view.read() == parse("card kind:decision")


def test_beside_the_settings_if_nothing_is_said(home: Path) -> None:
    Views().add("Mine", parse("card"))
    assert (home / "config" / "views.json").exists()
    assert names(Views()) == ["Mine"]


def test_it_is_renamed_and_deleted(file: Path) -> None:
    views = Views(file)
    first, second = views.add("One", parse("one")), views.add("Two", parse("two"))
    views.rename(first, "Uno")
    assert names(Views(file)) == ["Uno", "Two"]
    views.rename(second, "two")
    views.delete(views.all()[0])
    assert names(Views(file)) == ["two"]


@pytest.mark.parametrize("name", ["", "   ", "x" * (LONGEST + 1), "one", "KEY MOMENTS"])
def test_a_name_that_does_not_do_is_refused(name: str, file: Path) -> None:
    views = Views(file)
    one = views.add("One", parse("one"))
    two = views.add("Two", parse("two"))
    with pytest.raises(Rejected) as refusal:
        views.add(name, parse("x"))
    assert refusal.value.field == "name"
    with pytest.raises(Rejected) as refusal:
        views.rename(two, name)
    assert refusal.value.field == "name"
    assert names(Views(file)) == [one.name, two.name]


def test_nothing_to_keep_and_what_is_built_in_are_refused(file: Path) -> None:
    views = Views(file)
    with pytest.raises(Rejected):
        views.add("Everything", Query())
    with pytest.raises(Rejected):
        views.delete(BUILT_IN[0])
    with pytest.raises(Rejected):
        views.rename(BUILT_IN[0], "Other")
    assert not file.exists()


def test_built_in_views_show_something_of_a_busy_room() -> None:
    bench = busy_room()
    bench.log("We told the shops", "communication")
    room = bench.as_of(bench.now)
    for view in BUILT_IN:
        for language in i18n.available():
            i18n.use(language)
            fits = Matcher(room, view.read(), ("LEAD",))
            assert any(map(fits, room.timeline.rows)), (view.name, language)


def test_a_view_kept_in_one_language_is_read_in_the_other(file: Path) -> None:
    i18n.use("es")
    Views(file).add("Decisiones", parse("tipo:decisión clave"))
    i18n.use("en")
    assert Views(file).all()[0].read().text == "kind:decision key"
    assert BUILT_IN[0].words == "Key moments"
    i18n.use("es")
    assert BUILT_IN[0].words == "Momentos clave"
    assert View("Key moments", "x").words == "Key moments"


def test_a_file_that_cannot_be_read_is_put_aside(file: Path, logged: list[logging.LogRecord]) -> None:
    file.write_text("not json", encoding="utf-8")
    assert names(Views(file)) == []
    assert [each.name for each in file.parent.iterdir()] == ["views.unreadable-1.json"]
    assert len(logged) == 1


def test_a_place_that_cannot_be_written_says_so_and_changes_nothing(tmp_path: Path) -> None:
    views = Views(tmp_path / "missing" / "views.json")
    with pytest.raises(Unavailable):
        views.add("One", parse("one"))
    assert names(views) == []
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(Unavailable):
        Views(tmp_path / "folder.json")
