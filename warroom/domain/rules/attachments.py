"""Rules of attached files: what may come in, how large, under which name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require_open, require_streams
from warroom.domain.rules.records import CHUNK
from warroom.domain.state.attachments import Attached
from warroom.errors import N_, Rejected

MIB: Final = 1024 * 1024
FILE_LIMIT: Final = 50 * MIB
"""The most bytes that one file may have."""
ROOM_LIMIT: Final = 500 * MIB
"""The most bytes that all files attached to a room may have; the same content counts once."""
NAME_LIMIT: Final = 120
"""The most characters of a name, and 180 bytes: every file system takes it, with a few letters more."""
NAME_BYTES: Final = 180
STREAM: Final = "file"
"""How the streams of attached files begin; the id of the command follows."""
PLAIN_TYPE: Final = "application/octet-stream"
RUNS: Final = frozenset(
    [
        "exe",
        "bat",
        "cmd",
        "com",
        "msi",
        "msp",
        "msix",
        "msixbundle",
        "appx",
        "appxbundle",
        "scr",
        "pif",
        "cpl",
        "hta",
        "dll",
        "sys",
        "ocx",
        "xll",
        "ps1",
        "psm1",
        "psd1",
        "vbs",
        "vbe",
        "js",
        "jse",
        "mjs",
        "wsf",
        "wsh",
        "ws",
        "wsc",
        "sct",
        "msc",
        "reg",
        "inf",
        "scf",
        "lnk",
        "url",
        "website",
        "chm",
        "settingcontent-ms",
        "appref-ms",
        "application",
        "gadget",
        "library-ms",
        "search-ms",
        "diagcab",
        "sh",
        "bash",
        "zsh",
        "csh",
        "ksh",
        "fish",
        "command",
        "run",
        "appimage",
        "desktop",
        "deb",
        "rpm",
        "flatpakref",
        "snap",
        "apk",
        "jar",
        "jnlp",
        "class",
        "app",
        "pkg",
        "dmg",
        "action",
        "workflow",
        "scpt",
        "scptd",
        "applescript",
        "terminal",
        "tool",
        "webloc",
        "fileloc",
        "py",
        "pyw",
        "pyc",
        "pyz",
        "pl",
        "rb",
        "php",
        "tcl",
        "lua",
    ]
)
"""Endings of what a double click would run or install, on any system."""
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_TYPE: Final = re.compile(r"[a-z]+/[\w.+-]{1,80}")
_FORBIDDEN: Final = frozenset('<>:"|?*')
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class Attach(Command, frozen=True, kw_only=True):
    """Attach a file whose pieces are stored already to what it is about (`links`, streams)."""

    name: str
    media_type: str = ""
    size: int
    sha256: str
    chunks: tuple[str, ...]
    note: str = ""
    links: tuple[str, ...] = ()


def clean_name(name: str, nameless: str = "file") -> str:
    """Give the last part of a name as every system can write it; nothing in it steers anything.

    The ending stays where a name is too long, and letters of any script stay as they are.
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = (" " if sign.isspace() else sign for sign in last if not _hidden(sign))
    plain = "".join("_" if sign in _FORBIDDEN else sign for sign in kept)
    plain = unicodedata.normalize("NFC", " ".join(plain.split())).strip(". ")
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    return _shortened(plain) or nameless


def _hidden(sign: str) -> bool:
    """Say whether a character shows nothing or turns the text round; the joiner of emoji stays."""
    return unicodedata.category(sign) in _HIDDEN and sign != "\u200d" and not sign.isspace()


def _shortened(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 16:
        stem, dot, ending = name, "", ""
    while stem and (
        len(stem) + len(dot + ending) > NAME_LIMIT or len(f"{stem}{dot}{ending}".encode()) > NAME_BYTES
    ):
        stem = stem[:-1]
    return f"{stem.rstrip('. ')}{dot}{ending}"


def runs(name: str) -> bool:
    """Say whether a double click on a file of this name would run it, on any system."""
    return clean_name(name).rpartition(".")[2].lower() in RUNS and "." in clean_name(name)


def room_size(room: Room) -> int:
    """Count the bytes of all files attached to a room; the same content counts once."""
    return sum({each.sha256: each.size for each in room.attachments.values()}.values())


def check_file(name: str, size: int, taken: int) -> None:
    """Refuse a file by its name or size; `taken` are the bytes that the room holds already."""
    if runs(name):
        raise Rejected(
            N_("{name} is a program or a script and is not taken. Put it into a zip if the room needs it."),
            field="name",
            name=clean_name(name),
        )
    if size <= 0:
        raise Rejected(
            N_("{name} is empty: there is nothing to attach."), field="size", name=clean_name(name)
        )
    if size > FILE_LIMIT:
        raise Rejected(
            N_("{name} is too large: a file may have {limit} MB. Put a link to it into an entry instead."),
            field="size",
            name=clean_name(name),
            limit=FILE_LIMIT // MIB,
        )
    if taken + size > ROOM_LIMIT:
        raise Rejected(
            N_("{name} does not fit: the files of a room may have {limit} MB in all, {taken} MB are taken."),
            field="size",
            name=clean_name(name),
            limit=ROOM_LIMIT // MIB,
            taken=taken // MIB,
        )


def _attach(room: Room, command: Attach) -> list[Draft]:
    require_open(room)
    name = clean_name(command.name)
    known = {each.sha256 for each in room.attachments.values()}
    check_file(name, command.size, room_size(room) - (command.size if command.sha256 in known else 0))
    pieces = -(-command.size // CHUNK)
    whole = len(command.chunks) == pieces and all(map(_SHA256.fullmatch, (*command.chunks, command.sha256)))
    if not whole:
        raise Rejected(N_("The file is not complete."), field="chunks")
    if len(command.note) > 2000:
        raise Rejected(N_("Too long: at most {limit} characters."), field="note", limit=2000)
    links = tuple(dict.fromkeys(command.links))
    require_streams(room, links, "links")
    _refuse_twice(room, command.sha256, links, name)
    body = Attached(
        name=name,
        media_type=command.media_type if _TYPE.fullmatch(command.media_type) else PLAIN_TYPE,
        size=command.size,
        sha256=command.sha256,
        chunks=command.chunks,
        note=command.note.strip(),
        links=links,
    )
    return Drafting(room, command).new_stream(STREAM, body).drafts


def _refuse_twice(room: Room, sha256: str, links: tuple[str, ...], name: str) -> None:
    for each in room.attachments.values():
        about = room.timeline.first[each.id].links
        if each.sha256 == sha256 and each.withdrawn is None and set(about) == set(links):
            raise Rejected(
                N_("{name} is attached here already, as {ref} ({known})."),
                field="sha256",
                name=name,
                ref=each.ref,
                known=each.name,
            )


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {Attach: _attach}
