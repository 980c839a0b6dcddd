"""What may be a company's logo: a PNG or JPEG by its content, small in bytes and in pixels."""

from __future__ import annotations

import struct
from typing import Final

from warroom.errors import N_, Rejected

LIMIT: Final = 1024 * 1024
"""Bytes of a logo."""
SIDE: Final = 6000
"""Pixels of its longer side: a small file may unpack into a picture that fills the memory."""
TYPES: Final = ("image/png", "image/jpeg")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
"""The segments of a JPEG that say how large it is."""


def picture_type(data: bytes) -> str:
    """Say by its content what kind of picture a file is; empty for anything but PNG and JPEG."""
    if data.startswith(_PNG):
        return "image/png"
    return "image/jpeg" if data.startswith(b"\xff\xd8\xff") else ""


def picture_size(data: bytes) -> tuple[int, int]:
    """Read width and height of a PNG or JPEG from its head; (0, 0) where it does not say."""
    if data.startswith(_PNG):
        found: tuple[int, int] = struct.unpack(">II", data[16:24]) if data[12:16] == b"IHDR" else (0, 0)
        return found
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        if data[place + 1] in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + int(struct.unpack(">H", data[place + 2 : place + 4])[0])
    return 0, 0


def check_logo(data: bytes) -> str:
    """Give the type of a logo; refuse one that is too large or no picture that papers can show."""
    if len(data) > LIMIT:
        raise Rejected(N_("The logo is larger than 1 MB. Take a smaller picture."), field="logo")
    found = picture_type(data)
    width, height = picture_size(data) if found else (0, 0)
    if not (width and height):
        raise Rejected(N_("The logo has to be a PNG or JPEG picture."), field="logo")
    if max(width, height) > SIDE:
        raise Rejected(
            N_("The logo has more than {side} pixels a side. Take a smaller picture."),
            field="logo",
            side=SIDE,
        )
    return found
