"""The preview says of each line what it will be."""

from __future__ import annotations

from tests.rooms import busy_room, minute
from tests.screens import said
from ui.models.pasting import columns, lines
from warroom.services.pasting import Pasted


def test_a_line_says_when_who_what() -> None:
    room = busy_room().room
    rows = [
        Pasted("Shops call #shops"),
        Pasted("/hyp It is the bank", minute(3), "PAYMENTS", on=False),
        Pasted("/ask @NETWORK Do they answer?"),
    ]
    first, second, third = lines(room, rows, "LEAD", ())
    assert said(first) == ["●", "now", "LEAD", "note", "Shops call #shops"]
    assert said(second)[0] == "○"
    assert said(second)[1].startswith("03-02 ")
    assert said(second)[2:] == ["PAYMENTS", "hypothesis", "It is the bank"]
    assert second.cells[-1].struck
    assert said(third)[3:] == ["question", "Do they answer? @NETWORK"]
    assert len(columns()) == len(first.cells)
