"""Who is here, in words: names that people can read, however they were typed, and never in the way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from warroom.clock import age_text, later, real_now, seconds_between
from warroom.domain.room import Room
from warroom.i18n import _, ngettext
from warroom.services.presence import Present

LONGEST: Final = 40
"""Letters of a name within a sentence."""
NAMED: Final = 2
"""How many are named before the others are counted."""


def called(room: Room, who: Present) -> str:
    """Give the name of who is here: the room's, else the one given with the desk, else the login."""
    return plain(room.stations.name(who.person) or who.name or who.person)


def plain(text: str) -> str:
    """Put a text on one line, without what only steers a terminal or turns the direction round."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def short(text: str) -> str:
    """Cut a name to what a sentence bears."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def count_words(others: Iterable[Present], actor: str) -> str:
    """Say how many people are here; nothing when one is alone."""
    count = len({who.person for who in others} | {actor})
    return ngettext("{count} here", "{count} here", count).format(count=count) if count > 1 else ""


def writing_words(room: Room, others: Iterable[Present], actor: str) -> str:
    """Say who is writing now; nothing when nobody is."""
    names = {
        who.person: _with_station(room, who)
        for who in others
        if who.typing and not who.silent and who.person != actor
    }
    listed, more = _listed(list(names.values()))
    if not names:
        return ""
    if more:
        said = ngettext(
            "{names} and {count} other are writing", "{names} and {count} others are writing", more
        )
        return said.format(names=listed, count=more)
    return ngettext("{names} is writing", "{names} are writing", len(names)).format(names=listed)


def changing_words(room: Room, others: Iterable[Present], actor: str, stream: str, named: str) -> str:
    """Say who else has a form open on a thing; nothing when nobody has."""
    at_it = [who for who in others if who.stream == stream and not who.silent]
    names = {who.person: short(called(room, who)) for who in at_it if who.person != actor}
    if not names:
        return _("You change {thing} at another desk too.").format(thing=named) if at_it else ""
    listed, more = _listed(list(names.values()))
    if more:
        said = ngettext(
            "{names} and {count} other change {thing} too.",
            "{names} and {count} others change {thing} too.",
            more,
        )
        return said.format(names=listed, count=more, thing=named)
    said = ngettext("{names} changes {thing} too.", "{names} change {thing} too.", len(names))
    return said.format(names=listed, thing=named)


def since_words(who: Present, ahead: float) -> str:
    """Say for how long somebody is here, by a clock that is `ahead` of the one that noted it."""
    return age_text(seconds_between(who.since, later(real_now(), -ahead))) if who.since else ""


def _with_station(room: Room, who: Present) -> str:
    name = short(called(room, who))
    return f"{name} ({short(plain(who.station))})" if who.station else name


def _listed(names: list[str]) -> tuple[str, int]:
    """Join the names that are said, and count those that are not."""
    if len(names) > NAMED + 1:
        return ", ".join(names[:NAMED]), len(names) - NAMED
    if len(names) < 2:
        return "".join(names), 0
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1]), 0
