"""The record's data: it says everything the template asks for, and survives the way there."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from tests.warroom.reports.telling import billing_room, short_room
from warroom import assets
from warroom.reports import record_data, sheet_paper
from warroom.reports.record import build_record
from warroom.reports.record_data import RecordData

FIELD = re.compile(r"\b(?:it|row|mark|step|head|day|strip)\.([a-z_]+)")
TYPST = {"at", "len", "map", "x", "body", "side", "lane", "join", "rows", "flatten", "first", "title"}


def code(file: Path) -> str:
    """Give a template without comments and without the names of the files it takes in."""
    lines = (line.partition("//")[0] for line in file.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if not line.startswith("#import"))


def test_the_data_go_to_json_and_back_unchanged() -> None:
    for room in (billing_room(), short_room()):
        data = build_record(room)
        assert msgspec.json.decode(msgspec.json.encode(data), type=RecordData) == data


def test_the_template_asks_for_fields_that_exist() -> None:
    modules = (record_data, sheet_paper)
    parts = (part for module in modules for part in vars(module).values() if isinstance(part, type))
    known = TYPST.union(*(getattr(part, "__struct_fields__", ()) for part in parts))
    for file in assets.path("typst").glob("*.typ"):
        asked = set(FIELD.findall(code(file)))
        assert asked <= known, f"{file.name}: {asked - known}"


def test_the_template_has_no_words_of_its_own() -> None:
    shown = re.compile(r"\[([^\]#]*[A-Za-z]{3,}[^\]]*)\]")
    for file in assets.path("typst").glob("*.typ"):
        assert shown.findall(code(file)) == [], file.name
        assert "eval(" not in code(file), file.name
