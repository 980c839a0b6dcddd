"""Bringing a file into a room: read in pieces, checked, hashed, stored; and giving it back."""

from __future__ import annotations

import hashlib
import io
import mimetypes
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import IO, Final

import msgspec

from warroom.domain.rules.attachments import PLAIN_TYPE, Attach, check_file, clean_name
from warroom.domain.rules.records import CHUNK
from warroom.errors import N_, Corrupt, Rejected, Unavailable
from warroom.services.database import Database

Progress = Callable[[int, int], None]
"""Is told the bytes stored so far and those of the whole file, after each piece."""
_SIGNS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
)
"""How files begin whose type is known whatever they are called."""
_BINARIES: Final = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\xbe\xba\xfe\xca",
)
"""How programs of Linux and of macOS begin, and Java's."""
_ZIPPED: Final = ("application/vnd.", "application/epub+zip")
"""What a zip may be by its name: documents of offices are zips."""
_PICTURES: Final = ("image/png", "image/jpeg", "image/gif", "image/webp")
SNIFFED: Final = 4096


class Cancelled(Exception):
    """Somebody called the storing of a file off; no entry names it."""


class Content(msgspec.Struct, frozen=True):
    """What comes in: a name, and a file on disk or bytes in memory."""

    name: str
    source: Path | bytes


def is_program(head: bytes) -> bool:
    """Say whether a file that begins so is run by some system: ELF, Windows, Mach-O, Java, #!."""
    text = head.removeprefix(b"\xef\xbb\xbf")
    windows = head.startswith(b"MZ") and b"\0" in head[:512]
    return head.startswith(_BINARIES) or text.startswith(b"#!") or windows


def media_type(name: str, head: bytes) -> str:
    """Guess a type by how the content begins, then by the name."""
    guessed = mimetypes.guess_type(clean_name(name))[0] or ""
    found = next((kind for sign, kind in _SIGNS if head.startswith(sign)), "")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        found = "image/webp"
    if found == "application/zip" and guessed.startswith(_ZIPPED):
        return guessed
    if found:
        return found
    if guessed in _PICTURES or guessed == "application/pdf":
        guessed = ""
    if guessed:
        return guessed
    return "text/plain" if _is_text(head) else PLAIN_TYPE


def _is_text(head: bytes) -> bool:
    """Say whether it reads as UTF-8; the last letter may be cut."""
    if b"\0" in head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as wrong:
        return wrong.start >= len(head) - 3 and len(head) >= SNIFFED
    return True


def bring_in(
    store: Database,
    incident: str,
    content: Content,
    taken: int,
    progress: Progress = lambda _done, _whole: None,
    cancel: Event | None = None,
) -> Attach:
    """Store a file piece by piece and give the command that attaches it.

    `taken` are the bytes that the room's files have. Raises `Rejected` for what is not taken, `Unavailable`
    for what cannot be read or stored, `Cancelled` when `cancel` was set. Whatever ends it early leaves no
    entry; pieces that were stored by then are named by none and harm nobody.
    """
    name = clean_name(content.name)
    with _opened(content, name) as (file, size):
        check_file(name, size, taken)
        whole, head, done = hashlib.sha256(), b"", 0
        chunks: list[str] = []
        for piece in _pieces(file, name, size):
            if not chunks:
                head = piece[:SNIFFED]
                _refuse_program(name, head)
            if cancel is not None and cancel.is_set():
                raise Cancelled
            chunks.append(store.put_piece(incident, piece))
            whole.update(piece)
            done += len(piece)
            progress(done, size)
    if cancel is not None and cancel.is_set():
        raise Cancelled
    return Attach(
        name=name,
        media_type=media_type(name, head),
        size=size,
        sha256=whole.hexdigest(),
        chunks=tuple(chunks),
    )


def _pieces(file: IO[bytes], name: str, size: int) -> Iterator[bytes]:
    """Read a file to its end, which must be where it was when it was opened."""
    done = 0
    while True:
        try:
            piece = file.read(CHUNK)
        except OSError as wrong:
            raise _unreadable(name, wrong) from wrong
        done += len(piece)
        if done > size or (not piece and done < size):
            raise _changed(name)
        if not piece:
            return
        yield piece


@contextmanager
def _opened(content: Content, name: str) -> Iterator[tuple[IO[bytes], int]]:
    """Open what comes in and give it with its size; refuse at the end what changed in between."""
    if isinstance(content.source, bytes):
        yield io.BytesIO(content.source), len(content.source)
        return
    with _open(content.source, name) as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise Rejected(N_("{name} is no file but a device. Choose a file."), field="name", name=name)
        yield file, before.st_size
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise _changed(name)


def _open(path: Path, name: str) -> IO[bytes]:
    """Open a file for reading; never waits for the other end of a pipe."""
    try:
        if path.is_dir():
            raise Rejected(
                N_("{name} is a folder. Attach its files, or a zip of it."), field="name", name=name
            )
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        return os.fdopen(os.open(path, flags), "rb")
    except FileNotFoundError as wrong:
        raise Rejected(
            N_("{name} is not there any more. Look where it went."), field="name", name=name
        ) from wrong
    except PermissionError as wrong:
        raise Unavailable(N_("{name} may not be read by you. Ask who owns it."), name=name) from wrong
    except (OSError, ValueError) as wrong:
        raise _unreadable(name, wrong) from wrong


def _unreadable(name: str, wrong: Exception) -> Unavailable:
    detail = getattr(wrong, "strerror", "") or wrong
    return Unavailable(N_("{name} cannot be read: {detail}"), name=name, detail=detail)


def _changed(name: str) -> Rejected:
    return Rejected(
        N_("{name} changed while it was read. Attach it again when nothing writes to it."),
        field="name",
        name=name,
    )


def _refuse_program(name: str, head: bytes) -> None:
    if is_program(head):
        raise Rejected(
            N_("{name} is a program or a script and is not taken. Put it into a zip if the room needs it."),
            field="name",
            name=name,
        )


def read_back(
    store: Database, incident: str, chunks: tuple[str, ...], sha256: str, name: str
) -> Iterator[bytes]:
    """Give a file's pieces, to their end only if the whole is what was attached; else raises `Corrupt`.

    A file that is kept without a hash of the whole has those of its pieces.
    """
    if not chunks:
        raise Rejected(N_("The file was erased; only its entry is left."))
    whole = hashlib.sha256()
    for piece in store.get_pieces(incident, chunks):
        whole.update(piece)
        yield piece
    if sha256 and whole.hexdigest() != sha256:
        raise Corrupt(N_("{name} is not the file that was attached: its hash differs."), name=name)
