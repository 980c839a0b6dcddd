"""The verb house: what the house holds, for a person and for a program."""

from __future__ import annotations

import json

from tests.warroom.cli.conftest import Program


def test_the_house_of_the_demonstration(apollo: Program) -> None:
    said = apollo.good("house")
    assert "Nordlys Telecom" in said
    assert "Power down to the lifeboat" in said
    assert "1. Stop the retry queue and every run that can charge again · BILLING · 5 min" in said
    assert "Money is wrong: LEAD, VOICE, SCRIBE" in said
    plain = json.loads(apollo.good("house", "--json"))
    assert len(plain["procedures"]) == 3
    assert plain["company"]["name"] == "Nordlys Telecom"
