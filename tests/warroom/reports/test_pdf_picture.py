"""The first page of a paper becomes a picture of exactly the size asked for."""

from __future__ import annotations

import struct

import pytest

from tests.warroom.reports.telling import short_room
from warroom.errors import Unavailable
from warroom.reports.pdf_picture import first_page
from warroom.reports.write import record_pdf


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(400, 560, 1.0), (1280, 720, 1.0), (200, 900, 2.0), (300, 300, 1.5)]
)
def test_the_picture_has_its_size(width: int, height: int, scale: float) -> None:
    drawn = first_page(record_pdf(short_room()).pdf, width, height, scale)
    assert drawn.startswith(b"\x89PNG\r\n")
    assert struct.unpack(">II", drawn[16:24]) == (round(width * scale), round(height * scale))


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(Unavailable, match="could not be drawn"):
        first_page(b"words", 100, 100)
