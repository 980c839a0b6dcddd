"""Every coded value has its word, in the language in use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from warroom import assets, i18n
from warroom.domain.changes import COMMON
from warroom.domain.entry import Precision
from warroom.domain.rules.evidence import CODES
from warroom.domain.state import asks, closeout, evidence, fixes, hypotheses, incident, stations, timeline
from warroom.services.vocabulary import (
    SIGNS,
    WORDS,
    field_word,
    severity_word,
    value_group,
    word,
    words,
)

CODED = {
    "phase": get_args(incident.Phase),
    "scope": get_args(incident.Scope),
    "affected": get_args(incident.Affected),
    "harm": get_args(incident.Degree),
    "urgency": get_args(incident.Degree),
    "fits": get_args(incident.Fits),
    "detected_by": get_args(incident.DetectedBy),
    "duty": get_args(stations.Duty),
    "status": get_args(hypotheses.HypothesisStatus),
    "weight": get_args(evidence.Weight),
    "rating": CODES,
    "state": get_args(fixes.FixState),
    "reversibility": get_args(fixes.Reversibility),
    "fate": get_args(fixes.FateName),
    "factor": get_args(closeout.FactorCategory),
    "learning": get_args(closeout.LearningCategory),
    "strength": get_args(closeout.Strength),
    "change_state": get_args(closeout.ChangeState),
    "ask_kind": get_args(asks.AskKind),
    "call_state": ("waiting", "heard", "taken_back"),
    "precision": get_args(Precision),
}
CHANGED = (
    incident.Changed,
    hypotheses.Changed,
    evidence.Changed,
    fixes.Changed,
    closeout.ChangeUpdated,
    asks.Changed,
    timeline.Corrected,
)


@pytest.mark.parametrize("group", CODED)
def test_every_value_has_its_word_in_its_natural_order(group: str) -> None:
    assert tuple(WORDS[group]) == CODED[group]
    assert tuple(words(group)) == CODED[group]
    assert all(words(group).values())


def test_every_type_of_line_has_its_word() -> None:
    assert set(get_args(timeline.LogType)) <= set(WORDS["type"])


def test_every_field_that_can_change_has_its_word() -> None:
    for body in CHANGED:
        for field in set(body.__struct_fields__) - COMMON:
            assert field in WORDS["field"], field


def test_words_are_said() -> None:
    assert word("status", "ruled_out") == "ruled out"
    assert word("fits", "none") == "none fits"
    assert field_word("customer_words") == "what customers live through"


def test_a_value_without_word_is_shown_as_it_is() -> None:
    assert word("status", "blessed") == "blessed"
    assert word("nonsense", "x") == "x"
    assert field_word("mood") == "mood"


def test_which_words_a_fields_values_use() -> None:
    assert value_group("credibility") == value_group("relevance") == "weight"
    assert value_group("scope") == "scope"
    assert value_group("title") == value_group("mood") == ""


def test_a_severity_is_spoken() -> None:
    assert [severity_word(each) for each in (0, 1, 4)] == ["no severity", "SEV 1", "SEV 4"]


def test_ratings_have_signs_that_need_no_colour() -> None:
    assert set(SIGNS) == {*CODES, ""}
    assert (SIGNS["CC"], SIGNS["N"], SIGNS["II"]) == ("++", "·", "−−")


@pytest.fixture
def other_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the program speak a language of this test's own."""
    file = tmp_path / "locale" / "eo" / "LC_MESSAGES" / "warroom.po"
    file.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    said = {"leading": "gvidanta", "SEV {number}": "GRADO {number}", "severity": "graveco"}
    file.write_text(
        head + "\n".join(f'msgid "{key}"\nmsgstr "{value}"\n' for key, value in said.items()), "utf-8"
    )
    monkeypatch.setattr(assets, "root", lambda: tmp_path)
    i18n.use("eo")
    yield
    i18n.use("en")


@pytest.mark.usefixtures("other_words")
def test_words_follow_the_language_in_use() -> None:
    assert word("status", "leading") == words("status")["leading"] == "gvidanta"
    assert (field_word("severity"), severity_word(2)) == ("graveco", "GRADO 2")
    assert word("status", "open") == "open"
    i18n.use("en")
    assert (word("status", "leading"), severity_word(2)) == ("leading", "SEV 2")
