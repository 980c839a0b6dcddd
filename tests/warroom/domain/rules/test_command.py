"""What all commands share: drafts at the right versions, and the words of the common refusals."""

from __future__ import annotations

import pytest

from tests.rooms import START, Bench, closed_room
from warroom.domain.room import Room
from warroom.domain.rules.command import (
    Command,
    Drafting,
    require,
    require_known,
    require_open,
    require_readable,
    require_streams,
)
from warroom.domain.state.timeline import Logged
from warroom.errors import Rejected


def test_every_command_has_an_identity_of_its_own() -> None:
    assert Command().id != Command().id


def test_drafts_of_one_command_follow_each_other() -> None:
    drafting = Drafting(Room("room"), Command(id="c", written_at=START, actor="anna"))
    drafting.add("entry:1", Logged(text="a")).add("entry:1", Logged(text="b")).add(
        "entry:2", Logged(text="c")
    )
    assert [(draft.stream, draft.version) for draft in drafting.drafts] == [
        ("entry:1", 1),
        ("entry:1", 2),
        ("entry:2", 1),
    ]
    assert len({draft.id for draft in drafting.drafts}) == 3
    assert {draft.actor for draft in drafting.drafts} == {"anna"}


def test_a_new_thing_has_the_commands_identity() -> None:
    drafts = Drafting(Room("room"), Command(id="c")).new_stream("entry", Logged(text="a")).drafts
    assert (drafts[0].stream, drafts[0].version) == ("entry:c", 1)


def test_an_entry_may_have_a_time_of_its_own() -> None:
    command = Command(written_at=START)
    drafts = Drafting(Room("room"), command).add("x", Logged(), "1970-01-01T00:00:00.000000Z").drafts
    assert drafts[0].occurred_at == "1970-01-01T00:00:00.000000Z"


def test_texts_lose_outer_blanks() -> None:
    assert require("  Terminals\ttime out \n", "text") == "Terminals\ttime out"
    assert require("x" * 10, "text", 10) == "x" * 10


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(Rejected, match=r"^Write a few words here\.$") as refusal:
        require(text, "title")
    assert refusal.value.field == "title"


def test_an_endless_text_is_refused() -> None:
    with pytest.raises(Rejected, match=r"^Too long: at most 10 characters\.$") as refusal:
        require("x" * 11, "title", 10)
    assert refusal.value.field == "title"


def test_work_in_a_closed_room_is_refused() -> None:
    require_open(Bench().room)
    with pytest.raises(Rejected, match=r"^This room is closed\. Only follow-ups can be added\.$"):
        require_open(closed_room().room)


def test_what_a_command_is_about_must_be_there() -> None:
    bench = Bench()
    fix = bench.fix("Roll back")
    assert require_known(bench.room, fix, bench.room.fixes, "stream").title == "Roll back"
    with pytest.raises(Rejected, match=r"^That is not in this room\.$") as refusal:
        require_known(bench.room, "fix:gone", bench.room.fixes, "stream")
    assert refusal.value.field == "stream"


def test_what_was_withdrawn_is_refused() -> None:
    bench = Bench()
    fix = bench.fix("Roll back")
    bench.withdraw(fix)
    with pytest.raises(Rejected, match=r"^That was withdrawn\.$") as refusal:
        require_known(bench.room, fix, bench.room.fixes, "answers")
    assert refusal.value.field == "answers"


def test_what_a_newer_version_changed_is_read_only() -> None:
    bench = Bench()
    fix = bench.fix("Roll back")
    require_readable(bench.room, fix)
    bench.write(fix, "fix.blessed", b"{}")
    words = "changed by a newer version of the program; here it is read-only"
    with pytest.raises(Rejected, match=words):
        require_readable(bench.room, fix)
    with pytest.raises(Rejected, match=words):
        require_known(bench.room, fix, bench.room.fixes, "stream")
    with pytest.raises(Rejected, match=words):
        Drafting(bench.room, Command()).add(fix, Logged())


def test_links_must_lead_somewhere() -> None:
    bench = Bench()
    require_streams(bench.room, (bench.fix("Roll back"), "incident"), "links")
    with pytest.raises(Rejected, match=r"^A link points to something that is not in this room\.$") as refusal:
        require_streams(bench.room, ("incident", "fix:gone"), "links")
    assert refusal.value.field == "links"
