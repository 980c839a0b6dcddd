"""Writing from a template of the house: a message into the entry line, or the notes of a hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.bridge import Bridge
from ui.desk.deeds import mine
from ui.dialogs import stations
from ui.dialogs.procedures import Offer
from ui.palette import Palette
from warroom.domain.state.house import TemplateWritten, live
from warroom.errors import WarRoomError
from warroom.i18n import _
from warroom.services.saying import say
from warroom.services.vocabulary import word

if TYPE_CHECKING:
    from ui.desk.desk import Desk

HERE: Final = ("message", "hand_over")
"""The kinds of template that begin something in a room; titles are offered where one declares."""


def write(desk: Desk) -> None:
    """Offer the templates of the house."""
    desk.house.open(lambda bridge: _offer(desk, bridge), lambda wrong: desk.complain(say(wrong)))


def _offer(desk: Desk, bridge: Bridge) -> None:
    found = {item.id: item.body for item in live(bridge.ready.house.templates) if item.body.kind in HERE}
    if not found:
        desk.complain(
            _("The house has no templates for a room yet. F8 opens the house, where they are written.")
        )
        return
    offers = [
        Offer(stream, body.name, word("template", body.kind), body.text) for stream, body in found.items()
    ]
    palette = Palette(offers, [], desk, _("Write from a template"), _("Type a few letters of its name."))
    palette.chosen.connect(lambda stream: _begin(desk, found[stream]))
    palette.open()


def _begin(desk: Desk, body: TemplateWritten) -> None:
    if body.kind == "message":
        desk.focus_line()
        start = "" if desk.line_text() else "/said "
        desk.type_on(start + " ".join(body.text.split()))
        return
    try:
        desk.ask(stations.hand_over(desk.room, mine(desk), body.text))
    except WarRoomError as wrong:
        desk.complain(say(wrong))
