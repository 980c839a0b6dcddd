"""Times and durations as people read them: local clock, T+, mission time, ages."""

from __future__ import annotations

from datetime import UTC, tzinfo

from warroom.clock import Instant, elapsed_text, mission_text, moment, seconds_between
from warroom.domain.room import Room
from warroom.i18n import _


def zone_of(room: Room) -> tzinfo | None:
    """Give the zone in which a room's times are shown: UTC for history, else this machine's (None)."""
    return UTC if room.incident.nature == "history" else None


def clock_time(room: Room, at: Instant, seconds: bool = True) -> str:
    """Write the time of day of an instant in the room's zone."""
    if not at:
        return ""
    return moment(at).astimezone(zone_of(room)).time().isoformat("seconds" if seconds else "minutes")


def full_time(room: Room, at: Instant) -> str:
    """Write date and time of an instant in the room's zone, with the zone's name."""
    if not at:
        return ""
    return moment(at).astimezone(zone_of(room)).strftime("%Y-%m-%d %H:%M:%S %Z")


def day(room: Room, at: Instant) -> str:
    """Write the ISO date of an instant in the room's zone."""
    return moment(at).astimezone(zone_of(room)).strftime("%Y-%m-%d") if at else ""


def t_plus(room: Room, at: Instant) -> str:
    """Write an instant as T+ after the first hurt."""
    zero = room.incident.zero
    return elapsed_text(seconds_between(zero, at)) if zero and at else ""


def mission_time(room: Room, at: Instant) -> str:
    """Write an instant as mission time; empty in rooms that have none."""
    epoch = room.incident.mission_epoch
    return mission_text(seconds_between(epoch, at)) if epoch and at else ""


def shown_time(room: Room, at: Instant) -> str:
    """Write an instant as the room's people say it: mission time where there is one, else the clock."""
    return mission_time(room, at) or clock_time(room, at)


def running_end(room: Room) -> Instant:
    """Give the instant at which the T+ clock stands: now, or when service was restored or the room closed."""
    incident = room.incident
    if incident.phase == "closed":
        return incident.restored_at or incident.closed_at
    return room.now


def duration(seconds: float) -> str:
    """Write a duration in its two largest units: `6 h 11 m`, `2 d 4 h`, `48 s`."""
    whole = max(0, round(seconds))
    days, rest = divmod(whole, 86400)
    hours, rest = divmod(rest, 3600)
    minutes, left = divmod(rest, 60)
    if days:
        return _("{days} d {hours} h").format(days=days, hours=hours)
    if hours:
        return _("{hours} h {minutes:02d} m").format(hours=hours, minutes=minutes)
    if minutes:
        return _("{minutes} m {seconds:02d} s").format(minutes=minutes, seconds=left)
    return _("{seconds} s").format(seconds=left)


def zero_words(room: Room) -> str:
    """Say from what the T+ clock counts: the first hurt where it is known."""
    incident = room.incident
    if incident.phase == "closed":
        return _("Hurt for")
    if incident.first_hurt_at:
        return _("Since first hurt")
    return _("Since detected") if incident.detected_at else _("Since declared")
