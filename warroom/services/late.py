"""What waited for the database and was then refused: it is kept as words, with the reason."""

from __future__ import annotations

import re
from typing import Final

from warroom import ids
from warroom.domain.decide import decide
from warroom.domain.entry import decode_plain
from warroom.domain.room import Room
from warroom.domain.rules.timeline import Log
from warroom.i18n import _
from warroom.services.job import Job
from warroom.services.saying import say

LONGEST: Final = 4000
_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")
"""What names a thing for the program and says nothing to people."""


def late_note(room: Room, job: Job, refused: BaseException) -> Job:
    """Make a note of a command that was refused after it had waited, as its writer, at its time.

    One command has one note, however often it is refused. Raises `Rejected` where the room takes none.
    """
    command = job.command
    text = _("Written while the database was away, and not taken: {words}. {why}").format(
        words=words_of(job)[:LONGEST], why=say(refused)
    )
    note = Log(
        id=ids.derived(command.id, "late"),
        text=text,
        actor=command.actor,
        station=command.station,
        written_at=command.written_at,
        occurred_at=command.occurred_at or command.written_at,
    )
    return Job(job.incident, note, tuple(decide(room, note)))


def words_of(job: Job) -> str:
    """Give the texts that a person wrote in a command, one after the other."""
    found: list[str] = []
    for draft in job.drafts:
        found += _texts(decode_plain(draft.body))
    return " · ".join(dict.fromkeys(found)) or type(job.command).__name__


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() and not _ID.search(value) else []
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return []
