"""Every text a person sees can be translated, and every language has all of them."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.gates.source import ROOT, SOURCE, expect_none, put

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}

HEADER = """msgid ""
msgstr ""
"Language: es\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""


def texts(root: Path) -> dict[str, tuple[str, ...]]:
    """List every text of the sources that is marked, with its forms."""
    found = {}
    for tree in SOURCE:
        if (root / tree).is_dir():
            for _file, _line, text, _notes, _context in extract_from_dir(
                root / tree, method_map=[("**.py", "python")], keywords=KEYWORDS
            ):
                forms = (text,) if isinstance(text, str) else tuple(text)
                found[forms[0]] = forms
    return found


def untranslated(root: Path) -> list[str]:
    """List what is missing or wrong in the catalogues, language by language."""
    wanted = texts(root)
    problems = []
    for file in sorted((root / "resources" / "locale").glob("*/LC_MESSAGES/warroom.po")):
        language = file.parent.parent.name
        with file.open("rb") as text:
            catalogue = read_po(text, locale=language)
        for forms in wanted.values():
            problems += [f"{language}: {forms[0]!r} {wrong}" for wrong in _wrong(forms, catalogue)]
    return problems


def _wrong(forms: tuple[str, ...], catalogue: Catalog) -> Iterator[str]:
    message = catalogue.get(forms[0])
    if message is None:
        yield "is missing"
        return
    if message.fuzzy:
        yield "is marked fuzzy"
    given = _given(message)
    if len(given) != (catalogue.num_plurals if len(forms) > 1 else 1) or not all(given):
        yield "has no translation"
        return
    for text in given:
        yield from _wrong_places(forms, text, exact=text == given[-1])


def _given(message: Message) -> tuple[str, ...]:
    translated = message.string
    return (translated,) if isinstance(translated, str) else tuple(translated or ())


def _wrong_places(forms: tuple[str, ...], text: str, exact: bool) -> Iterator[str]:
    """Compare the braces; a singular may leave out the number that its words already say."""
    wanted, found = _places(forms[-1]), _places(text)
    if wanted is None:
        return
    if found is None:
        yield f"has broken braces: {text!r}"
    elif found - wanted or (exact and wanted - found):
        yield f"needs {sorted(wanted)} in braces, has {sorted(found)}"


def _places(text: str) -> set[str] | None:
    """Name what stands in braces; None where the braces do not match."""
    try:
        return {name for _text, name, _spec, _how in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def test_every_language_has_every_text() -> None:
    expect_none(untranslated(ROOT))


def test_spanish_is_there() -> None:
    assert (ROOT / "resources/locale/es/LC_MESSAGES/warroom.po").exists()


def sample(root: Path, code: str, catalogue: str) -> list[str]:
    """Check a sample of one module and its Spanish."""
    put(root, {"ui/a.py": code, "resources/locale/es/LC_MESSAGES/warroom.po": HEADER + catalogue})
    return untranslated(root)


def test_a_missing_text_is_found(tmp_path: Path) -> None:
    assert sample(tmp_path, "_('Close'); N_('Open')", 'msgid "Open"\nmsgstr "Abrir"\n') == [
        "es: 'Close' is missing"
    ]


def test_an_empty_text_is_found(tmp_path: Path) -> None:
    assert sample(tmp_path, "_('Close')", 'msgid "Close"\nmsgstr ""\n') == ["es: 'Close' has no translation"]


def test_a_guessed_text_is_found(tmp_path: Path) -> None:
    assert sample(tmp_path, "_('Close')", '#, fuzzy\nmsgid "Close"\nmsgstr "Cerrar"\n') == [
        "es: 'Close' is marked fuzzy"
    ]


def test_a_lost_place_is_found(tmp_path: Path) -> None:
    catalogue = 'msgid "Open {name}"\nmsgstr "Abrir {nombre}"\n\nmsgid "Go {to}"\nmsgstr "Ir {to"\n'
    assert sample(tmp_path, "_('Open {name}'); _('Go {to}')", catalogue) == [
        "es: 'Open {name}' needs ['name'] in braces, has ['nombre']",
        "es: 'Go {to}' has broken braces: 'Ir {to'",
    ]


def test_both_forms_of_a_count_are_needed(tmp_path: Path) -> None:
    code = "ngettext('{count} fix', '{count} fixes', n)"
    plural = 'msgid "{count} fix"\nmsgid_plural "{count} fixes"\nmsgstr[0] "un remedio"\nmsgstr[1] "%s"\n'
    assert sample(tmp_path, code, plural % "{count} remedios") == []
    assert sample(tmp_path, code, plural % "") == ["es: '{count} fix' has no translation"]
    assert sample(tmp_path, code, plural % "remedios") == [
        "es: '{count} fix' needs ['count'] in braces, has []"
    ]
