"""The outbox keeps what waits, in its order, on this machine's disk, whoever asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from warroom.errors import Corrupt, Unavailable
from warroom.store.outbox import Outbox


def test_what_is_kept_waits_in_order_until_it_is_dropped(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "outbox.db")
    for name in ("a", "b", "c"):
        box.keep("room", name, name.encode())
    box.keep("other", "a", b"elsewhere")
    box.drop("room", "b")
    assert box.waiting("room") == [b"a", b"c"]
    assert box.waiting("other") == [b"elsewhere"]
    box.close()
    again = Outbox(tmp_path / "outbox.db")
    assert again.waiting("room") == [b"a", b"c"]
    again.close()


def test_what_is_kept_can_be_brought_to_the_disk_itself(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "outbox.db")
    box.secure()
    before = (tmp_path / "outbox.db").stat().st_size
    box.keep("room", "a", b"a" * 100_000)
    box.secure()
    assert (tmp_path / "outbox.db").stat().st_size > before + 50_000
    box.close()


def test_kept_again_it_keeps_its_place(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "outbox.db")
    box.keep("room", "a", b"first")
    box.keep("room", "b", b"second")
    box.keep("room", "a", b"first, decided again")
    assert box.waiting("room") == [b"first, decided again", b"second"]
    box.close()


def test_two_programs_share_it(tmp_path: Path) -> None:
    one, two = Outbox(tmp_path / "outbox.db"), Outbox(tmp_path / "outbox.db")
    one.keep("room", "a", b"one")
    two.keep("room", "b", b"two")
    assert one.waiting("room") == two.waiting("room") == [b"one", b"two"]
    one.close()
    two.close()


def test_nothing_waits_where_there_is_no_file_and_none_is_made(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "outbox.db")
    assert box.waiting("room") == []
    box.close()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable):
        Outbox(tmp_path / "file" / "outbox.db").keep("room", "a", b"one")


def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "outbox.db").write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with pytest.raises(Corrupt):
        Outbox(tmp_path / "outbox.db").waiting("room")
