"""Every page of the desk in one table: its words, what it is for, its list, its count at the left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import msgspec

from ui.models import asks, closeout, files, fixes, hypotheses, owners, procedures
from ui.models.lines import Column, Line
from warroom.domain.room import Room
from warroom.domain.rules.attachments import room_size
from warroom.errors import N_
from warroom.i18n import _, ngettext
from warroom.services import brief
from warroom.services.sizes import size_words

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.panels.page import Page


class PageKind(msgspec.Struct, frozen=True, kw_only=True):
    """One page.

    `end` gives what stands behind its words at the left (text, tone), `holds` says which streams are
    at home on it, `count` is said beside its title, `opens` is the action of Enter, `widget` makes a page that is no list,
    `more` gives lines that do not come from the room, and with `space` the space bar opens a line.
    """

    name: str
    words: str
    purpose: str
    end: Callable[[Room], tuple[str, str]]
    holds: Callable[[Room, str], bool] = lambda _room, _stream: False
    slices: tuple[str, ...] = ()
    columns: Callable[[], tuple[Column, ...]] = tuple
    lines: Callable[[Room], list[Line]] = lambda _room: []
    count: Callable[[Room], str] = lambda _room: ""
    empty: tuple[str, str] = ("", "")
    buttons: tuple[str, ...] = ()
    opens: str = "change"
    widget: Callable[[Desk], Page] | None = None
    more: Callable[[Desk], list[Line]] = lambda _desk: []
    space: bool = False


def _timeline_end(room: Room) -> tuple[str, str]:
    return str(len(room.timeline.rows)), ""


def _hypotheses_end(room: Room) -> tuple[str, str]:
    alive, _live = hypotheses.counts(room)
    return (str(alive) if room.hypotheses else ""), ""


def _hypotheses_count(room: Room) -> str:
    alive, live = hypotheses.counts(room)
    found = ngettext("{count} piece of evidence", "{count} pieces of evidence", live).format(count=live)
    return _("{alive} alive · {evidence}").format(alive=alive, evidence=found)


def _fixes_end(room: Room) -> tuple[str, str]:
    way = fixes.under_way(room)
    return (f"◆ {way}", "caution") if way else (str(len(room.fixes) or ""), "")


def _owners_end(room: Room) -> tuple[str, str]:
    seats = sum(1 for station in room.stations.by_key.values() if station.seat)
    return _("{seats} of {count}").format(seats=seats, count=len(room.stations.by_key)), ""


def _closeout_end(room: Room) -> tuple[str, str]:
    done, points = closeout.progress(room)
    return f"{done} / {points}", ""


def _closeout_count(room: Room) -> str:
    done, points = closeout.progress(room)
    return _("{done} of {points} done").format(done=done, points=points)


def _brief_end(room: Room) -> tuple[str, str]:
    waiting = sum(1 for each in brief.questions(room) if each.open)
    return (_("{count} to answer").format(count=waiting), "caution") if waiting else ("", "")


def _brief_page(desk: Desk) -> Page:
    from ui.panels.brief import BriefPage

    return BriefPage(desk)


PAGES: Final[tuple[PageKind, ...]] = (
    PageKind(
        name="timeline",
        words=N_("Timeline"),
        purpose=N_(
            "Everything that happened, in the order in which it happened, with who said it. "
            "Write in the line below; nothing is ever overwritten."
        ),
        end=_timeline_end,
    ),
    PageKind(
        name="hypotheses",
        words=N_("Hypotheses"),
        purpose=N_(
            "What could explain it, the least contradicted first, with the evidence for and against. "
            "Try to rule out, not to confirm."
        ),
        end=_hypotheses_end,
        holds=lambda room, stream: stream in room.hypotheses or stream in room.evidence,
        slices=("hypotheses", "evidence", "stations"),
        columns=hypotheses.columns,
        lines=hypotheses.lines,
        count=_hypotheses_count,
        empty=(N_("No hypothesis yet"), N_("Write /hyp and what could explain it, or press Ctrl H.")),
        buttons=("hypothesis.new", "evidence.new"),
    ),
    PageKind(
        name="fixes",
        words=N_("Candidate fixes"),
        purpose=N_(
            "What could be done, what it risks, and how far each one is. "
            "A fix is not done until its effect was looked for."
        ),
        end=_fixes_end,
        holds=lambda room, stream: stream in room.fixes,
        slices=("fixes", "hypotheses"),
        columns=fixes.columns,
        lines=fixes.lines,
        count=lambda room: _("{count} under way").format(count=fixes.under_way(room)),
        empty=(N_("No candidate fix yet"), N_("Write /fix and what could be done, or press Ctrl J.")),
        buttons=("fix.new",),
    ),
    PageKind(
        name="asks",
        words=N_("Asks"),
        purpose=N_(
            "Questions and tasks for a station, each with its time, and who waits for the lead's word. "
            "What is late stands at the top until it is answered or dropped."
        ),
        end=asks.end,
        holds=lambda room, stream: stream in room.asks or stream in room.calls,
        slices=("asks", "calls", "stations", "incident"),
        columns=asks.columns,
        lines=asks.lines,
        count=asks.count,
        empty=(
            N_("Nobody was asked anything yet"),
            N_("Write /ask @station and the question, or press Ctrl U."),
        ),
        buttons=("ask.new", "ask.answer", "ask.drop", "call.lead", "call.hear"),
    ),
    PageKind(
        name="procedures",
        words=N_("Procedures"),
        purpose=N_(
            "What the house knows to do, step by step: who has which step, what is late, what was skipped and why. "
            "Steps may be done in any order; every tick is an entry."
        ),
        end=procedures.end,
        holds=lambda room, stream: stream.partition("#")[0] in room.procedures,
        slices=("procedures", "stations", "incident"),
        columns=procedures.columns,
        lines=procedures.lines,
        count=procedures.count,
        more=procedures.of_house,
        space=True,
        empty=(
            N_("No procedure runs"),
            N_("F7 runs one of the house. F8 opens the house, where procedures are written."),
        ),
        buttons=("procedure.run", "procedure.step"),
        opens="procedure.tick",
    ),
    PageKind(
        name="owners",
        words=N_("Owners"),
        purpose=N_(
            "Every station, who sits there, what it owns and when it was last heard. "
            "Take one, hand it over, check in."
        ),
        end=_owners_end,
        slices=("stations", "hypotheses", "fixes", "closeout", "timeline"),
        columns=owners.columns,
        lines=owners.lines,
        count=owners.warning_words,
        empty=(N_("No station yet"), N_("Ctrl Shift N opens a station for each department that joins.")),
        buttons=(
            "station.take",
            "station.report",
            "station.hand_over",
            "station.accept",
            "station.sheet",
            "station.open",
            "station.open_set",
        ),
    ),
    PageKind(
        name="files",
        words=N_("Files"),
        purpose=N_(
            "What was attached: samples, logs, pictures, with what they are about; and the records that were kept. "
            "Drop files anywhere on the desk, or paste them."
        ),
        end=lambda room: (str(len(files.live(room)) or ""), ""),
        holds=lambda room, stream: stream in room.attachments or stream in room.records,
        slices=("attachments", "records", "timeline"),
        columns=files.columns,
        lines=files.lines,
        count=lambda room: size_words(room_size(room)) if room.attachments else "",
        empty=(N_("No file yet"), N_("Drop files anywhere, paste a picture, or press F6.")),
        buttons=("file.attach", "file.open", "file.save"),
        opens="file.open",
    ),
    PageKind(
        name="closeout",
        words=N_("Close-out"),
        purpose=N_(
            "What has to be true before the room closes, computed from the room itself. "
            "Here stand the factors, what was learnt, the changes and the thanks."
        ),
        end=_closeout_end,
        holds=lambda room, stream: stream in room.closeout.changes,
        slices=("closeout", "incident", "hypotheses", "fixes", "asks", "records"),
        columns=closeout.columns,
        lines=closeout.lines,
        count=_closeout_count,
        empty=(N_("Nothing to close"), ""),
        buttons=(
            "closeout.factor",
            "closeout.learning",
            "closeout.change",
            "closeout.thanks",
            "closeout.close",
        ),
    ),
    PageKind(
        name="brief",
        words=N_("Brief"),
        purpose=N_(
            "The room in ten lines, for those who decide elsewhere. "
            "Their questions wait here for the lead instead of going into the room."
        ),
        end=_brief_end,
        widget=_brief_page,
    ),
)
BY_NAME: Final = {kind.name: kind for kind in PAGES}


def home(room: Room, stream: str) -> str:
    """Name the page on which a stream is at home; what has none is in the timeline."""
    return next((kind.name for kind in PAGES if kind.holds(room, stream)), "timeline")
