"""Rooms are declared with a title alone or with all that is known, and listed."""

from __future__ import annotations

import pytest

from tests.warroom.cli.conftest import Program
from warroom import config


def test_no_rooms_yet(program: Program) -> None:
    said = program("list", alone=True)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("There are no rooms yet.")
    assert program("list", "--json", alone=True).out == "[]\n"


def test_a_database_that_was_named_wrongly_is_not_an_empty_one(program: Program) -> None:
    assert "There is no database" in program.refused("list")


def test_a_title_is_enough(program: Program) -> None:
    out = program.good("declare", "Lights out in Ñuble")
    reference, slug = out.split()
    assert reference.startswith("INC-2")
    assert slug == "lights-out-in-nuble"
    shown = program.json("show", reference)
    assert shown["incident"]["title"] == "Lights out in Ñuble"
    assert [(each["key"], each["duty"]) for each in shown["stations"]] == [
        ("LEAD", "lead"),
        ("VOICE", "voice"),
        ("SCRIBE", "scribe"),
    ]


def test_all_that_is_known_is_declared(program: Program) -> None:
    head = program.json(
        *("declare", "Charged twice", "--words", " twice! ", "--scope", "segment"),
        *("--affected", "1_to_10", "--harm", "high", "--urgency", "medium", "--severity", "2"),
        *("--procedure", "Refunds", "--first-hurt", "2026-01-01T10:00:00Z"),
        *("--detected", "T+00:20:00", "--detected-by", "customers"),
        *("--station", "billing:Billing: who charges:department", "--station", "flight::lead"),
        *("--station", "stores"),
    )
    assert (head["slug"], head["severity"], head["seq"]) == ("charged-twice", 2, 6)
    shown = program.json("show", head["id"])
    told = shown["incident"]
    assert (told["customer_words"], told["scope"], told["affected"]) == ("twice!", "segment", "1_to_10")
    assert (told["harm"], told["urgency"], told["severity"]) == ("high", "medium", 2)
    assert (told["fits"], told["procedure"], told["detected_by"]) == ("yes", "Refunds", "customers")
    assert told["detected_at"] == "2026-01-01T10:20:00.000000Z"
    assert told["proposed_severity"] == 1
    assert [(each["key"], each["name"], each["duty"]) for each in shown["stations"]] == [
        ("VOICE", "Customer voice", "voice"),
        ("SCRIBE", "Scribe", "scribe"),
        ("BILLING", "Billing: who charges", "department"),
        ("FLIGHT", "FLIGHT", "lead"),
        ("STORES", "STORES", "department"),
    ]


def test_none_fits(program: Program) -> None:
    program.good("declare", "A", "--none-fits")
    assert program.json("show", "a")["incident"]["fits"] == "none"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--procedure", "x", "--none-fits"], "Either a procedure fits or none does"),
        (["--scope", "town"], "--scope is one of: unknown, one, segment, whole. Not town."),
        (["--severity", "5"], "--severity is one of"),
        (["--severity", "²"], "--severity is one of"),
        (["--detected-by", "dogs"], "--detected-by is one of"),
        (["--first-hurt", "noon"], "noon is no time."),
        (["--first-hurt", "2999-01-01"], "That time is in the future."),
        (["--first-hurt", "2026-01-02", "--detected", "2026-01-01"], "cannot be detected before"),
        (["--station", "a", "--station", "A"], "The station A is there already."),
        (["--station", "lead:x:department"], ""),
        (["--station", "a::lead", "--station", "b::lead"], "There is one lead"),
        (["--station", "a:b:chief"], "--station is one of: lead, voice, scribe, department. Not chief."),
        (["--station", "?"], "A call sign has 1 to 24"),
        (["--words", "\udcff"], "The text is not UTF-8."),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_declared(
    program: Program, options: list[str], said: str
) -> None:
    if said:
        assert said in program.refused("declare", "A", *options)
        assert not program.file.exists()
    else:
        program.good("declare", "A", *options)


def test_an_empty_title_is_refused(program: Program) -> None:
    assert "Write a few words here." in program.refused("declare", "  ")


def test_the_list_is_a_table_or_json(program: Program) -> None:
    program.good("declare", "First \x1b[31m")
    program.good("declare", "Second", "--severity", "1")
    lines = program.good("list").splitlines()
    assert lines[0].split() == ["REFERENCE", "ROOM", "SEVERITY", "PHASE", "ENTRIES", "TITLE"]
    assert [line.split()[1] for line in lines[1:]] == ["second", "first-31m"]
    assert "\x1b" not in "".join(lines)
    assert len({line.index(word) for line, word in zip(lines[1:], ("Second", "First"), strict=True)}) == 1
    heads = program.json("list")
    assert [head["slug"] for head in heads] == ["second", "first-31m"]
    assert heads[0].keys() == {
        *("id", "reference", "slug", "nature", "title", "severity", "phase", "seq", "hash", "moved_to"),
    }


def test_the_same_person_declares_each_time(program: Program) -> None:
    program.good("declare", "A")
    person = config.load().person_id
    program.good("declare", "B")
    assert person
    assert config.load().person_id == person
