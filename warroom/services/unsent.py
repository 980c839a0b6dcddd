"""What was typed and not logged yet: where it stands, in the words of the screen, and how it begins."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from warroom.errors import N_
from warroom.i18n import _
from warroom.services.drafts import Drafts

PLACES: Final[dict[str, str]] = {
    "line": N_("Entry line"),
    "title": N_("Title of the incident"),
    "brief": N_("Question for the lead"),
    "first": N_("First five minutes"),
    "dialog:entry": N_("Form: log an entry"),
    "dialog:paste": N_("Paste as entries"),
    "dialog:correct": N_("Form: correct an entry"),
    "dialog:marks": N_("Form: tags and links"),
    "dialog:withdraw": N_("Form: withdraw"),
    "dialog:hypothesis": N_("Form: hypothesis"),
    "dialog:status": N_("Form: state of a hypothesis"),
    "dialog:evidence": N_("Form: evidence"),
    "dialog:rate": N_("Form: rate evidence"),
    "dialog:fix": N_("Form: candidate fix"),
    "dialog:move": N_("Form: next state of a fix"),
    "dialog:fate": N_("Form: what becomes of a fix"),
    "dialog:ask": N_("Form: ask a station"),
    "dialog:answer": N_("Form: answer an ask"),
    "dialog:drop": N_("Form: drop an ask"),
    "dialog:reopen": N_("Form: open an ask again"),
    "dialog:incident": N_("Form: the incident"),
    "dialog:phase": N_("Form: another phase"),
    "dialog:factor": N_("Form: contributing factor"),
    "dialog:learning": N_("Form: what was learnt"),
    "dialog:change": N_("Form: a change"),
    "dialog:thanks": N_("Form: thanks"),
    "dialog:close": N_("Form: close the room"),
    "dialog:step": N_("Form: a step"),
    "dialog:stop": N_("Form: stop a procedure"),
    "dialog:station": N_("Form: open a station"),
    "dialog:take": N_("Form: take a station"),
    "dialog:handover": N_("Form: hand over"),
    "dialog:takeover": N_("Form: accept a station"),
    "dialog:open-set": N_("Form: open a station set"),
    "dialog:keep-set": N_("Form: keep stations as a set"),
    "dialog:report": N_("Form: station report"),
    "dialog:place": N_("Form: place of a station"),
    "dialog:leave": N_("Form: leave a station"),
    "dialog:checkin": N_("Form: check in"),
    "dialog:guard": N_("Form: guard rule"),
    "dialog:eyes": N_("Form: eyes on the wall"),
    "dialog:lift": N_("Form: lift a guard rule"),
    "dialog:restore": N_("Form: guard rule again"),
    "house:colleague": N_("The house: a person"),
    "house:department": N_("The house: a department"),
    "house:set": N_("The house: a station set"),
    "house:procedure": N_("The house: a procedure"),
    "house:template": N_("The house: a template"),
    "house:company": N_("The house: the company"),
    "house:thresholds": N_("The house: thresholds"),
}
"""Words (translation keys) by how a place begins."""
BEGINNING: Final = 160
"""Characters of a text that are shown."""


class Unsent(msgspec.Struct, frozen=True):
    """One unsent text: the drafts that hold it and its place there, where that is, how it begins."""

    drafts: Drafts
    place: str
    where: str
    begins: str


def unsent(*all_drafts: Drafts) -> list[Unsent]:
    """List what was typed and not logged in these drafts."""
    return [
        Unsent(drafts, place, where(place), _begins(text))
        for drafts in all_drafts
        for place, text in drafts.all().items()
        if text.strip()
    ]


def where(place: str) -> str:
    """Name a place in the words of the screen."""
    head = place.split(":")
    return _(PLACES.get(":".join(head[:2])) or PLACES.get(head[0]) or N_("A form"))


def _begins(text: str) -> str:
    """Give the words of a draft, without what a form or a list puts around them."""
    try:
        found = " · ".join(filter(None, _words(msgspec.json.decode(text)))) if text[:1] in "[{" else text
    except msgspec.MsgspecError:
        found = text
    return " ".join(found.split())[:BEGINNING]


def _words(value: Any) -> list[str]:
    match value:
        case str():
            return [value]
        case {"text": str(words), "on": _}:  # a pasted line; its id is nothing to read
            return [words]
        case dict():
            return [word for each in value.values() for word in _words(each)]
        case list():
            return [word for each in value for word in _words(each)]
    return []
