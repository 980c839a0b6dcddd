"""A room as a page of text: how bad, how long, what is believed, what is done, what just happened."""

from __future__ import annotations

from collections.abc import Iterator

from warroom.cli.output import one_line, table
from warroom.domain.room import Room
from warroom.domain.rules.scoring import Score, standing
from warroom.domain.rules.stations import quiet_for
from warroom.i18n import _
from warroom.reports.room_json import LogHead
from warroom.services.house_words import affected_text
from warroom.services.times import duration, full_time, running_end, shown_time, t_plus
from warroom.services.vocabulary import severity_word, word
from warroom.services.wording import row_words

LAST = 12
"""Entries at the end of the page."""
INDENT = "  "


def lines(room: Room, log: LogHead) -> Iterator[str]:
    """Write the page line by line."""
    yield from _head(room)
    parts = (
        (_("STATIONS"), _stations(room)),
        (_("HYPOTHESES, LEAST CONTRADICTED FIRST"), _hypotheses(room)),
        (_("CANDIDATE FIXES"), _fixes(room)),
        (_("LAST ENTRIES"), _entries(room)),
    )
    for caption, rows in parts:
        if rows:
            yield ""
            yield caption
            yield from table(rows, INDENT)
    yield ""
    state = _("chain intact") if log.intact else _("chain DAMAGED, see “warroom verify”")
    yield _("Log: {count} entries · head {head} · {state}").format(
        count=log.seq, head=log.hash[:16], state=state
    )


def _head(room: Room) -> Iterator[str]:
    incident = room.incident
    names = (
        incident.reference,
        incident.slug,
        severity_word(incident.severity),
        word("phase", incident.phase),
    )
    yield one_line(" · ".join(names))
    yield one_line(incident.title)
    if incident.customer_words:
        yield one_line(incident.customer_words)
    facts = [
        (_("Shown as of"), full_time(room, room.as_of)),
        (_("Shown as known at"), full_time(room, room.known_at)),
        (_("Clock"), t_plus(room, running_end(room))),
        (_("First hurt"), full_time(room, incident.first_hurt_at)),
        (_("Detected"), _detected(room)),
        (_("Declared"), full_time(room, incident.declared_at)),
        (_("Restored"), full_time(room, incident.restored_at)),
        (_("Closed"), full_time(room, incident.closed_at)),
        (_("Scope"), word("scope", incident.scope) if incident.scope != "unknown" else ""),
        (_("Affected"), affected_text(room, incident.affected) if incident.affected != "unknown" else ""),
        (_("Procedure"), _procedure(room)),
        (_("In short"), incident.summary),
    ]
    yield from table([(caption, value) for caption, value in facts if value], INDENT)


def _detected(room: Room) -> str:
    incident = room.incident
    by = word("detected_by", incident.detected_by) if incident.detected_by != "unknown" else ""
    return " ".join(filter(None, (full_time(room, incident.detected_at), by)))


def _procedure(room: Room) -> str:
    incident = room.incident
    return incident.procedure or (word("fits", "none") if incident.fits == "none" else "")


def _stations(room: Room) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for station in room.stations.by_key.values():
        seat = station.seat
        quiet = quiet_for(room, station, room.now)
        rows.append(
            (
                station.key,
                station.name,
                word("duty", station.duty),
                room.stations.name(seat.person) if seat else _("vacant"),
                shown_time(room, station.last_seen),
                _("quiet for {duration}").format(duration=duration(quiet)) if quiet else "",
            )
        )
    return rows


def _hypotheses(room: Room) -> list[tuple[str, ...]]:
    return [
        (
            hypothesis.ref,
            word("status", hypothesis.status),
            _score(score),
            hypothesis.owner,
            hypothesis.statement,
        )
        for hypothesis, score in standing(room)
    ]


def _score(score: Score) -> str:
    rated = _("{rated} of {live}").format(rated=score.rated, live=score.live)
    if not score.ranked:
        return _("not yet tested, {rated}").format(rated=rated)
    return f"{score.weighted:.2f} ({score.score}), {rated}".replace("-0.00", "0.00").replace("-", "−")


def _fixes(room: Room) -> list[tuple[str, ...]]:
    return [
        (fix.ref, word("state", fix.state), fix.owner, fix.title)
        for fix in room.fixes.values()
        if fix.withdrawn is None
    ]


def _entries(room: Room) -> list[tuple[str, ...]]:
    rows = sorted(room.timeline.rows, key=lambda row: (row.occurred_at, row.seq))[-LAST:]
    told = [(row, row_words(room, row)) for row in rows]
    return [
        (
            shown_time(room, row.occurred_at),
            t_plus(room, row.occurred_at),
            row.station,
            " · ".join((words.plain, *words.chips)),
        )
        for row, words in told
    ]
