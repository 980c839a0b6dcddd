"""A scenario file becomes a log by the ordinary rules, or is refused with the line that is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.tales import META, TALE, step, write
from warroom.domain.room import Room, fold
from warroom.errors import Corrupt
from warroom.services.scenario import Telling, read_scenario, tell_until
from warroom.services.scenario_steps import person_id
from warroom.store.store import Store

EPOCH = "1969-07-01T00:00:00.000000Z"


def told(path: Path, *steps: dict[str, Any] | str, until: str = "", **meta: Any) -> Telling:
    return tell_until(write(path / "tale.jsonl", *steps, **meta), until, "TALE", "tale")


def texts(room: Room) -> list[str]:
    return [row.text for row in room.timeline.rows if row.text]


class TestTelling:
    """What is told."""

    def test_a_tale_becomes_a_room(self, tmp_path: Path) -> None:
        room = told(tmp_path, *TALE).room
        incident = room.incident
        assert (incident.title, incident.reference, incident.slug) == ("A tale of a pump", "TALE", "tale")
        assert (incident.nature, incident.mission_epoch, incident.phase) == ("history", EPOCH, "closed")
        assert room.fixes[room.stream_of("F1")].state == "ordered"
        assert list(room.stations.by_key) == ["LEAD", "PUMPS"]

    def test_times_are_those_of_the_tale_recorded_when_it_happened(self, tmp_path: Path) -> None:
        telling = told(tmp_path, *TALE)
        hum = next(row for row in telling.room.timeline.rows if row.text == "The pump hums")
        assert hum.occurred_at == "1969-07-01T09:50:00.000000Z"
        for entry in telling.entries:
            assert entry.occurred_at == entry.written_at == entry.recorded_at

    def test_hurt_detection_and_severity_are_known_from_the_declaration_on(self, tmp_path: Path) -> None:
        telling = told(tmp_path, *TALE)
        early = fold(telling.incident, telling.entries, as_of="1969-07-01T10:01:30.000000Z").incident
        late = fold(telling.incident, telling.entries, as_of="1969-07-01T10:05:00.000000Z").incident
        assert (early.severity, early.first_hurt_at) == (0, "")
        assert (late.severity, late.detected_by) == (2, "customers")
        assert late.zero == "1969-07-01T10:00:00.000000Z"

    def test_it_is_told_up_to_and_with_a_time(self, tmp_path: Path) -> None:
        assert texts(told(tmp_path, *TALE, until="010:01:00").room) == ["The pump hums", "There is no water"]
        assert texts(told(tmp_path, *TALE, until="010:00:59").room) == ["The pump hums"]
        assert "H1" in {
            each.ref for each in told(tmp_path, *TALE, until="010:05:00").room.hypotheses.values()
        }

    def test_whoever_sits_there_did_it(self, tmp_path: Path) -> None:
        telling = told(tmp_path, *TALE)
        anna = person_id("Anna Alvarez")
        by = {row.text or row.kind: row.actor for row in telling.room.timeline.rows}
        assert (by["station.taken"], by["There is no water"]) == (anna, anna)
        assert by["The pump hums"] not in (anna, "")

    def test_whoever_takes_over_accepts_it(self, tmp_path: Path) -> None:
        steps = [
            step("009:00:00", "take", person="Anna Alvarez"),
            step("009:10:00", "handover", "All quiet", person="Ben Brandt"),
            step("009:11:00", "accept", person="Ben Brandt"),
        ]
        rows = told(tmp_path, *steps).room.timeline.rows
        assert [row.actor for row in rows[-2:]] == [person_id("Anna Alvarez"), person_id("Ben Brandt")]

    def test_the_fact_behind_a_fix_is_told_beside_it(self, tmp_path: Path) -> None:
        room = told(tmp_path, *TALE).room
        fact = next(row for row in room.timeline.rows if row.text == "Somebody has a spare")
        fix = next(iter(room.fixes.values()))
        assert (fact.type, fact.links, fact.station) == ("observation", (fix.id,), "LEAD")
        assert (fact.seq, fact.occurred_at) == (fix.seq + 1, fix.moves[0].at)

    def test_precision_is_kept(self, tmp_path: Path) -> None:
        room = told(tmp_path, step("009:00:00", "log", "About then", precision="estimated")).room
        assert room.timeline.rows[-1].precision == "estimated"

    def test_an_iso_time_may_stand_for_mission_time(self, tmp_path: Path) -> None:
        room = told(tmp_path, step("1969-07-01T09:00:00+00:00", "log", "Then")).room
        assert room.timeline.rows[-1].occurred_at == "1969-07-01T09:00:00.000000Z"

    def test_empty_lines_are_passed_over(self, tmp_path: Path) -> None:
        assert texts(told(tmp_path, "", *TALE, "   ").room) == texts(told(tmp_path, *TALE).room)

    def test_the_log_is_one_that_a_database_takes(self, tmp_path: Path, store: Store) -> None:
        telling = told(tmp_path, *TALE)
        store.copy_in(telling.entries, [], "a tale")
        assert store.verify(telling.incident) is None
        assert fold(telling.incident, store.read(telling.incident)) == telling.room

    def test_each_telling_is_a_room_of_its_own(self, tmp_path: Path) -> None:
        first, second = told(tmp_path, *TALE), told(tmp_path, *TALE)
        assert first.incident != second.incident
        assert not {entry.id for entry in first.entries} & {entry.id for entry in second.entries}


WRONG_STEPS: dict[str, tuple[dict[str, Any] | str, str]] = {
    "an unknown verb": (step("009:00:00", "tweet", "x"), "tweet"),
    "no verb": ({"at": "009:00:00", "station": "LEAD"}, "do"),
    "an unknown reference": (step("009:00:00", "rate", evidence="E9", ratings={}), "E9"),
    "an unknown link": (step("009:00:00", "log", "x", links=["F9"]), "F9"),
    "no time": ({"station": "LEAD", "do": "log", "text": "x"}, "at"),
    "a time that is none": (step("noon", "log", "x"), "noon"),
    "no text": (step("009:00:00", "log"), "text"),
    "an empty text": (step("009:00:00", "log", " "), "Write a few words here."),
    "an unknown station": (
        step("009:00:00", "take", station="MOON", person="Anna"),
        "There is no station MOON",
    ),
    "an unknown type": (step("009:00:00", "log", "x", type="gossip"), "gossip"),
    "an unknown precision": (step("009:00:00", "log", "x", precision="vague"), "exact, estimated"),
    "a fix of another shape": (step("009:00:00", "fix", title="x", risk_acting=7), "risk_acting"),
    "ratings of another shape": (step("009:00:00", "rate", evidence="E1", ratings=["C"]), "list"),
    "a phase that is none": (step("009:00:00", "phase", phase="party"), "close-out list"),
}


class TestRefusals:
    """What is not."""

    @pytest.mark.parametrize("what", WRONG_STEPS)
    def test_a_step_that_cannot_be_told_names_its_line(self, tmp_path: Path, what: str) -> None:
        wrong, detail = WRONG_STEPS[what]
        with pytest.raises(Corrupt) as refusal:
            told(tmp_path, step("008:00:00", "log", "Before"), "", wrong)
        assert str(refusal.value).startswith("tale.jsonl, line 4: ")
        assert detail in str(refusal.value)

    def test_a_step_beyond_the_wanted_end_is_not_looked_at(self, tmp_path: Path) -> None:
        telling = told(tmp_path, step("009:00:00", "log", "x"), step("010:00:00", "tweet"), until="009:30:00")
        assert texts(telling.room) == ["x"]

    @pytest.mark.parametrize("line", ["{", "[]", "7", '{"at": "\udcff"}'])
    def test_a_line_that_is_no_step_is_named(self, tmp_path: Path, line: str) -> None:
        path = write(tmp_path / "tale.jsonl", step("008:00:00", "log", "Before"))
        path.write_bytes(path.read_bytes() + line.encode(errors="surrogateescape") + b"\n")
        with pytest.raises(Corrupt, match=r"^tale\.jsonl, line 3: "):
            read_scenario(path)

    @pytest.mark.parametrize("first", ["", "{", '{"scenario": "tale"}', "[]"])
    def test_a_first_line_that_says_too_little_is_named(self, tmp_path: Path, first: str) -> None:
        path = tmp_path / "tale.jsonl"
        path.write_text(first, encoding="utf-8")
        with pytest.raises(Corrupt, match=r"^tale\.jsonl, line 1: "):
            read_scenario(path)

    def test_a_file_for_another_version_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(Corrupt, match=r"^tale\.jsonl is for another version of the program\.$"):
            told(tmp_path, schema=2)

    @pytest.mark.parametrize(
        "meta",
        [
            {"title": " "},
            {"mission_epoch": "long ago"},
            {"incident": {**META["incident"], "scope": "everybody"}},
            {"stations": [{"name": "No call sign"}]},
            {"stations": [{"key": "LEAD", "duty": "boss"}]},
        ],
    )
    def test_a_first_line_that_the_rules_refuse_is_named(self, tmp_path: Path, meta: dict[str, Any]) -> None:
        with pytest.raises(Corrupt, match=r"^tale\.jsonl, line 1: "):
            told(tmp_path, *TALE, **meta)

    def test_an_end_that_is_no_time_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(Corrupt, match=r"^tale\.jsonl, line 1: .*soon"):
            told(tmp_path, *TALE, until="soon")

    def test_a_tale_without_its_declaration_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(Corrupt, match=r"^tale\.jsonl, line 2: .*declared_at"):
            told(tmp_path, *TALE, incident={"scope": "whole"})
