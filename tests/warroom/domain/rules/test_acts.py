"""Acts do not wait: they are for all to see at once."""

from __future__ import annotations

from warroom.domain.decide import COMMANDS
from warroom.domain.rules.acts import ACTS
from warroom.domain.rules.closeout import Close
from warroom.domain.rules.timeline import Log


def test_closing_is_an_act_and_a_line_is_a_fact() -> None:
    assert Close in ACTS
    assert Log not in ACTS
    assert set(ACTS) <= set(COMMANDS.values())
