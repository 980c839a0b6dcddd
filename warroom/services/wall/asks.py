"""Asks on the wall: calls for the lead's word, what is late, what is due next."""

from __future__ import annotations

from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.asks import late_asks
from warroom.domain.rules.calls import queue
from warroom.domain.state.asks import Ask
from warroom.domain.state.calls import Call
from warroom.i18n import _, ngettext
from warroom.services.inspecting_ask import due_words
from warroom.services.wall.panel import Entry, Panel, fresh


def read(room: Room) -> Panel | None:
    """Give what somebody waits for, the latest first; None while nobody waits."""
    late = late_asks(room)
    waiting = [each for each in room.asks.values() if each.open and each not in late]
    timed = sorted((each for each in waiting if each.due), key=lambda each: (each.due, each.seq))
    entries = [_call(room, each) for each in queue(room)]
    entries += [_ask(room, each) for each in (*late, *timed, *(each for each in waiting if not each.due))]
    if not entries:
        return None
    counted = ngettext("{count} late", "{count} late", len(late)).format(count=len(late)) if late else ""
    return Panel(_("Asks"), tuple(entries), counted, "alarm" if late else "")


def _call(room: Room, call: Call) -> Entry:
    return Entry(
        call.text or _("wants the lead's word"),
        lead="▲",
        sub=call.station,
        end=age_text(seconds_between(call.at, room.now)),
        mark="▲",
        tone="caution",
        fresh=fresh(room, call.at),
    )


def _ask(room: Room, ask: Ask) -> Entry:
    due, tone = due_words(room, ask)
    return Entry(
        ask.text,
        lead=ask.ref,
        sub=ask.to,
        end=due,
        mark="◆" if tone == "alarm" else "",
        tone=tone,
        fresh=fresh(room, ask.asked_at),
    )
