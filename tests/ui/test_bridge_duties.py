"""A desk on a server knows the duties of who sits there, and learns of a new one with the next room it opens."""

from __future__ import annotations

import pytest

from tests.rooms import BEN, busy_room
from tests.screens import Screens
from tests.servers import member_url
from warroom.domain.rules.closeout import Close
from warroom.errors import Rejected

CLOSE = Close(summary="It was the queue.", override="Enough for today")


@pytest.mark.server
def test_closing_is_refused_at_once_to_who_is_not_the_lead(screens: Screens) -> None:
    store = screens.open_store(member_url(screens.server, BEN, "member"))
    bridge = screens.bridge(busy_room(), BEN, store=store)
    with pytest.raises(Rejected, match="duty of lead"):
        bridge.submit(CLOSE)
    assert bridge.sending == 0
    member_url(screens.server, BEN, "lead")
    again = screens.bridge(bridge.incident, BEN, store=store)
    again.submit(CLOSE)
    assert screens.settled(again).incident.phase == "closed"


@pytest.mark.both
def test_the_lead_closes_and_so_does_everybody_on_a_file(screens: Screens) -> None:
    bridge = screens.bridge(busy_room())
    bridge.submit(CLOSE)
    assert screens.settled(bridge).incident.phase == "closed"
