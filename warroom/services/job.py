"""The job: what a desk decided, on its way into the log, and how it stands in the outbox."""

from __future__ import annotations

from typing import Any

import msgspec

from warroom.domain.catalog import KINDS, NAMES
from warroom.domain.decide import COMMANDS
from warroom.domain.entry import Body, Draft, Entry
from warroom.domain.rules.command import Command


class Job(msgspec.Struct, frozen=True):
    """Drafts for a log, with the command they came from and how often it was tried."""

    incident: str
    command: Command
    drafts: tuple[Draft, ...]
    tries: int = 1


class Outcome(msgspec.Struct, frozen=True):
    """What became of a job: the entries as the log holds them, or why not.

    With `waits` it is in the outbox, as the database is away.
    """

    job: Job
    entries: tuple[Entry, ...] = ()
    error: BaseException | None = None
    waits: bool = False


class _Kept(msgspec.Struct, frozen=True):
    """A job as it is written: the command by its name, a body in it by its kind."""

    incident: str
    name: str
    command: msgspec.Raw
    drafts: tuple[Draft, ...]
    kind: str = ""


BODY = "written"
"""The field of a command that holds a body of one of several kinds."""


def encode_job(job: Job) -> bytes:
    """Write a job for the outbox, as JSON."""
    body = getattr(job.command, BODY, None)
    kept = _Kept(
        job.incident,
        type(job.command).__name__,
        msgspec.Raw(msgspec.json.encode(job.command)),
        job.drafts,
        NAMES[type(body)] if isinstance(body, Body) else "",
    )
    return msgspec.json.encode(kept)


def decode_job(data: bytes) -> Job:
    """Read a job of the outbox; raises `msgspec.MsgspecError` or `KeyError` for one of a newer version."""
    kept = msgspec.json.decode(data, type=_Kept)
    command = COMMANDS[kept.name]
    if not kept.kind:
        return Job(kept.incident, msgspec.json.decode(kept.command, type=command), kept.drafts)
    plain: dict[str, Any] = msgspec.json.decode(kept.command)
    fields: dict[str, Any] = {
        each.encode_name: msgspec.convert(plain[each.encode_name], each.type)
        for each in msgspec.structs.fields(command)
        if each.name != BODY and each.encode_name in plain
    }
    fields[BODY] = msgspec.convert(plain[BODY], KINDS[kept.kind].body)
    return Job(kept.incident, command(**fields), kept.drafts)
