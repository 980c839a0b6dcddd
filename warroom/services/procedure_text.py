"""Procedures as text that people send each other: a Markdown heading, when it fits, a numbered list."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from warroom.domain.state.house import ProcedureWritten, Step

_NUMBERED: Final = re.compile(r"\s*(?:\(?\d{1,3}[.):]|[-*+•–]|\[[ xX]\])\s+(?:\[[ xX]\]\s+)?(.*\S)\s*")
_MINUTES: Final = re.compile(
    r"[\s,;·(\[]*\b(\d{1,4})\s*(?:min|mins|minutes|minutos)\b\.?[)\]]?\s*$", re.IGNORECASE
)
_OWNER: Final = re.compile(r"[\s,;·(\[]*@([\w/&.-]+(?: \d+)?)[)\]]?\s*$")
_HEADING: Final = re.compile(r"#{1,6}\s+(.*\S)\s*")
_LONGEST: Final = 200_000
"""Characters of a pasted text that are looked at."""


def to_text(procedure: ProcedureWritten) -> str:
    """Write a procedure so that `from_text` reads it back and a person can send it in a message."""
    parts = [f"# {procedure.name}"]
    if procedure.purpose:
        parts.append(procedure.purpose)
    return "\n\n".join([*parts, steps_text(procedure.steps)]) + "\n"


def steps_text(steps: tuple[Step, ...]) -> str:
    """Write steps as a numbered list: what to do, @whom, how many minutes, the note below."""
    lines: list[str] = []
    for number, step in enumerate(steps, 1):
        owner = f" @{step.owner}" if step.owner else ""
        minutes = f" {step.minutes} min" if step.minutes else ""
        lines.append(f"{number}. {step.text}{owner}{minutes}")
        lines += [f"   {line.strip()}" for line in step.note.splitlines() if line.strip()]
    return "\n".join(lines)


def from_text(text: str) -> ProcedureWritten:
    """Read a procedure from a text: the name from its heading, what stands before the list, the steps.

    A text without any number or bullet gives one step for each line.
    """
    lines = text[:_LONGEST].splitlines()
    listed = any(_NUMBERED.fullmatch(line) for line in lines)
    name, purpose, steps = "", [], list[Step]()
    for line in filter(str.strip, lines):
        heading = _HEADING.fullmatch(line.strip())
        item = _NUMBERED.fullmatch(line)
        if heading and not steps:
            name = name or heading[1]
        elif item or not listed:
            steps.append(_step(item[1] if item else line.strip()))
        elif steps:
            note = " ".join(filter(None, (steps[-1].note, line.strip())))
            steps[-1] = msgspec.structs.replace(steps[-1], note=note)
        else:
            purpose.append(line.strip())
    if not name and len(purpose) > 1:
        name = purpose.pop(0)
    return ProcedureWritten(name=name, purpose=" ".join(purpose), steps=tuple(steps))


def _step(text: str) -> Step:
    owner, minutes = "", 0
    for _part in range(2):
        found = _MINUTES.search(text)
        if found and not minutes:
            text, minutes = text[: found.start()], int(found[1])
        found = _OWNER.search(text)
        if found and not owner:
            text, owner = text[: found.start()], found[1]
    return Step(text.strip() or owner, owner, minutes)
