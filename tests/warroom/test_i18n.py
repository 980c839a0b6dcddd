"""The language is switched while the program runs, and a missing translation never breaks a text."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from warroom import assets, i18n
from warroom.i18n import N_, _, ngettext

CATALOGUE = """msgid ""
msgstr ""
"Language: {code}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Good morning"
msgstr "{morning}"

msgid "{{count}} fix"
msgid_plural "{{count}} fixes"
msgstr[0] "{{count}} remedio"
msgstr[1] "{{count}} remedios"
"""


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put catalogues of this test's own in the place of the program's."""
    root = tmp_path / "resources"
    write(root, "es", "Buenos días")
    monkeypatch.setattr(assets, "root", lambda: root)
    yield root
    i18n.use("en")


def write(root: Path, code: str, morning: str) -> Path:
    """Write a catalogue."""
    file = root / "locale" / code / "LC_MESSAGES" / "warroom.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(CATALOGUE.format(code=code, morning=morning), encoding="utf-8")
    return file


def compile_as(source: Path, other: Path) -> Path:
    """Put what `other` compiles to beside `source`."""
    target = source.with_suffix(".mo")
    target.write_bytes(i18n._compile(other, "es").read())
    return target


def test_english_is_what_stands_in_the_code() -> None:
    assert i18n.language() == "en"
    assert (_("Good morning"), ngettext("{count} fix", "{count} fixes", 2)) == (
        "Good morning",
        "{count} fixes",
    )


def test_a_switch_changes_every_later_text() -> None:
    assert i18n.use("es") == "es"
    assert (_("Good morning"), i18n.language()) == ("Buenos días", "es")
    assert [ngettext("{count} fix", "{count} fixes", n) for n in (1, 2)] == [
        "{count} remedio",
        "{count} remedios",
    ]
    i18n.use("en")
    assert _("Good morning") == "Good morning"


def test_a_text_without_translation_stays_english() -> None:
    i18n.use("es")
    assert _("Never translated") == "Never translated"
    assert _("") == ""


def test_a_marked_text_is_translated_when_shown() -> None:
    marked = N_("Good morning")
    i18n.use("es")
    assert (marked, _(marked)) == ("Good morning", "Buenos días")


@pytest.mark.parametrize("wish", ["es", "es_MX.UTF-8", "es_ES@euro", "es-AR", "ES"])
def test_a_language_is_known_by_its_systems_names(wish: str) -> None:
    assert i18n.use(wish) == "es"


@pytest.mark.parametrize("wish", ["xx", "", "C", "../es"])
def test_an_unknown_language_gives_english(wish: str) -> None:
    assert i18n.use(wish) == "en"


def test_languages_are_those_with_a_catalogue(catalogues: Path) -> None:
    write(catalogues, "de", "Guten Morgen")
    assert i18n.available() == ("en", "de", "es")
    assert [i18n.native_name(code) for code in i18n.available()] == ["English", "Deutsch", "Español"]


def test_the_system_is_asked_for_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "es_CO.UTF-8")
    assert i18n.preferred() == "es"
    monkeypatch.setenv("LANGUAGE", "xx:en")
    assert i18n.preferred() == "en"


def test_a_compiled_catalogue_is_used(catalogues: Path) -> None:
    source = write(catalogues, "es", "from the source")
    ready = compile_as(source, write(catalogues, "de", "from the compiled one"))
    os.utime(ready, ns=(2 * 10**18, 2 * 10**18))
    i18n.use("es")
    assert _("Good morning") == "from the compiled one"


def test_a_compiled_catalogue_older_than_its_source_is_not(catalogues: Path) -> None:
    source = write(catalogues, "es", "from the source")
    ready = compile_as(source, write(catalogues, "de", "from the compiled one"))
    os.utime(ready, ns=(10**18, 10**18))
    i18n.use("es")
    assert _("Good morning") == "from the source"


def test_a_catalogue_without_source_is_enough(catalogues: Path) -> None:
    source = write(catalogues, "es", "from the source")
    compile_as(source, source)
    source.unlink()
    assert i18n.available() == ("en", "es")
    i18n.use("es")
    assert _("Good morning") == "from the source"


def test_without_catalogues_there_is_english(catalogues: Path) -> None:
    shutil.rmtree(catalogues)
    assert i18n.available() == ("en",)
