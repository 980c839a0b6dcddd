"""The sheet of the incident itself: what is known, what is not answered, how it changed."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, closed_room
from warroom.services.inspecting import sheet
from warroom.services.inspecting_incident import incident_sheet
from warroom.services.sheets import Fact, Sheet


def facts(made: Sheet) -> dict[str, Fact]:
    """Give the facts by name."""
    return {fact.name: fact for fact in made.facts}


def lines(made: Sheet, caption: str) -> list[str]:
    """Give a section's lines as text."""
    found = next(part for part in made.sections if part.caption == caption)
    return [" ".join(filter(None, (line.lead, line.text))) for line in found.lines]


def test_it_is_the_sheet_of_the_incident() -> None:
    room = busy_room().room
    made = incident_sheet(room)
    assert sheet(room, "incident") == made
    assert (made.caption, made.title) == ("INC-2026-0001", "Card payments fail")


def test_a_fresh_room_shows_what_is_still_unanswered() -> None:
    made = incident_sheet(Bench().room)
    for name in ("Scope", "Customers affected", "Harm", "Urgency", "Standard procedure", "Noticed first"):
        assert facts(made)[name].tone == "muted"
    assert "Proposed" not in facts(made)
    assert "Ctrl I" in lines(made, "What customers live through")[0]


def test_what_is_known_is_said_in_words() -> None:
    made = incident_sheet(busy_room().room)
    known = {name: fact.value for name, fact in facts(made).items()}
    assert known["Scope"] == "a segment"
    assert known["Customers affected"] == "1 to 10 %"
    assert known["Noticed first"] == "by customers"
    assert known["Standard procedure"] == "none fits"
    assert lines(made, "What customers live through") == ["Paying by card fails at every second try"]


def test_a_severity_that_the_facts_do_not_support_is_pointed_out() -> None:
    bench = Bench(affected="over_10", harm="high", urgency="high", severity=3)
    made = incident_sheet(bench.room)
    assert facts(made)["Proposed"].value == "SEV 1"
    assert facts(made)["Proposed"].tone == "caution"
    assert "Regulator" in facts(made)
    bench.change(severity=1, reason="As proposed")
    assert "Proposed" not in facts(incident_sheet(bench.room))


def test_only_the_gravest_severity_is_red() -> None:
    bench = Bench()
    assert facts(incident_sheet(bench.room))["Severity"].tone == ""
    bench.change(severity=1)
    assert facts(incident_sheet(bench.room))["Severity"] == Fact("Severity", "SEV 1", "alarm")


def test_times_of_the_incident() -> None:
    times = lines(incident_sheet(closed_room().room), "Times")
    assert times[0].startswith("first hurt 2026-03-02 13:51:00")
    assert times[1].startswith("detected 2026-03-02 13:56:00")
    assert times[3].startswith("restored 2026-03-02 14:30:00")
    assert not any(line.endswith("–") for line in times)
    assert times[-1] == "lasted 39 m 00 s"


def test_times_that_are_not_known_are_a_dash() -> None:
    times = lines(incident_sheet(Bench().room), "Times")
    assert sum(1 for line in times if line.endswith("–")) == 5


def test_phases_and_changes_in_their_order() -> None:
    made = incident_sheet(closed_room().room)
    words = ["recognize", "react", "restored", "reflect", "closed"]
    assert [line.split()[-1] for line in lines(made, "Phases")] == words
    changed = "\n".join(lines(made, "What changed"))
    assert "severity: no severity → SEV 2" in changed
    assert "Nobody has seen this before" in changed


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_words_are_given_as_they_are(text: str) -> None:
    bench = Bench(customer_words=text, procedure=text)
    made = incident_sheet(bench.room)
    assert text in lines(made, "What customers live through")[0]
    assert facts(made)["Standard procedure"].value == text
