"""Options that come from the room: stations, hypotheses, evidence, decisions; and times as typed."""

from __future__ import annotations

from ui.dialogs.fields import Field, Options
from warroom.clock import Instant
from warroom.domain.room import Room
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services.times import full_time, mission_time
from warroom.services.typed_times import point_in_time


def stations(room: Room) -> Options:
    """Offer every station, and nobody."""
    named = (
        (key, f"{key} · {each.name}" if each.name != key else key)
        for key, each in room.stations.by_key.items()
    )
    return (("", _("nobody")), *named)


def hypotheses(room: Room, alive: bool = False) -> Options:
    """Offer the hypotheses that were not withdrawn."""
    return tuple(
        (each.id, f"{each.ref} · {each.statement}")
        for each in room.hypotheses.values()
        if each.withdrawn is None and (each.alive or not alive)
    )


def evidence(room: Room) -> Options:
    """Offer the evidence that was not withdrawn, newest first."""
    items = [each for each in room.evidence.values() if each.withdrawn is None]
    return tuple((each.id, f"{each.ref} · {each.text}") for each in reversed(items))


def decisions(room: Room) -> Options:
    """Offer the decisions in force, newest first, and none."""
    found = [("", _("none"))]
    for stream in reversed(room.timeline.decisions):
        row = room.timeline.first[stream]
        if row.withdrawn is None and not room.timeline.replaced(stream):
            found.append((stream, f"{room.ref(stream)} · {row.text}"))
    return tuple(found)


def when_field(name: str = "occurred_at", label: str = "", value: str = "") -> Field:
    """Ask for a time; empty means now or not known."""
    return Field(name, label or _("When"), value=value, hint=_("now · 14:05 · T+00:12:00 · 2026-11-21T14:05"))


def read_when(room: Room, text: str, field: str = "occurred_at") -> Instant:
    """Read a time that was typed; empty stays empty. Raises `Rejected` for what is no time."""
    if text.strip().casefold() in ("", "now", _("now")):
        return ""
    found = point_in_time(room, text.strip()) or read_written(text)
    if not found:
        raise Rejected(N_("Write a time like 14:05, T+00:12:00 or 2026-11-21T14:05."), field=field)
    return found


def read_written(text: str) -> Instant:
    """Read what `shown` wrote: date and time with the zone's name behind them; empty for anything else."""
    from warroom.clock import read_time

    words = text.split()
    if len(words) < 2:
        return ""
    try:
        return read_time(f"{words[0]}T{words[1]}" + ("+00:00" if words[-1] == "UTC" else ""))
    except ValueError:
        return ""


def shown(room: Room, at: Instant) -> str:
    """Write an instant so that `read_when` reads it back to the second."""
    counted = at >= room.incident.mission_epoch  # before its zero, mission time has no numbers
    return (counted and mission_time(room, at)) or full_time(room, at)
