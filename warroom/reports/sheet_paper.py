"""A sheet on paper: the hand-over sheet, the brief, since you left; one or two pages, readable standing up."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from warroom.clock import Instant
from warroom.domain.room import Room
from warroom.i18n import _, language
from warroom.reports.paper_times import local_date, whole
from warroom.reports.record import Chain, proof
from warroom.reports.record_data import Proof
from warroom.reports.record_summary import RUNNING, shorten
from warroom.reports.typeset import Typeset, compile_pdf
from warroom.reports.write import put_file
from warroom.services.house import NOBODY, Company
from warroom.services.sheets import Sheet
from warroom.services.vocabulary import severity_word, word

WIDEST: Final = 17
"""Characters of the longest lead; the column is as wide as the longest one of its section."""


class Item(msgspec.Struct, frozen=True):
    """One line: what leads it, its words, what stands at its end."""

    lead: str
    text: str
    end: str


class Block(msgspec.Struct, frozen=True):
    """Lines under a caption; `lead` is how many characters the widest lead has."""

    caption: str
    lead: int
    items: tuple[Item, ...]


class SheetData(msgspec.Struct, frozen=True, kw_only=True):
    """The sheet as it goes to the typesetter: all words chosen, all times written out."""

    language: str
    kind: str
    facts: tuple[str, ...]
    title: str
    running: str
    day: tuple[int, int, int]
    author: str
    notice: str
    known: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    room_for: str
    proof: Proof


def sheet_data(room: Room, sheet: Sheet, chain: Chain, room_for: str = "") -> SheetData:
    """Put a sheet together for paper; `room_for` is a caption over empty lines to write on."""
    incident = room.incident
    at: Instant = room.now
    shown = local_date(room, at)
    facts = (
        incident.reference,
        severity_word(incident.severity),
        word("phase", incident.phase),
        whole(room, at),
    )
    return SheetData(
        language=language(),
        kind=sheet.caption,
        facts=facts,
        title=sheet.title,
        running=" · ".join((incident.reference, shorten(incident.title, RUNNING), sheet.caption)),
        day=(shown.year, shown.month, shown.day),
        author=_("War Room"),
        notice=_("Rehearsal") if incident.nature == "rehearsal" else "",
        known=((_("Incident"), incident.title), *((fact.name, fact.value) for fact in sheet.facts)),
        blocks=tuple(_block(section.caption, section.lines) for section in sheet.sections),
        room_for=room_for,
        proof=proof(room, chain),
    )


def _block(caption: str, lines: tuple[object, ...]) -> Block:
    items = tuple(Item(*(getattr(line, name) for name in Item.__struct_fields__)) for line in lines)
    return Block(caption, min(WIDEST, max((len(item.lead) for item in items), default=0)), items)


def sheet_pdf(data: SheetData, company: Company = NOBODY) -> Typeset:
    """Typeset a sheet; Unavailable when the typesetter is missing or refuses."""
    return compile_pdf(data, "sheet", company)


def write_sheet(data: SheetData, target: Path, company: Company = NOBODY) -> Path:
    """Write a sheet's PDF to a file, whole or not at all, and say where it is."""
    put_file(target, sheet_pdf(data, company).pdf)
    return target
