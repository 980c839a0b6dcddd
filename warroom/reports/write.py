"""Records as files: the PDF of a room, in memory or on disk."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from warroom.domain.room import Room
from warroom.errors import N_, Unavailable
from warroom.reports.record import Chain, build_record
from warroom.reports.typeset import Typeset, compile_pdf
from warroom.services.house import NOBODY, Company


def record_pdf(room: Room, chain: Chain = "unchecked", company: Company = NOBODY) -> Typeset:
    """Typeset the lessons-learned record of a room in the language in use.

    Raises Unavailable when the typesetter is missing or refuses.
    """
    return compile_pdf(build_record(room, chain), company=company)


def write_record(room: Room, target: Path, chain: Chain = "unchecked", company: Company = NOBODY) -> Typeset:
    """Write the record's PDF to a file; an older one is replaced only by a whole one.

    Raises Unavailable when it cannot be typeset or the file cannot be written.
    """
    made = record_pdf(room, chain, company)
    put_file(target, made.pdf)
    return made


def put_file(target: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all; Unavailable says why it could not be.

    What comes in pieces may end with an error of its own, which leaves nothing either.
    """
    pieces = (content,) if isinstance(content, bytes) else content
    draft = target.with_name(f"{target.name}.part")
    try:
        with draft.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as trouble:
        draft.unlink(missing_ok=True)
        reason = trouble.strerror or str(trouble)
        text = N_("{path} could not be written: {reason}")
        raise Unavailable(text, path=target, reason=reason) from trouble
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
