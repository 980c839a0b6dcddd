"""What each line of the timeline says, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files import attach
from tests.rooms import BEN, CARLA, NAMES, TITLE, Bench, busy_room, closed_room, minute
from warroom import assets, i18n
from warroom.domain.catalog import KINDS
from warroom.domain.changes import FieldChange
from warroom.domain.entry import Entry, encode_body
from warroom.domain.rules import closeout, fixes, stations
from warroom.domain.rules.evidence import ChangeEvidence
from warroom.domain.rules.hypotheses import ChangeHypothesis
from warroom.domain.rules.records import Keep
from warroom.domain.state.erasure import Erased
from warroom.domain.state.fixes import Changed, Risk
from warroom.domain.state.records import Kept
from warroom.services.wording import Words, change_words, reason_words, refs, row_words, value_words

Act = Callable[[Bench], object]


def last(bench: Bench, names: bool = True) -> Words:
    """Say the last line."""
    return row_words(bench.room, bench.room.timeline.rows[-1], names)


def first_of(bench: Bench, stream: str) -> Words:
    """Say the first line of a stream."""
    return row_words(bench.room, bench.room.timeline.first[stream])


def offer(person: str = BEN, notes: str = "") -> stations.OfferStation:
    return stations.OfferStation(key="LEAD", person=person, name=NAMES.get(person, ""), notes=notes)


LINES: dict[str, tuple[Act, str, tuple[str, ...]]] = {
    "note": (lambda on: on.log("All quiet", tags=("shops",)), "All quiet", ("#shops",)),
    "observation": (lambda on: on.log("It beeps", "observation"), "It beeps", ("observation",)),
    "action": (lambda on: on.log("Rang the bank", "action"), "Rang the bank", ("action",)),
    "communication": (lambda on: on.log("Told shops", "communication"), "Told shops", ("communication",)),
    "decision": (lambda on: on.log("Stay", "decision"), "D1 Stay", ("decision",)),
    "facts": (
        lambda on: on.change("Better known", severity=1, scope="whole"),
        "scope: not known yet → whole portfolio; severity: SEV 3 → SEV 1. Better known",
        (),
    ),
    "first facts": (
        lambda on: on.change(customer_words="Nobody can pay"),
        "what customers live through: – → Nobody can pay",
        (),
    ),
    "phase": (lambda on: on.phase("react", "All hands"), "Phase react. All hands", ()),
    "closed": (lambda on: on.close("A release", "It is late"), "Closed. A release", ()),
    "taken": (lambda on: on.take("VOICE", BEN), "Ben Brandt takes VOICE.", ()),
    "offered": (
        lambda on: on.submit(offer(notes="The bank rings at four")),
        "LEAD is offered to Ben Brandt. The bank rings at four",
        (),
    ),
    "offer back": (
        lambda on: (on.submit(offer()), on.submit(offer(""))),
        "The offer of LEAD is taken back.",
        (),
    ),
    "taken over": (
        lambda on: (
            on.submit(offer()),
            on.submit(stations.AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down")),
        ),
        "Ben Brandt takes LEAD over. Read back: Line 3 is down",
        (),
    ),
    "left": (
        lambda on: on.submit(stations.LeaveStation(key="LEAD", reason="Home")),
        "LEAD is vacant. Home",
        (),
    ),
    "check-in": (
        lambda on: on.submit(stations.CheckIn(key="LEAD", status="All well")),
        "LEAD checks in. All well",
        (),
    ),
    "hypothesis": (lambda on: on.hypothesis("The release"), "H1 The release", ("hypothesis",)),
    "evidence": (lambda on: on.evidence("It began then"), "E1 It began then", ("evidence",)),
    "fix": (lambda on: on.fix("Roll back"), "F1 Roll back", ("fix",)),
    "factor": (
        lambda on: on.submit(closeout.AddFactor(category="process", text="Noon")),
        "Noon",
        ("factor", "process"),
    ),
    "learning": (
        lambda on: on.submit(closeout.AddLearning(category="luck", text="No pay day")),
        "No pay day",
        ("we were lucky",),
    ),
    "change": (
        lambda on: on.agree("At night", owner="PAYMENTS", due="2026-04-01"),
        "C1 At night",
        ("change", "PAYMENTS", "2026-04-01"),
    ),
    "vague change": (lambda on: on.agree("At night"), "C1 At night", ("change",)),
    "thanks": (
        lambda on: on.submit(closeout.Thank(name="Ben Brandt", text="For the calm")),
        "Thanks to Ben Brandt. For the calm",
        (),
    ),
    "record": (
        lambda on: on.submit(Keep(kept=Kept(name="record.pdf", chunks=("ab",)))),
        "Record kept. record.pdf",
        (),
    ),
    "file": (attach, "P1 attached retry_sample.csv, 14 B", ("file",)),
    "file with words": (
        lambda on: attach(on, links=(on.hypothesis("The release"),), note="line 3"),
        "P1 attached retry_sample.csv, 14 B · line 3",
        ("file", "H1"),
    ),
    "erasure": (
        lambda on: on.write("erasure:1", "body.erased", encode_body(Erased(seqs=(2, 3)))),
        "The words of 2 entries were erased.",
        (),
    ),
    "erasure with words": (
        lambda on: on.write("erasure:1", "body.erased", encode_body(Erased(text="A customer called"))),
        "A customer called",
        (),
    ),
    "newer kind": (
        lambda on: on.write("poll:1", "poll.opened", b"{}"),
        "Made by a newer version of the program.",
        (),
    ),
    "newer schema": (
        lambda on: on.write("hypothesis:9", "hypothesis.stated", b"{}", schema=9),
        "Made by a newer version of the program.",
        (),
    ),
}


@pytest.mark.parametrize("what", LINES)
def test_a_line_says(what: str) -> None:
    act, text, chips = LINES[what]
    bench = Bench(severity=3)
    bench.take("LEAD")
    act(bench)
    said = last(bench)
    assert (said.plain, said.chips, said.struck) == (text, chips, False)


def test_a_line_names_the_files_that_are_attached_to_it() -> None:
    bench = Bench()
    seen = bench.evidence("Charged twice")
    stream = attach(bench, links=(seen,))
    row = bench.room.timeline.first[seen]
    assert row_words(bench.room, row).chips == ("evidence", "retry_sample.csv")
    bench.withdraw(stream)
    assert row_words(bench.room, row).chips == ("evidence",)


def test_every_kind_with_a_line_is_said() -> None:
    bench = closed_room()
    told = {row.kind for row in bench.room.timeline.rows}
    by_hand = {
        "body.erased",
        "record.kept",
        "file.attached",
        "hypothesis.changed",
        "evidence.changed",
        "fix.changed",
    }
    by_hand |= {
        "station.reported",
        "station.placed",
        "guard.set",
        "guard.moved",
        "eyes.called",
        "eyes.released",
        "question.dismissed",
    }
    by_hand |= {"change.updated", "station.offered", "station.accepted", "station.left", "station.checked_in"}
    by_hand |= {name for name, kind in KINDS.items() if kind.row in ("ask", "call", "house", "procedure")}
    assert told | by_hand == {name for name, kind in KINDS.items() if kind.row}


def test_a_declaration_says_how_bad_it_is() -> None:
    assert last(Bench()).plain == f"Declared. {TITLE}"
    assert last(Bench(severity=1)).plain == f"Declared SEV 1. {TITLE}"


def test_names_are_left_out_for_papers() -> None:
    bench = Bench()
    bench.take("VOICE", BEN)
    assert last(bench, names=False).plain == "VOICE is taken."
    bench.take("LEAD")
    bench.submit(offer(notes="The bank rings at four"))
    assert last(bench, names=False).plain == "LEAD is offered. The bank rings at four"
    bench.submit(stations.AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down"))
    assert last(bench, names=False).plain == "LEAD is taken over. Read back: Line 3 is down"


def test_no_name_of_a_person_is_left_but_in_thanks() -> None:
    bench = busy_room()
    bench.submit(offer(CARLA))
    bench.submit(stations.AcceptStation(key="LEAD", person=CARLA, readback="Line 3 is down"))
    bench.submit(closeout.Thank(name="Ben Brandt", text="For the calm"))
    told = [row_words(bench.room, row, names=False) for row in bench.room.timeline.rows]
    named = [said for said in told if any(name in f"{said.plain} {said.chips}" for name in NAMES.values())]
    assert [said.plain for said in named] == ["Thanks to Ben Brandt. For the calm"]


def test_somebody_without_a_name_still_takes_a_station() -> None:
    bench = Bench()
    bench.take("VOICE", BEN)
    bench.erase(*(entry.seq for entry in bench.entries if entry.kind == "person.named"))
    assert last(bench).plain == "VOICE is taken."


def test_braces_in_names_are_only_text() -> None:
    bench = Bench()
    bench.submit(stations.TakeStation(key="VOICE", person="p", name="{0} {station}"))
    assert last(bench).plain == "{0} {station} takes VOICE."


def test_a_hypothesis_says_what_became_of_it() -> None:
    bench = Bench()
    held, seen, more = (
        bench.hypothesis("The line"),
        bench.evidence("They answer"),
        bench.evidence("All of them"),
    )
    bench.status(held, "leading")
    assert last(bench).plain == "H1 Leading. The line"
    assert first_of(bench, held).chips == ("hypothesis", "leading")
    bench.status(held, "ruled_out", by=(seen, more), reason="We rang them")
    assert last(bench).plain == "H1 Ruled out by E1, E2. We rang them"
    assert first_of(bench, held) == Words("H1", "", "The line", ("hypothesis", "ruled out"), struck=True)


def test_evidence_says_for_and_against() -> None:
    bench = Bench()
    causes = [bench.hypothesis(f"Cause {number}") for number in range(6)]
    codes = ("CC", "C", "N", "I", "II", "NA")
    bench.evidence("It began then", ratings=dict(zip(causes, codes, strict=True)))
    assert last(bench).chips == ("for H1", "for H2", "against H4", "against H5")


def test_changes_of_things_are_said_field_by_field() -> None:
    bench = Bench()
    held, seen = bench.hypothesis("The line", "NETWORK"), bench.evidence("They answer")
    fix, agreed = bench.fix("Wait"), bench.agree("At night")
    bench.submit(ChangeHypothesis(stream=held, owner="PAYMENTS", reason="They know"))
    assert last(bench).plain == "H1 owner: NETWORK → PAYMENTS. They know"
    bench.submit(ChangeEvidence(stream=seen, credibility="high"))
    assert last(bench).plain == "E1 credibility: medium → high"
    changed = Changed(answers=(held,), risk_acting=Risk(2, 3, "Carts"), effect_to_min=5, reversibility="R2")
    bench.submit(fixes.ChangeFix(stream=fix, changed=changed))
    assert last(bench).plain == (
        "F1 answers: – → H1; risk of acting: – → 2 × 3 Carts; "
        "reversibility: not judged → R2 cannot be undone; effect to: 0 → 5"
    )
    bench.submit(closeout.UpdateChange(stream=agreed, state="done", due="2026-04-01"))
    assert last(bench).plain == "C1 due: – → 2026-04-01; state: open → done"


def test_a_fix_says_where_it_is_and_why() -> None:
    bench = Bench()
    fix = bench.fix("Roll back.")
    bench.move(fix, "ordered", reason="")
    assert last(bench).plain == "F1 Ordered. Roll back."
    bench.move(fix, "done", "no_effect", reason="Shops still fail")
    assert last(bench).plain == "F1 No effect. Roll back · Shops still fail"
    bench.submit(fixes.SetFate(stream=fix, fate="standard", procedure="P-17", reason="It works"))
    assert last(bench).plain == "F1 Fate: standard procedure. P-17 It works"
    bench.submit(fixes.SetFate(stream=fix, fate="kept_once"))
    assert last(bench).plain == "F1 Fate: kept once."


def test_a_replaced_decision_is_struck_and_says_by_which() -> None:
    bench = Bench()
    stay = bench.log("Stay", "decision")
    go = bench.log("Go", "decision", supersedes=stay)
    assert first_of(bench, stay) == Words("D1", "", "Stay", ("decision", "replaced by D2"), struck=True)
    assert first_of(bench, go) == Words("D2", "", "Go", ("decision", "replaces D1"))


def test_corrected_and_withdrawn_lines_say_so() -> None:
    bench = Bench()
    note = bench.log("0.2 %", tags=("shops",))
    bench.correct(note, text="0.02 %")
    assert first_of(bench, note) == Words("", "", "0.02 %", ("#shops", "corrected"))
    bench.withdraw(note)
    assert first_of(bench, note) == Words("", "", "0.02 %", ("#shops", "withdrawn"), struck=True)


def test_links_are_said_by_what_people_call_them() -> None:
    bench = Bench()
    held, note = bench.hypothesis("The line"), bench.log("They answer")
    bench.log("See there", links=(held, note))
    assert last(bench).chips == ("H1",)


def test_erased_words_are_said_to_be_erased() -> None:
    bench = Bench()
    bench.log("Mrs Smith called", tags=("smith",))
    bench.erase(bench.room.seq)
    assert last(bench) == Words(text="The words of this entry were erased.")


def test_an_undo_is_said_in_the_programs_words() -> None:
    bench = Bench()
    fix = bench.fix("Roll back")
    bench.undo(bench.move(fix, "ordered"))
    assert last(bench).plain == "F1 Idea. Roll back · undone"
    assert (reason_words("undo"), reason_words("So be it")) == ("undone", "So be it")
    bench.undo(bench.change(severity=2))
    assert last(bench).plain == "severity: SEV 2 → no severity. undone"


def test_a_change_of_nothing_says_only_why() -> None:
    bench = Bench()
    bench.write("incident", "incident.changed", b'{"reason":"Just so"}')
    assert last(bench).plain == "Just so"


def test_values_are_said_in_words() -> None:
    bench = Bench(nature="history", start=minute(0))
    held = bench.hypothesis("The line")
    bench.take("VOICE", BEN)
    room = bench.room
    assert value_words(room, "restored_at", minute(7)) == "2026-03-02 14:07:00 UTC"
    assert value_words(room, "restored_at", "") == ""
    assert value_words(room, "person", BEN) == "Ben Brandt"
    assert value_words(room, "risk_waiting", Risk(text="Shops close")) == "Shops close"
    assert value_words(room, "state", "verified") == "verified"
    assert value_words(room, "effect_from_min", 5) == "5"
    assert [value_words(room, "key", value) for value in (True, False)] == ["yes", "no"]
    assert value_words(room, "tags", ("shops", "night")) == "shops, night"
    assert value_words(room, "links", (held, "incident")) == "H1"
    assert change_words(room, FieldChange(held, "", "II")) == "H1: – → −−"
    assert refs(room, (held, "gone")) == "H1"


@pytest.fixture
def other_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the program speak a language of this test's own."""
    file = tmp_path / "locale" / "eo" / "LC_MESSAGES" / "warroom.po"
    file.parent.mkdir(parents=True)
    said = {
        "Phase {phase}.": "Fazo {phase}.",
        "react": "agi",
        "undone": "malfarita",
        "verified": "kontrolita",
    }
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    file.write_text(
        head + "\n".join(f'msgid "{key}"\nmsgstr "{value}"\n' for key, value in said.items()), "utf-8"
    )
    monkeypatch.setattr(assets, "root", lambda: tmp_path)
    yield
    i18n.use("en")


@pytest.mark.usefixtures("other_words")
def test_lines_follow_the_language_in_use() -> None:
    bench = Bench()
    bench.phase("react")
    assert last(bench).plain == "Phase react."
    i18n.use("eo")
    assert last(bench).plain == "Fazo agi."
    assert reason_words("undo") == "malfarita"
    assert value_words(bench.room, "state", "verified") == "kontrolita"


TEXTS = st.text(max_size=8)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.dictionaries(TEXTS, TEXTS)), max_size=8), TEXTS)
def test_whatever_stands_in_a_log_can_be_said(bodies: list[tuple[str, dict[str, str]]], text: str) -> None:
    bench = busy_room()
    streams = list(bench.room.versions)
    for number, (kind, plain) in enumerate(bodies):
        stream = streams[number * 7 % len(streams)]
        entry: Entry = bench.write(stream, kind, msgspec.json.encode({"text": text, "reason": text, **plain}))
        assert entry.seq == bench.room.seq
    for row in bench.room.timeline.rows:
        assert row_words(bench.room, row).plain is not None
        row_words(bench.as_of(minute(5)), row, names=False)
