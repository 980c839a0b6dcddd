"""Files for tests: pictures and texts as people attach them, and rooms that have some."""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path
from typing import Any

from tests.rooms import Bench
from warroom.domain.rules.attachments import Attach
from warroom.domain.rules.records import CHUNK


def png(width: int = 60, height: int = 40, grey: int = 120) -> bytes:
    """Make a grey picture; its header may promise more than there is, see `hollow_png`."""
    rows = (b"\0" + bytes([grey]) * width) * height
    return _png(width, height, zlib.compress(rows))


def hollow_png(width: int, height: int) -> bytes:
    """Make a small file that promises a huge picture."""
    return _png(width, height, zlib.compress(bytes(1000)))


def _png(width: int, height: int, data: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def large(path: Path, mebibytes: int) -> Path:
    """Write a file of so many MiB, no two pieces alike."""
    with path.open("wb") as file:
        for number in range(mebibytes):
            file.write(f"{number:>1024}".encode() * 1024)
    return path


def attach_command(name: str = "retry_sample.csv", data: bytes = b"id,amount\n1,2\n", **more: Any) -> Attach:
    """Give the command that attaches bytes, whose pieces are not stored."""
    pieces = [data[start : start + CHUNK] for start in range(0, len(data), CHUNK)]
    given = {
        "name": name,
        "media_type": "text/csv",
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "chunks": tuple(hashlib.sha256(piece).hexdigest() for piece in pieces),
    }
    return Attach(**{**given, **more})


def attach(
    bench: Bench, name: str = "retry_sample.csv", data: bytes = b"id,amount\n1,2\n", **more: Any
) -> str:
    """Attach bytes in a room in memory and give the stream."""
    for start in range(0, len(data), CHUNK):
        piece = data[start : start + CHUNK]
        bench.pieces[hashlib.sha256(piece).hexdigest()] = piece
    return bench.submit(attach_command(name, data, **more))[0].stream
