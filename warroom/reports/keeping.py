"""The record on disk and in the room: written, kept as pieces beside the log, copied out again."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from warroom.domain.rules.records import Keep
from warroom.domain.state.records import Kept, KeptFile
from warroom.errors import N_, Unavailable
from warroom.reports.record import Chain
from warroom.reports.write import put_file, record_pdf, write_record
from warroom.services.database import Database
from warroom.services.session import Session, load

PDF = "application/pdf"
PDF_SUFFIX = ".pdf"


def write_now(store: Database, incident: str, path: Path) -> Path:
    """Write the record of a room as it stands into a file, all or nothing."""
    write_record(load(store, incident), path, chain_of(store, incident))
    return path


def chain_of(store: Database, incident: str) -> Chain:
    """Say what the record may claim of the log."""
    return "verified" if store.verify(incident) is None else "broken"


def keep_record(session: Session, language: str) -> KeptFile:
    """Write the record of a room in the language in use and keep it, with the head it was made from."""
    session.catch_up()
    room = session.room
    data = record_pdf(room, chain_of(session.store, room.id)).pdf
    kept = Kept(
        name=f"{room.incident.reference}-{language}.pdf",
        media_type=PDF,
        size=len(data),
        chunks=session.store.put_file(room.id, data),
        head_seq=room.seq,
        head_hash=room.hash.hex(),
        language=language,
    )
    entry = session.submit(Keep(kept=kept))[0]
    return session.room.records[entry.stream]


def copy_out(store: Database, incident: str, kept: KeptFile, folder: Path) -> Path:
    """Copy a kept file into a folder and say where it is."""
    path = folder / file_name(kept.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise Unavailable(N_("{place} cannot be written: {detail}"), place=folder, detail=wrong) from wrong
    put_file(path, store.get_file(incident, kept.chunks))
    return path


def file_name(name: str) -> str:
    """Make a name that comes from a log the name of a PDF in a folder: no way out, no program."""
    last = PureWindowsPath(name).name.lstrip(".").rstrip(". ") or "record"
    return last if last.lower().endswith(PDF_SUFFIX) else last + PDF_SUFFIX
