"""Rules of evidence: log it, weigh it, rate hypotheses with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import (
    Command,
    Drafting,
    require,
    require_known,
    require_open,
    require_streams,
)
from warroom.domain.rules.timeline import clean_tags
from warroom.domain.state.evidence import Changed, Evidence, Found, Rated
from warroom.errors import N_, Rejected

CODES: Final = ("CC", "C", "N", "I", "II", "NA")


class FindEvidence(Command, frozen=True, kw_only=True):
    """Log evidence, with first ratings for hypotheses (streams) where the finder has them."""

    text: str
    credibility: str = "medium"
    relevance: str = "medium"
    source: str = ""
    ratings: dict[str, str] = {}
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    key: bool = False


class ChangeEvidence(Command, frozen=True, kw_only=True):
    """Word or weigh evidence differently."""

    stream: str
    text: str | UnsetType = UNSET
    credibility: str | UnsetType = UNSET
    relevance: str | UnsetType = UNSET
    source: str | UnsetType = UNSET
    reason: str = ""


class Rate(Command, frozen=True, kw_only=True):
    """Judge evidence (stream) against hypotheses (streams); an empty code takes a rating back."""

    stream: str
    ratings: dict[str, str]


def _check_ratings(room: Room, ratings: dict[str, str], codes: tuple[str, ...]) -> None:
    for stream, code in ratings.items():
        require_known(room, stream, room.hypotheses, "ratings")
        if code not in codes:
            raise Rejected(N_("A rating is ++, +, ·, −, −− or NA."), field="ratings")


def _find(room: Room, command: FindEvidence) -> list[Draft]:
    require_open(room)
    text = require(command.text, "text")
    require_streams(room, command.links, "links")
    _check_ratings(room, command.ratings, CODES)
    body = msgspec.convert(
        {
            "text": text,
            "credibility": command.credibility,
            "relevance": command.relevance,
            "source": command.source.strip(),
            "ratings": command.ratings,
            "links": command.links,
            "tags": clean_tags(command.tags),
            "key": command.key,
        },
        Found,
    )
    return Drafting(room, command).new_stream("evidence", body).drafts


def _change(room: Room, command: ChangeEvidence) -> list[Draft]:
    require_open(room)
    item: Evidence = require_known(room, command.stream, room.evidence, "stream")
    given = {
        name: value
        for name in ("text", "credibility", "relevance", "source")
        if (value := getattr(command, name)) is not UNSET and value != getattr(item, name)
    }
    if "text" in given:
        given["text"] = require(given["text"], "text")
    if not given:
        raise Rejected(N_("Nothing is different from before."))
    body = msgspec.convert({**given, "reason": command.reason.strip()}, Changed)
    return Drafting(room, command).add(command.stream, body).drafts


def _rate(room: Room, command: Rate) -> list[Draft]:
    require_open(room)
    item: Evidence = require_known(room, command.stream, room.evidence, "stream")
    _check_ratings(room, command.ratings, (*CODES, ""))
    fresh: dict[str, str] = {}
    for hypothesis, code in command.ratings.items():
        old = item.ratings.get(hypothesis, {}).get(command.station)
        if (old.code if old else "") != code:
            fresh[hypothesis] = code
    if not fresh:
        raise Rejected(N_("Nothing is different from before."))
    return Drafting(room, command).add(command.stream, msgspec.convert({"ratings": fresh}, Rated)).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    FindEvidence: _find,
    ChangeEvidence: _change,
    Rate: _rate,
}
