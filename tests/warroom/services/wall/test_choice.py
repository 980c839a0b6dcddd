"""Without a name the wall shows the most severe open room; with none open, what is still to be done."""

from __future__ import annotations

from tests.rooms import busy_room
from warroom.services.database import Head
from warroom.services.wall.choice import idle, most_severe


def head(
    reference: str, severity: int, phase: str = "react", nature: str = "live", moved_to: str = ""
) -> Head:
    return Head(reference, reference, reference.lower(), nature, reference, severity, phase, 1, b"", moved_to)


def test_the_most_severe_open_one_is_shown_of_several_the_newest() -> None:
    heads = [
        head("INC-3", 0),
        head("INC-1", 2),
        head("INC-2", 2),
        head("INC-4", 1, "closed"),
        head("INC-5", 1, moved_to="x"),
    ]
    found = most_severe(heads)
    assert found is not None
    assert found.reference == "INC-2"


def test_history_is_shown_only_when_nothing_else_is_open() -> None:
    past, live = head("APOLLO13", 1, nature="history"), head("INC-1", 4)
    assert most_severe([past, live]) == live
    assert most_severe([past]) == past
    assert most_severe([head("INC-1", 1, "closed")]) is None


def test_what_is_still_to_be_done_comes_from_closed_rooms() -> None:
    bench = busy_room()
    bench.agree("A second line to the bank")
    found = idle([head("INC-1", 2, "closed"), head("INC-2", 2)], lambda _id: bench.room)
    assert [each.lead for each in found.closed.entries] == ["INC-1"]
    followup = next(each for each in found.followups.entries if each.text == "A second line to the bank")
    assert "INC-1" in followup.sub
    past = idle([head("APOLLO13", 1, "closed", "history")], lambda _id: bench.room)
    assert past.followups.entries == ()
    assert past.followups.empty.startswith("Nothing is left.")
    assert idle([], lambda _id: bench.room).closed.empty == "No room was closed yet."
