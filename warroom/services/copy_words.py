"""What is said of copies that are read while their server is away."""

from __future__ import annotations

from collections.abc import Iterable

from warroom.clock import Instant, moment, real_now
from warroom.errors import WarRoomError
from warroom.i18n import _, ngettext
from warroom.services.saying import say


def copy_time(at: Instant, now: Instant = "") -> str:
    """Give the time of a copy by this computer's clock, with its day unless that is today."""
    when, today = moment(at).astimezone(), moment(now or real_now()).astimezone()
    return when.strftime("%H:%M" if when.date() == today.date() else "%Y-%m-%d %H:%M")


def room_words(at: Instant) -> str:
    """Say in the room that it is read from its copy."""
    return _("You read the copy on this computer, as of {time}.").format(time=copy_time(at))


def start_words(away: WarRoomError, more: int) -> str:
    """Say above the list of rooms why it shows copies, what can be done with them, and what is missing."""
    text = _(
        "Below are the rooms of which this computer has a copy. They can be read and written in; what you write"
        " waits here and is sent when the server is back."
    )
    missing = ngettext(
        "{count} more room is only on the server.", "{count} more rooms are only on the server.", more
    )
    return " ".join([f"■ {say(away)}", text, *([missing.format(count=more)] if more > 0 else [])])


def oldest_words(away: WarRoomError, as_of: Iterable[Instant]) -> str:
    """Say on the command line why what is read is a copy, and from when the oldest of it is."""
    found = min(filter(None, as_of), default="")
    said = _("What you read is the copy on this computer.")
    if found:
        said = _("What you read is the copy on this computer, as of {time}.").format(time=copy_time(found))
    return f"{say(away)} {said}"
