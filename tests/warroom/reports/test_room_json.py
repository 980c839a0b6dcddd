"""The room as JSON: its keys are a promise to other programs."""

from __future__ import annotations

import msgspec
import pytest

from tests.rooms import Bench
from tests.warroom.reports.telling import Telling, billing_room, short_room
from warroom.domain.room import Room
from warroom.domain.rules import evidence, fixes, hypotheses, stations, timeline
from warroom.domain.rules.eyes import CallEyes
from warroom.domain.state.fixes import Proposed
from warroom.domain.state.incident import Incident
from warroom.reports.room_json import LogHead, Plain, room_json

KEYS = {
    "incident": {*Incident.__struct_fields__, "proposed_severity"},
    "stations": {
        "key",
        "name",
        "duty",
        "person",
        "since",
        "last_seen",
        "quiet_for",
        "status",
        "under",
        "report",
    },
    "guards": {
        *("ref", "text", "reason", "station", "state", "set_at", "lifted_at", "lifted_reason", "withdrawn"),
    },
    "eyes": {
        *("id", "text", "minutes", "customer_safe", "station", "at", "until", "seq", "ended_at", "withdrawn"),
    },
    "timeline": {
        *("seq", "id", "type", "kind", "at", "precision", "recorded_at", "t_plus", "mission_time"),
        *("station", "text", "ref", "key", "tags", "links", "corrected", "withdrawn"),
    },
    "hypotheses": {
        *("ref", "statement", "status", "owner", "score", "weighted", "rated", "live", "ranked"),
        *("stated_at", "withdrawn"),
    },
    "evidence": {
        *("ref", "text", "credibility", "relevance", "source", "station", "found_at", "ratings", "withdrawn"),
    },
    "fixes": {
        *("ref", "title", "state", "owner", "answers", "risk_acting", "risk_waiting", "reversibility"),
        *("way_back", "effect_from_min", "effect_to_min", "moves", "fate", "procedure", "withdrawn"),
    },
    "procedures": {
        "ref",
        "name",
        "version",
        "purpose",
        "station",
        "started_at",
        "finished_at",
        "stopped_at",
        "stopped_why",
        "steps",
        "withdrawn",
    },
    "asks": {
        *("ref", "kind", "text", "to", "due", "asker", "origin", "asked_at", "copied_at", "state"),
        *("settled_at", "outcome", "late_by", "withdrawn"),
    },
    "calls": {"station", "text", "at", "state", "ended_at", "withdrawn"},
    "decisions": {"ref", "text", "at", "station", "superseded_by", "withdrawn"},
    "closeout": {"checklist", "factors", "learnings", "changes", "thanks", "records"},
    "attachments": {
        *("ref", "name", "media_type", "size", "sha256", "note", "station", "at", "about", "withdrawn"),
    },
    "log": {"seq", "hash", "intact"},
}


def told(room: Room) -> Plain:
    """Give a room as another program reads it."""
    plain: Plain = msgspec.json.decode(
        msgspec.json.encode(room_json(room, LogHead(room.seq, room.hash.hex(), intact=True)))
    )
    return plain


@pytest.mark.parametrize("room", [short_room(), billing_room(closed=False), billing_room()])
def test_the_keys_are_those_that_were_promised(room: Room) -> None:
    plain = told(room)
    assert plain.keys() == KEYS.keys()
    for name, keys in KEYS.items():
        for item in plain[name] if isinstance(plain[name], list) else [plain[name]]:
            assert item.keys() == keys
    assert plain["log"] == {"seq": room.seq, "hash": room.hash.hex(), "intact": True}


def test_a_line_on_the_wall_is_there() -> None:
    bench = Bench()
    bench.submit(CallEyes(text="Hands off line 3", minutes=5))
    (line,) = told(bench.room)["eyes"]
    assert line.keys() == KEYS["eyes"]
    assert (line["text"], line["minutes"], line["customer_safe"]) == ("Hands off line 3", 5, False)
    assert (line["ended_at"], line["withdrawn"]) == ("", False)


def test_each_part_has_what_the_room_has() -> None:
    room = billing_room()
    plain = told(room)
    assert [each["ref"] for each in plain["hypotheses"]] == [each.ref for each in room.hypotheses.values()]
    assert [each["ref"] for each in plain["evidence"]] == [each.ref for each in room.evidence.values()]
    assert [each["state"] for each in plain["fixes"]] == [each.state for each in room.fixes.values()]
    assert [each["moves"][-1]["state"] for each in plain["fixes"]] == [
        each.state for each in room.fixes.values()
    ]
    assert len(plain["timeline"]) == len(room.timeline.rows)
    assert len(plain["decisions"]) == len(room.timeline.decisions)
    assert all(each["credibility"] in ("low", "medium", "high") for each in plain["evidence"])
    assert plain["incident"]["proposed_severity"] in range(5)
    assert {point["done"] for point in plain["closeout"]["checklist"]} <= {True, False}


def test_scores_ratings_and_withdrawals() -> None:
    told_room = Telling("Charged twice")
    first = told_room.do("14:40", "LEAD", hypotheses.StateHypothesis(statement="Clock", owner="PAY"))
    second = told_room.do("14:41", "LEAD", hypotheses.StateHypothesis(statement="Network"))
    found = evidence.FindEvidence(
        text="Seen", credibility="high", relevance="low", ratings={first: "II", second: "C"}
    )
    seen = told_room.do("14:42", "LEDGER", found)
    told_room.do("14:43", "PAY", evidence.Rate(stream=seen, ratings={first: "I"}))
    fallen = told_room.do("14:44", "PAY", evidence.FindEvidence(text="Wrong", ratings={second: "II"}))
    told_room.do("14:45", "PAY", timeline.Withdraw(stream=fallen, reason="misread"))
    plain = told(told_room.room)
    clock, network = plain["hypotheses"]
    assert (clock["score"], clock["weighted"], clock["rated"], clock["live"]) == (-1, -1.0, 1, 1)
    assert (network["score"], network["weighted"], network["ranked"]) == (0, 0.0, True)
    assert str(network["weighted"]) == "0.0"
    assert [(each["ratings"], each["withdrawn"]) for each in plain["evidence"]] == [
        ({"H1": "I", "H2": "C"}, False),
        ({"H2": "II"}, True),
    ]


def test_weights_are_rounded_to_four_places() -> None:
    told_room = Telling("Charged twice")
    first = told_room.do("14:40", "LEAD", hypotheses.StateHypothesis(statement="Clock"))
    found = evidence.FindEvidence(text="Seen", credibility="high", ratings={first: "I"})
    told_room.do("14:42", "LEDGER", found)
    assert told(told_room.room)["hypotheses"][0]["weighted"] == -1.4142


def test_lines_say_their_links_corrections_and_successors() -> None:
    told_room = Telling("Charged twice")
    note = told_room.log("14:40", "PAY", "Odd")
    fix = told_room.do("14:41", "PAY", fixes.ProposeFix(proposed=Proposed(title="Stop")))
    old = told_room.do(
        "14:42",
        "LEAD",
        timeline.Log(type="decision", text="Wait", links=(note, fix), tags=("plan",), key=True),
    )
    told_room.do("14:43", "LEAD", timeline.Log(type="decision", text="Act", supersedes=old))
    told_room.do("14:44", "PAY", timeline.Correct(stream=note, text="Very odd"))
    told_room.do("14:45", "PAY", timeline.Withdraw(stream=note, reason="wrong room"))
    plain = told(told_room.room)
    rows = {row["text"]: row for row in plain["timeline"]}
    odd, wait = rows["Very odd"], rows["Wait"]
    assert (odd["corrected"], odd["withdrawn"]) == (True, True)
    assert (wait["ref"], wait["key"], wait["tags"], wait["links"]) == (
        "D1",
        True,
        ["plan"],
        [odd["id"], "F1"],
    )
    assert wait["t_plus"].startswith("T+")
    assert [(each["ref"], each["superseded_by"]) for each in plain["decisions"]] == [("D1", "D2"), ("D2", "")]


def test_who_sits_where_and_who_is_quiet() -> None:
    told_room = Telling("Charged twice")
    told_room.do("14:40", "PAY", stations.TakeStation(key="PAY", person="p1", name="Ana"))
    by_key = {each["key"]: each for each in told(told_room.room)["stations"]}
    assert (by_key["PAY"]["person"], by_key["PAY"]["duty"]) == ("Ana", "department")
    assert by_key["PAY"]["since"] == by_key["PAY"]["last_seen"] == "2026-11-14T14:40:00.000000Z"
    assert by_key["PAY"]["quiet_for"] == 440 * 60
    assert (by_key["CARE"]["person"], by_key["CARE"]["since"], by_key["CARE"]["quiet_for"]) == ("", "", 0)
