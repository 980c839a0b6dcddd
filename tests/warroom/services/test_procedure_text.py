"""Procedures travel as text: what is written is read back, and what people paste becomes steps."""

from __future__ import annotations

import pytest

from tests.houses import PROCEDURE
from warroom.domain.state.house import ProcedureWritten, Step
from warroom.services.procedure_text import from_text, steps_text, to_text


def test_what_is_written_is_read_back() -> None:
    read = from_text(to_text(PROCEDURE))
    assert (read.name, read.purpose, read.steps) == (PROCEDURE.name, PROCEDURE.purpose, PROCEDURE.steps)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("1. Stop it\n2. Say so", (Step("Stop it"), Step("Say so"))),
        ("1) Stop it (10 min)\n(2) Say so, @voice", (Step("Stop it", minutes=10), Step("Say so", "voice"))),
        ("- Stop it @BILLING 5 min\n* Say so", (Step("Stop it", "BILLING", 5), Step("Say so"))),
        ("- [ ] Stop it\n- [x] Say so", (Step("Stop it"), Step("Say so"))),
        ("Stop it\nSay so", (Step("Stop it"), Step("Say so"))),
        (
            "1. Stop it\n   with the red switch\n2. Say so",
            (Step("Stop it", note="with the red switch"), Step("Say so")),
        ),
        ("1. Call 112 at once", (Step("Call 112 at once"),)),
        ("1. Espera 5 minutos", (Step("Espera", minutes=5),)),
        ("", ()),
        ("# Only a name", ()),
    ],
)
def test_lists_as_people_write_them(text: str, steps: tuple[Step, ...]) -> None:
    assert from_text(text).steps == steps


def test_name_and_purpose_stand_before_the_list() -> None:
    text = "Charged twice\nWhen two debits are seen\n1. Stop it"
    assert from_text(text) == ProcedureWritten(
        name="Charged twice", purpose="When two debits are seen", steps=(Step("Stop it"),)
    )
    assert from_text("When two debits are seen\n1. Stop it").purpose == "When two debits are seen"


def test_a_huge_text_is_cut() -> None:
    assert len(from_text("1. x\n" * 200_000).steps) == 40_000


def test_a_note_of_many_lines_stays_below_its_step() -> None:
    assert steps_text((Step("Go", note="one\n\ntwo"),)) == "1. Go\n   one\n   two"
