"""States of the desk that only a server brings about."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from tests.overfull import LONG as NAMES
from ui.dialogs.about import AboutDialog
from ui.panels.start import StartPage
from warroom.clock import later, real_now
from warroom.errors import Unavailable
from warroom.i18n import _
from warroom.services.copy_words import room_words
from warroom.services.saying import say
from warroom.services.witness import Doubt, Restoration, Sight
from warroom.store.engine import open_engine, place_of

if TYPE_CHECKING:
    from tests.scenes import Stage

MOVED_TO: Final = "postgresql://warroom.incidents.headquarters.example.com:5433/customer_crisis_rooms"
"""A long address of a server."""
AWAY: Final = Unavailable(
    "{place} is away: the connection to it ended. It is tried again every second.", "ended", place=MOVED_TO
)


def doubt(stage: Stage, explained: bool) -> QWidget:
    """Give the desk whose log does not extend what it saw, with a clock that differs from the server's."""
    bridge, seen = stage.bridge, "2026-11-21T14:05:00.000000Z"
    restored = Restoration(seen, NAMES, seen, 600) if explained else None
    bridge.doubt, bridge.ahead = Doubt(Sight(700, "ab", seen), 649, restored), 42.0
    bridge.state_changed.emit()
    return stage.desk


def moved(stage: Stage) -> QWidget:
    """Give the desk whose room moved to a server."""
    stage.bridge.moved_to = MOVED_TO
    stage.bridge.state_changed.emit()
    return stage.desk


def outage(stage: Stage, as_of: str = "") -> QWidget:
    """Give the desk above whose entry line stands that its server is away; `as_of` for one that reads a copy."""
    waits = _("What you write waits on this computer, and is sent when the server is back.")
    copied = [room_words(as_of)] if as_of else []
    stage.desk.complain(" ".join([say(AWAY), *copied, waits]))
    return stage.desk


def start(stage: Stage) -> QWidget:
    """Give the start page of a server that is away, with the copies of its rooms."""
    heads = stage.bridge.store.heads()
    page = StartPage(MOVED_TO, "Ana", "")
    page.show_rooms(
        heads, {each.id: later(real_now(), -26 * 3600 * number) for number, each in enumerate(heads)}
    )
    page.show_away(AWAY, 3)
    page.resize(1480, 900)
    return page


def about(stage: Stage, options: str) -> QWidget:
    """Give the program's facts as a desk on a server shows them; none is asked for that."""
    store = copy(stage.bridge.store)
    store.url = f"{MOVED_TO}{options}"
    store.engine = open_engine(store.url)
    store.place = place_of(store.engine)
    return AboutDialog(store, stage.desk, stage.bridge)


SCENES: Final[dict[str, Callable[[Any], QWidget]]] = {
    "desk-doubt": partial(doubt, explained=False),
    "desk-restored": partial(doubt, explained=True),
    "desk-outage": outage,
    "desk-copied": partial(outage, as_of="2026-11-21T14:05:00.000000Z"),
    "desk-moved": moved,
    "start-away": start,
    "about-server": partial(about, options=""),
    "about-server-weak": partial(about, options="?sslmode=prefer"),
}
