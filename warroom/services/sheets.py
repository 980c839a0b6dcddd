"""What a sheet of the inspector is made of."""

from __future__ import annotations

import msgspec


class Fact(msgspec.Struct, frozen=True):
    """One line with a name and a value; `tone` is a colour token for what needs a look."""

    name: str
    value: str
    tone: str = ""


class Line(msgspec.Struct, frozen=True):
    """One line of a section: a short lead (time, reference), text, the stream it opens, a tone."""

    lead: str
    text: str
    stream: str = ""
    tone: str = ""
    end: str = ""


class Section(msgspec.Struct, frozen=True):
    """Lines under a caption; a `whole` one shows all of them however many they are."""

    caption: str
    lines: tuple[Line, ...]
    whole: bool = False


class Sheet(msgspec.Struct, frozen=True):
    """Everything about one thing: a caption, its words in full, facts, sections.

    `picture` is the stream of a file that may be shown small under the facts.
    """

    caption: str
    title: str
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    struck: bool = False
    picture: str = ""


def sheet_text(sheet: Sheet) -> str:
    """Write a sheet as plain text: caption and title, facts, then each section under its caption."""
    parts = ["\n".join(filter(None, (sheet.caption, sheet.title)))]
    parts.append("\n".join(f"{fact.name}: {fact.value}" for fact in sheet.facts))
    for section in sheet.sections:
        lines = (" ".join(filter(None, (line.lead, line.text, line.end))) for line in section.lines)
        parts.append("\n".join((section.caption, *lines)))
    return "\n\n".join(filter(None, parts))
