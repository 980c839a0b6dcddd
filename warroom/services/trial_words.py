"""What a trial of a server found, in a few lines for a person."""

from __future__ import annotations

from typing import Final

from warroom.errors import N_
from warroom.i18n import _, ngettext
from warroom.services.entrance import Tried, clock_ahead
from warroom.services.own_clock import clock_words

DUTIES: Final = {
    "viewer": N_("viewer: you may read"),
    "member": N_("member: you may read and write"),
    "lead": N_("lead: you may read, write and close rooms"),
    "voice": N_("customer voice: you may read and write"),
    "admin": N_("admin: you may do everything in rooms"),
}
"""The duties of a server, with what they mean."""


def trial_words(tried: Tried) -> list[tuple[str, str]]:
    """Say what was found, as pairs of what it is and how it is."""
    ahead = clock_ahead(tried)
    return [
        (_("Server"), _("PostgreSQL {version}").format(version=tried.version)),
        (_("Protection"), " · ".join(filter(None, (_(tried.protection), tried.tls)))),
        (_("You are"), tried.login),
        (_("Your duty"), _(DUTIES[tried.duty])),
        (_("Rooms"), ngettext("{count} room", "{count} rooms", tried.rooms).format(count=tried.rooms)),
        (_("Clock"), clock_words(ahead).removeprefix("▲ ") or _("agrees with this computer's")),
    ]
