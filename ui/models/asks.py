"""The lines of the asks page: who calls the lead, what is late, what is due, what was answered."""

from __future__ import annotations

from collections.abc import Iterable

from ui.models.lines import Cell, Column, Line
from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.asks import late_asks
from warroom.domain.rules.calls import queue
from warroom.domain.state.asks import Ask
from warroom.domain.state.calls import Call
from warroom.i18n import _, ngettext
from warroom.services.inspecting_ask import asked_by, due_words, outcome
from warroom.services.times import shown_time
from warroom.services.vocabulary import word


def columns() -> tuple[Column, ...]:
    """Give the columns of the page."""
    return (
        Column("", 44, mono=True),
        Column(_("Question or task")),
        Column(_("Asked"), 130, above=430),
        Column(_("By"), 130, above=760),
        Column(_("Due"), 132, mono=True, right=True),
        Column(_("Age"), 56, mono=True, right=True, above=640),
    )


def lines(room: Room) -> list[Line]:
    """Give calls for the lead's word, then asks: late, due next, open without a time, answered, dropped."""
    live = [each for each in room.asks.values() if each.withdrawn is None]
    late = late_asks(room)
    waiting = [each for each in live if each.open and each not in late]
    timed = sorted((each for each in waiting if each.due), key=lambda each: (each.due, each.seq))
    settled = sorted((each for each in live if not each.open), key=lambda each: each.settled_at, reverse=True)
    return [
        *_group(_("Wait for the lead's word"), (_call(room, each) for each in queue(room))),
        *_group(_("Late"), (_line(room, each) for each in late)),
        *_group(_("Due next"), (_line(room, each) for each in timed)),
        *_group(_("Open, without a time"), (_line(room, each) for each in waiting if not each.due)),
        *_group(_("Answered"), (_line(room, each) for each in settled if each.state == "answered")),
        *_group(_("Dropped"), (_line(room, each) for each in settled if each.state == "dropped")),
    ]


def _group(caption: str, items: Iterable[Line]) -> list[Line]:
    found = list(items)
    return [Line(f"heading:{caption}", (Cell(caption),), heading=True), *found] if found else []


def _call(room: Room, call: Call) -> Line:
    lead = room.stations.with_duty("lead")
    return Line(
        call.id,
        (
            Cell("▲", tone="caution"),
            Cell(
                f"{call.station}: {call.text}"
                if call.text
                else _("{station} wants the lead's word").format(station=call.station),
                _("since {time}").format(time=shown_time(room, call.at)),
            ),
            Cell(lead.key if lead else "–", tone="muted"),
            Cell(call.station, bold=True),
            Cell(""),
            Cell(age_text(seconds_between(call.at, room.now)), tone="muted"),
        ),
        mark="caution",
    )


def _line(room: Room, ask: Ask) -> Line:
    due, tone = due_words(room, ask)
    sub = outcome(ask)
    if ask.open:
        heard = _("heard {time}").format(time=shown_time(room, ask.copied_at)) if ask.copied_at else ""
        sub = " · ".join(filter(None, (word("ask_kind", ask.kind), heard)))
    quiet = "" if ask.open else "muted"
    return Line(
        ask.id,
        (
            Cell(ask.ref, tone="muted"),
            Cell(ask.text, sub, quiet, struck=ask.state == "dropped"),
            Cell(ask.to, tone=quiet, bold=tone == "alarm"),
            Cell(asked_by(ask) or "–", tone="muted"),
            Cell(due or "–", tone=tone or "muted", bold=tone == "alarm"),
            Cell(age_text(seconds_between(ask.asked_at, room.now)), tone="muted"),
        ),
        mark=tone if tone in ("alarm", "caution") else "",
    )


def end(room: Room) -> tuple[str, str]:
    """Say at the left what is late, else who calls, else how many are open."""
    late = len(late_asks(room))
    if late:
        return _("◆ {count} late").format(count=late), "alarm"
    calls = len(queue(room))
    if calls:
        return ngettext("▲ {count} call", "▲ {count} calls", calls).format(count=calls), "caution"
    return str(sum(1 for each in room.asks.values() if each.open) or ""), ""


def count(room: Room) -> str:
    """Say beside the title how many are open and late."""
    is_open = sum(1 for each in room.asks.values() if each.open)
    return _("{open} open · {late} late").format(open=is_open, late=len(late_asks(room)))
