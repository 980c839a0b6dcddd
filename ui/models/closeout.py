"""The lines of the close-out page: the computed list, then what the room leaves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ui.models.lines import Cell, Column, Line
from warroom.domain.room import Room
from warroom.domain.rules.closeout import Point, checklist
from warroom.i18n import _
from warroom.services.vocabulary import word
from warroom.services.wording import refs


def columns() -> tuple[Column, ...]:
    """Give the columns of the page."""
    return (
        Column("", 40, mono=True),
        Column(_("Close-out list")),
        Column("", 150),
        Column("", 110),
    )


def lines(room: Room) -> list[Line]:
    """Give the checklist and, under it, factors, what was learnt, changes, fates and thanks."""
    left = room.closeout
    made = [_point(room, point) for point in checklist(room)]
    made += _group(_("Changes"), (_change(each) for each in _live(left.changes)))
    made += _group(
        _("Contributing factors"),
        (_plain(each.id, each.text, word("factor", each.category)) for each in _live(left.factors)),
    )
    made += _group(
        _("What we learnt"),
        (_plain(each.id, each.text, word("learning", each.category)) for each in _live(left.learnings)),
    )
    fates = (
        fix
        for fix in room.fixes.values()
        if fix.withdrawn is None and (fix.fate or fix.state == "effect_seen")
    )
    made += _group(
        _("What becomes of the fixes"),
        (_plain(fix.id, f"{fix.ref} {fix.title}", word("fate", fix.fate), fix.procedure) for fix in fates),
    )
    made += _group(_("Thanks"), (_plain(each.id, each.text, each.name) for each in _live(left.thanks)))
    made += _group(
        _("Kept papers"), (_plain(each.id, each.name, each.language) for each in room.records.values())
    )
    return made


def _live(items: dict[str, Any]) -> list[Any]:
    return [each for each in items.values() if each.withdrawn is None]


def _group(caption: str, items: Iterable[Line]) -> list[Line]:
    found = list(items)
    return [Line(f"heading:{caption}", (Cell(caption),), heading=True), *found] if found else []


def _point(room: Room, point: Point) -> Line:
    mark = Cell("●", tone="muted") if point.done else Cell("○", tone="text")
    left = refs(room, point.open_streams) if not point.done else ""
    end = Cell(_("done"), tone="muted") if point.done else Cell(_("open"))
    return Line(
        f"point:{point.id}",
        (mark, Cell(_(point.text), left, tone="muted" if point.done else ""), Cell(), end),
    )


def _plain(key: str, text: str, detail: str, more: str = "") -> Line:
    return Line(key, (Cell(""), Cell(text, more), Cell(detail, tone="muted"), Cell("")))


def _change(change: Any) -> Line:
    dates = _("check {date}").format(date=change.check_due) if change.check_due else _("no check date")
    owner = Cell(change.owner or _("no owner"), dates, "" if change.owner else "caution")
    done = change.state in ("done", "verified", "dropped")
    state = word("change_state", change.state) if done else change.due or _("no date")
    return Line(
        change.id,
        (
            Cell(change.ref, tone="muted"),
            Cell(change.text, word("strength", change.strength), struck=change.state == "dropped"),
            owner,
            Cell(state, tone="muted" if done or change.due else "caution"),
        ),
    )


def progress(room: Room) -> tuple[int, int]:
    """Count the points that are done, and all points."""
    points = checklist(room)
    return sum(1 for point in points if point.done), len(points)
