"""Files kept in the room, as the log describes them."""

from __future__ import annotations

from tests.rooms import Bench, closed_room, minute
from warroom.domain.rules.records import Keep
from warroom.domain.state.records import Kept, KeptFile


def test_a_kept_file_is_known_by_its_pieces_and_the_head_it_was_made_from() -> None:
    bench = Bench()
    kept = Kept(
        name="record.pdf",
        media_type="application/pdf",
        size=11,
        chunks=("ab" * 32,),
        head_seq=6,
        head_hash="cd" * 32,
        language="en",
    )
    entry = bench.wait(2).submit(Keep(kept=kept))[0]
    assert bench.room.records[entry.stream] == KeptFile(
        entry.stream,
        "record.pdf",
        "application/pdf",
        11,
        ("ab" * 32,),
        6,
        "cd" * 32,
        "en",
        minute(2),
        entry.seq,
    )
    assert bench.row_of(entry).type == "record"


def test_an_erased_file_is_a_file_without_pieces() -> None:
    bench = closed_room()
    entry = bench.submit(Keep(kept=Kept(name="record.pdf", size=1, chunks=("ab" * 32,))))[0]
    bench.erase(entry.seq)
    gone = bench.room.records[entry.stream]
    assert (gone.name, gone.size, gone.chunks) == ("", 0, ())
