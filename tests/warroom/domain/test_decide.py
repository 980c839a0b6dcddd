"""From a command to its entries: who, when, at which version, and what no rule lets through."""

from __future__ import annotations

import msgspec
import pytest

from tests.rooms import BEN, START, Bench, minute
from warroom.clock import later, real_now
from warroom.domain.decide import decide
from warroom.domain.rules.closeout import AddFactor, AgreeChange
from warroom.domain.rules.command import Command
from warroom.domain.rules.evidence import FindEvidence
from warroom.domain.rules.fixes import ProposeFix
from warroom.domain.rules.hypotheses import SetStatus
from warroom.domain.rules.incident import ChangeIncident, Declare, EnterPhase
from warroom.domain.rules.stations import OpenStation, TakeStation
from warroom.domain.rules.timeline import Correct, Log
from warroom.domain.state.fixes import Proposed
from warroom.domain.state.incident import Changed, Declared
from warroom.errors import Rejected


def test_an_entry_says_who_where_and_when() -> None:
    bench = Bench()
    entry = bench.wait(20).submit(
        Log(text="Terminals timed out", precision="estimated"), at=minute(5), actor=BEN, station="VOICE"
    )[0]
    assert (entry.actor, entry.station, entry.precision) == (BEN, "VOICE", "estimated")
    assert (entry.occurred_at, entry.written_at) == (minute(5), minute(20))
    assert (entry.kind, entry.schema, entry.version) == ("entry.logged", 1, 1)


def test_without_a_time_of_its_own_it_happened_when_it_was_written() -> None:
    room = Bench().room
    draft = decide(room, Log(text="Now", written_at=minute(1)))[0]
    assert (draft.occurred_at, draft.written_at) == (minute(1), minute(1))


def test_the_same_command_gives_the_same_entries() -> None:
    bench = Bench()
    command = Log(text="Sent twice", written_at=START)
    assert decide(bench.room, command) == decide(bench.room, command)
    other = decide(bench.room, Log(text="Sent twice", written_at=START))
    assert other[0].id != decide(bench.room, command)[0].id


def test_deciding_changes_nothing() -> None:
    bench = Bench()
    before = bench.folded()
    decide(bench.room, Log(text="Only thought of", written_at=START))
    assert bench.room == before


def test_versions_follow_from_the_room() -> None:
    bench = Bench()
    first, second = bench.hypothesis("The release"), bench.hypothesis("The network")
    bench.submit(SetStatus(stream=first, status="leading"))
    drafts = decide(bench.room, SetStatus(stream=second, status="leading", written_at=minute(1)))
    assert [(draft.stream, draft.version) for draft in drafts] == [(first, 3), (second, 2)]
    assert len({draft.id for draft in drafts}) == 2


@pytest.mark.parametrize("text", ["soon", "2026-03-02", "2026-03-02 14:00", "T+00:10:00"])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    bench = Bench()
    said = bench.refused(Log(text="x"), at=text)
    assert (said.field, str(said)) == ("occurred_at", "This is no time.")
    assert bench.refused(Log(text="x", written_at=text), at=START).field == "written_at"


def test_what_has_not_happened_yet_is_refused() -> None:
    bench = Bench()
    commands: list[Command] = [
        Log(text="x"),
        FindEvidence(text="x"),
        TakeStation(key="LEAD", person=BEN, name="Ben"),
        EnterPhase(phase="restored"),
        AddFactor(category="process", text="x"),
        ProposeFix(proposed=Proposed(title="x")),
    ]
    for command in commands:
        said = bench.refused(command, at=minute(3))
        assert (said.field, str(said)) == ("occurred_at", "That time is in the future.")


def test_clocks_of_two_machines_may_differ_a_little() -> None:
    bench = Bench()
    bench.submit(Log(text="A minute ahead"), at=minute(1))
    now = real_now()
    assert decide(bench.room, Log(text="x", occurred_at=later(now, 60)))
    with pytest.raises(Rejected, match="future"):
        decide(bench.room, Log(text="x", occurred_at=later(now, 600)))


def test_an_unknown_precision_is_refused() -> None:
    bench = Bench()
    command = msgspec.convert({"text": "x"}, Log)
    vague = msgspec.structs.replace(command, precision="more or less")
    said = bench.refused(vague)
    assert (said.field, str(said)) == ("precision", "A time is exact, estimated or reconstructed.")


def test_a_value_that_is_not_allowed_is_refused_with_its_field() -> None:
    bench = Bench()
    held, note = bench.hypothesis("The release"), bench.log("x")
    refused: dict[str, Command] = {
        "type": Log(text="x", type="gossip"),
        "credibility": FindEvidence(text="x", credibility="total"),
        "category": AddFactor(category="person", text="x"),
        "strength": AgreeChange(text="x", strength="iron"),
        "status": SetStatus(stream=held, status="likely"),
        "duty": OpenStation(key="X", duty="boss"),
        "precision": Correct(stream=note, new_precision="more or less"),
    }
    for field, command in refused.items():
        said = bench.refused(command)
        assert said.field == field
        assert str(said).startswith("A value is not one of those allowed: Invalid enum value")


def test_a_body_that_nobody_could_read_back_is_refused() -> None:
    bench = Bench()
    fix = msgspec.structs.replace(Proposed(title="x"), reversibility="R9")
    assert bench.refused(ProposeFix(proposed=fix)).field == "reversibility"
    whole = msgspec.structs.replace(Changed(), scope="everybody")
    assert bench.refused(ChangeIncident(changed=whole)).field == "scope"
    declared = msgspec.structs.replace(Declared(title="x"), harm="awful")
    assert Bench(declare=False).refused(Declare(declared=declared)).field == "harm"


def test_text_that_is_no_text_is_refused() -> None:
    bench = Bench()
    for command in (Log(text="half \ud83d"), FindEvidence(text="x", source="\udcff")):
        assert str(bench.refused(command)) == "There is a character in it that cannot be kept."
