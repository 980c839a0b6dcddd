"""Drafts are on disk with every key, and come back after anything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import HOSTILE
from warroom.errors import Unavailable
from warroom.services.drafts import Drafts

ROOM = "6d0f6b36-3f0b-4f1c-9f5e-0a13e1b0a013"


def test_what_was_typed_is_there_for_the_next_one(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts", ROOM)
    assert drafts.get("line") == ""
    drafts.put("line", "Half a sent")
    drafts.put("dialog:fix", '{"title": "Roll back"}')
    again = Drafts(tmp_path / "drafts", ROOM)
    assert again.all() == {"line": "Half a sent", "dialog:fix": '{"title": "Roll back"}'}
    again.put("line", "")
    assert Drafts(tmp_path / "drafts", ROOM).all() == {"dialog:fix": '{"title": "Roll back"}'}


def test_rooms_do_not_mix(tmp_path: Path) -> None:
    Drafts(tmp_path, "one").put("line", "One")
    Drafts(tmp_path, "two").put("line", "Two")
    assert Drafts(tmp_path, "one").get("line") == "One"


@pytest.mark.parametrize("name", ["../../outside", "a/b", "c:\\d", "nul\x00"])
def test_a_rooms_name_cannot_leave_the_folder(name: str, tmp_path: Path) -> None:
    Drafts(tmp_path / "drafts", name).put("line", "Words")
    (file,) = (tmp_path / "drafts").iterdir()
    assert file.suffix == ".json"
    assert Drafts(tmp_path / "drafts", name).get("line") == "Words"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_text_comes_back_as_it_was(text: str, tmp_path: Path) -> None:
    Drafts(tmp_path, ROOM).put("line", text)
    assert Drafts(tmp_path, ROOM).get("line") == text


@pytest.mark.parametrize("broken", [b"", b'{"line": "half', b"[1, 2]", b'{"line": 3}', b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_put_aside(broken: bytes, tmp_path: Path) -> None:
    file = tmp_path / f"{ROOM}.json"
    for turn in (1, 2):
        file.write_bytes(broken)
        assert Drafts(tmp_path, ROOM).all() == {}
        assert (tmp_path / f"{ROOM}.unreadable-{turn}").read_bytes() == broken
    drafts = Drafts(tmp_path, ROOM)
    drafts.put("line", "Anew")
    assert Drafts(tmp_path, ROOM).get("line") == "Anew"


def test_a_disk_that_refuses_says_so_and_the_words_stay_in_memory(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file where the folder should be", encoding="utf-8")
    drafts = Drafts(tmp_path / "drafts", ROOM)
    with pytest.raises(Unavailable, match="cannot be kept on disk"):
        drafts.put("line", "Words")
    assert drafts.get("line") == "Words"
    (tmp_path / "drafts").unlink()
    drafts.put("line", "Words and more")
    assert Drafts(tmp_path / "drafts", ROOM).get("line") == "Words and more"


def test_the_same_words_are_written_again_where_they_could_not_be_before(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("in the way", encoding="utf-8")
    drafts = Drafts(tmp_path / "drafts", ROOM)
    with pytest.raises(Unavailable):
        drafts.put("line", "Words")
    (tmp_path / "drafts").unlink()
    drafts.put("line", "Words")
    assert Drafts(tmp_path / "drafts", ROOM).get("line") == "Words"


def test_a_killed_program_leaves_whole_drafts(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from warroom.services.drafts import Drafts\n"
        f"drafts = Drafts(Path({str(tmp_path)!r}), 'room')\n"
        "for number in range(10**9):\n"
        "    drafts.put('line', 'x' * (number % 4000 + 1))\n"
        "    number == 20 and sys.stdout.write('typing\\n') and sys.stdout.flush()\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=os.environ) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline() == b"typing\n"
        typing.kill()
    assert set(Drafts(tmp_path, "room").get("line")) == {"x"}
    assert not list(tmp_path.glob("*.unreadable-*"))


def test_two_windows_on_one_room_keep_their_words_apart_in_one_file(tmp_path: Path) -> None:
    main = Drafts(tmp_path, "room")
    second = main.of_window("2")
    main.put("line", "said here")
    second.put("line", "said there")
    main.put("dialog:fix", "a fix")
    assert (main.get("line"), second.get("line"), second.get("dialog:fix")) == ("said here", "said there", "")
    assert Drafts(tmp_path, "room").all() == {
        "line": "said here",
        "line:2": "said there",
        "dialog:fix": "a fix",
    }
    second.put("line", "")
    assert Drafts(tmp_path, "room").of_window("2").get("line") == ""
    assert Drafts(tmp_path, "room").get("line") == "said here"
