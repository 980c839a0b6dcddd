"""A program that typesets one record, of a room or bare from its JSON, and writes the seconds it took."""

from __future__ import annotations

import sys
from pathlib import Path

import typst

from tests.benchmarks.figure import timed
from warroom import assets, i18n
from warroom.reports import typeset, write
from warroom.services.database import Database
from warroom.services.session import load


def room(url: str, incident: str) -> float:
    """Load a room, build its record and typeset it."""
    i18n.use("en")
    store = Database(url)
    try:
        return timed(lambda: write.record_pdf(load(store, incident), "verified"))
    finally:
        store.close()


def bare(document: str) -> float:
    """Typeset a document that is ready, with the same template, fonts and standard."""
    text = Path(document).read_text(encoding="utf-8")
    place = assets.existing("typst", "record.typ")
    families = typeset._families()
    typeset._fonts.cache_clear()
    folders = [str(folder) for folder in typeset.font_folders()]

    def compile_() -> None:
        typst.compile(
            place,
            root=place.parent,
            font_paths=typst.Fonts(font_paths=folders),
            sys_inputs={"record": text, "fonts": families},
            pdf_standards=["ua-1"],
        )

    return timed(compile_)


if __name__ == "__main__":
    said = sys.argv[2:]
    sys.stdout.write(f"{room(*said) if sys.argv[1] == 'room' else bare(*said)}\n")
