"""The first page of a paper as a picture, whole, in a frame of any size."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from warroom.errors import N_, Unavailable

_FRAME: Final = """\
#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: luma(86%))
#context {{
  let paper(..size) = image("paper.pdf", page: 1, ..size)
  let natural = measure(paper())
  let fit = calc.min({width}pt / natural.width, {height}pt / natural.height)
  place(center + horizon, block(fill: white, paper(width: natural.width * fit)))
}}
"""
_POINTS: Final = 72
"""Points of an inch: at this resolution a point of the frame is a pixel of the picture."""


def first_page(pdf: bytes, width: int, height: int, scale: float = 1.0) -> bytes:
    """Draw the first page of a PDF as a PNG of width × height pixels, each of `scale` dots.

    Raises Unavailable when the typesetter is missing or cannot read the PDF.
    """
    try:
        import typst
    except ImportError as missing:
        raise Unavailable(N_("The typesetter is not installed: {reason}"), reason=missing) from missing
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paper.pdf").write_bytes(pdf)
        frame = folder / "frame.typ"
        frame.write_text(_FRAME.format(width=width, height=height), encoding="utf-8")
        try:
            drawn: bytes = typst.compile(frame, root=folder, format="png", ppi=_POINTS * scale)
        except RuntimeError as refusal:
            raise Unavailable(N_("The paper could not be drawn: {reason}"), reason=refusal) from refusal
    return drawn
