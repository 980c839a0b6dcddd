"""The record on disk and in the room: written, kept as pieces beside the log; every file copied out again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from warroom.domain.rules.attachments import clean_name, runs
from warroom.domain.rules.records import Keep
from warroom.domain.state.attachments import Attachment
from warroom.domain.state.records import Kept, KeptFile
from warroom.errors import N_, Rejected, Unavailable
from warroom.reports.record import Chain
from warroom.reports.write import put_file, record_pdf, write_record
from warroom.services.attachments import is_program, read_back
from warroom.services.database import Database
from warroom.services.house import company_of
from warroom.services.session import Session, load

PDF = "application/pdf"
PDF_SUFFIX = ".pdf"


def write_now(store: Database, incident: str, path: Path) -> Path:
    """Write the record of a room as it stands into a file, all or nothing."""
    write_record(load(store, incident), path, chain_of(store, incident), company_of(store))
    return path


def chain_of(store: Database, incident: str) -> Chain:
    """Say what the record may claim of the log."""
    return "verified" if store.verify(incident) is None else "broken"


def keep_record(session: Session, language: str) -> KeptFile:
    """Write the record of a room in the language in use and keep it, with the head it was made from."""
    session.catch_up()
    room = session.room
    data = record_pdf(room, chain_of(session.store, room.id), company_of(session.store)).pdf
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


def copy_out(store: Database, incident: str, kept: KeptFile | Attachment, folder: Path) -> Path:
    """Put a copy of a file into a folder, for reading only, and say where it is.

    It is there to be opened, so nothing that a system would run is copied: another station may have
    taken it with an older version of the program. Raises `Rejected`, `Corrupt`, `Unavailable`.
    """
    path = folder / file_name(kept)
    if runs(path.name):
        raise _program(path.name)
    make_folder(folder)
    with suppress(OSError):
        path.chmod(0o600)  # Windows replaces no file that is read-only
    put_file(path, _harmless(path.name, _whole(store, incident, kept)))
    with suppress(OSError):
        path.chmod(0o444)
    return path


def save_to(store: Database, incident: str, kept: KeptFile | Attachment, target: Path) -> Path:
    """Write a file of the room where a person wants it, whole or not at all."""
    put_file(target, _whole(store, incident, kept))
    return target


def save_all(store: Database, incident: str, files: list[KeptFile | Attachment], folder: Path) -> list[Path]:
    """Write files of the room into a folder; what has the name of another, or is there, gets a number."""
    make_folder(folder)
    return [save_to(store, incident, kept, _free(folder, file_name(kept))) for kept in files]


def file_name(kept: KeptFile | Attachment) -> str:
    """Make a name that comes from a log the name of a file in a folder: no way out; a record is a PDF."""
    if isinstance(kept, Attachment):
        return clean_name(kept.name)
    name = clean_name(kept.name, "record")
    return name if name.lower().endswith(PDF_SUFFIX) else name + PDF_SUFFIX


def paper_place(folder: Path, name: str) -> Path:
    """Give the place of a paper in a folder, which is made where it is missing."""
    make_folder(folder)
    return folder / f"{clean_name(name, 'paper')}{PDF_SUFFIX}"


def _whole(store: Database, incident: str, kept: KeptFile | Attachment) -> Iterator[bytes]:
    sha256 = kept.sha256 if isinstance(kept, Attachment) else ""
    return read_back(store, incident, kept.chunks, sha256, kept.name)


def _harmless(name: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    for number, piece in enumerate(pieces):
        if not number and is_program(piece):
            raise _program(name)
        yield piece


def _program(name: str) -> Rejected:
    return Rejected(
        N_("{name} is a program or a script and is not opened. Save it if you know what it does."),
        field="name",
        name=name,
    )


def make_folder(folder: Path) -> None:
    """Make a folder where it is missing; Unavailable says why it could not be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise Unavailable(N_("{place} cannot be written: {detail}"), place=folder, detail=wrong) from wrong


def _free(folder: Path, name: str) -> Path:
    stem, suffix = Path(name).stem, Path(name).suffix
    number, path = 1, folder / name
    while path.exists():
        number += 1
        path = folder / f"{stem} ({number}){suffix}"
    return path
