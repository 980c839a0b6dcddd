"""How a station stands, as it reported last: conditions, what still works, actions, needs."""

from __future__ import annotations

from typing import Final

from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.state.stations import Station
from warroom.i18n import _
from warroom.services.sheets import Line
from warroom.services.wording_stations import PARTS

OLD_AFTER: Final = 60 * 60
"""Seconds after which a report's age is said with it as something to look at."""


def report_lines(room: Room, station: Station) -> list[Line]:
    """Give the parts of a station's last report, one a line, its age at the end of the first."""
    report = station.report
    if report is None:
        return []
    said = [(_(caption), text) for name, caption in PARTS if (text := getattr(report, name))]
    age = _("{age} ago").format(age=report_age(room, station))
    return [Line(caption, text, end=age if place == 0 else "") for place, (caption, text) in enumerate(said)]


def report_age(room: Room, station: Station) -> str:
    """Say how old a station's last report is; nothing before the first."""
    report = station.report
    return age_text(seconds_between(report.at, room.now)) if report else ""


def is_old(room: Room, station: Station) -> bool:
    """Say whether a report is so old that nobody should build on it."""
    report = station.report
    return report is not None and seconds_between(report.at, room.now) >= OLD_AFTER


def still_good(room: Room) -> list[tuple[str, str]]:
    """List what still works, station by station: (call sign, words)."""
    return _said(room, "good")


def broken(room: Room) -> list[tuple[str, str]]:
    """List what is wrong, station by station: (call sign, words)."""
    return _said(room, "conditions")


def needed(room: Room) -> list[tuple[str, str]]:
    """List what stations need: (call sign, words)."""
    return _said(room, "needs")


def _said(room: Room, name: str) -> list[tuple[str, str]]:
    stations = room.stations.by_key.values()
    return [(each.key, text) for each in stations if each.report and (text := getattr(each.report, name))]
