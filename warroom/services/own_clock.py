"""This machine's clock beside the server's: how far it is ahead, when that is more than a person should overlook."""

from __future__ import annotations

from typing import Final

from warroom.clock import moment, real_now
from warroom.i18n import _
from warroom.services.times import duration
from warroom.store.watch import Bell

TOLERATED: Final = 2.0
"""Seconds by which clocks may differ: times are claimed by people, who are no more exact."""


def compare(bell: Bell) -> float:
    """Ask the server for its time and say by how many seconds this machine is ahead; negative behind.

    0 where it differs by no more than is tolerated, and for a file, which has no clock of its own.
    """
    before = moment(real_now()).timestamp()
    server = bell.server_time()
    after = moment(real_now()).timestamp()
    return 0.0 if server is None else ahead(before, server, after)


def ahead(before: float, server: float, after: float) -> float:
    """Compare the server's time with the middle of the way there and back; the other half is doubt."""
    half = max(0.0, after - before) / 2
    found = before + half - server
    return found if abs(found) - half > TOLERATED else 0.0


def clock_badge(seconds: float) -> str:
    """Say it as shortly as a footer needs, with a sign for ahead and behind; empty when it agrees."""
    sign = "+" if seconds > 0 else "−"
    return _("▲ Clock {time}").format(time=sign + duration(abs(seconds))) if seconds else ""


def clock_words(seconds: float) -> str:
    """Say how this machine's clock goes; empty when it agrees."""
    if seconds == 0:
        return ""
    if seconds > 0:
        return _("▲ Clock {time} ahead of the server").format(time=duration(seconds))
    return _("▲ Clock {time} behind the server").format(time=duration(-seconds))
