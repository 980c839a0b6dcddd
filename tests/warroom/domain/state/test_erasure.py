"""Erasure is an entry of its own: it says which words are gone."""

from __future__ import annotations

from tests.rooms import Bench
from warroom.domain.entry import encode_body
from warroom.domain.state.erasure import Erased


def test_an_erasure_is_a_line_that_says_what_may_be_said() -> None:
    bench = Bench()
    bench.log("Mrs Smith called")
    gone = bench.room.seq
    body = Erased(seqs=(gone,), text="A customer called", reason="Asked for by the customer")
    entry = bench.write("erasure:1", "body.erased", encode_body(body))
    bench.erase(gone)
    row = bench.row_of(entry)
    assert (row.type, row.body) == ("erasure", body)
    assert bench.room.timeline.by_seq[gone].erased


def test_an_erasure_may_itself_be_erased() -> None:
    bench = Bench()
    entry = bench.write("erasure:1", "body.erased", encode_body(Erased(seqs=(1,), text="x")))
    bench.erase(entry.seq)
    assert bench.row_of(entry).body == Erased()
