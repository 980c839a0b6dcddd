"""Rules of the close-out: the checklist computed from the log, what is learnt, and closing the room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from warroom.domain.entry import Body, Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require, require_known, require_open
from warroom.domain.state.closeout import (
    AgreedChange,
    ChangeAgreed,
    ChangeUpdated,
    FactorFound,
    LearningNoted,
    ThanksGiven,
)
from warroom.domain.state.fixes import UNDER_WAY
from warroom.domain.state.incident import STREAM, Closed
from warroom.errors import N_, Rejected


class Point(msgspec.Struct, frozen=True):
    """One line of the checklist: its words (a translation key), whether it is done, what is open."""

    id: str
    text: str
    done: bool
    open_streams: tuple[str, ...] = ()


class AddFactor(Command, frozen=True, kw_only=True):
    """Name a contributing factor."""

    category: str
    text: str


class AddLearning(Command, frozen=True, kw_only=True):
    """Note what went well, where we were lucky, what surprised us."""

    category: str
    text: str


class AgreeChange(Command, frozen=True, kw_only=True):
    """Agree on a change: one owner, due date and check date (ISO dates)."""

    text: str
    owner: str = ""
    due: str = ""
    check_due: str = ""
    strength: str = ""


class UpdateChange(Command, frozen=True, kw_only=True):
    """Change an agreed change, or say how it stands; also after the room is closed."""

    stream: str
    text: str | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    due: str | UnsetType = UNSET
    check_due: str | UnsetType = UNSET
    strength: str | UnsetType = UNSET
    state: str | UnsetType = UNSET
    reason: str = ""


class Thank(Command, frozen=True, kw_only=True):
    """Thank a person by name."""

    name: str
    text: str


class Close(Command, frozen=True, kw_only=True):
    """Close the room: the answer in short; `override` is the lead's reason for what is still open."""

    summary: str
    override: str = ""


def checklist(room: Room) -> list[Point]:
    """Compute from the log what stands between the room and its end, in the order to work on it."""
    return [Point(*parts) for parts in _points(room)]


def _points(room: Room) -> Iterator[tuple[str, str, bool, tuple[str, ...]]]:
    incident, left = room.incident, room.closeout
    yield "words", N_("What customers lived through is written down"), bool(incident.customer_words), ()
    yield "severity", N_("The severity is set"), bool(incident.severity), ()
    fits = incident.fits != "unknown"
    yield "procedure", N_("It is said whether a standard procedure fits"), fits, ()
    detected = incident.detected_by != "unknown"
    yield "detected", N_("It is said who noticed first, we or customers"), detected, ()
    yield "restored", N_("Service is restored, with its time"), bool(incident.restored_at), ()
    yield "cause", N_("The cause is dealt with, with its time"), bool(incident.cause_dealt_at), ()
    open_hypotheses = tuple(each.id for each in room.hypotheses.values() if each.alive)
    yield "hypotheses", N_("Every hypothesis is ruled out or confirmed"), not open_hypotheses, open_hypotheses
    live = [fix for fix in room.fixes.values() if fix.withdrawn is None]
    moving = tuple(fix.id for fix in live if fix.state in UNDER_WAY)
    yield "effects", N_("Every fix under way has its effect noted"), not moving, moving
    fateless = tuple(fix.id for fix in live if fix.state == "effect_seen" and not fix.fate)
    yield "fates", N_("Every fix that helped has a fate"), not fateless, fateless
    waiting = tuple(ask.id for ask in room.asks.values() if ask.open)
    yield "asks", N_("Every question and task is answered or dropped"), not waiting, waiting
    yield "factors", N_("Contributing factors are named"), _any(left.factors), ()
    well = any(each.category == "went_well" for each in _live(left.learnings))
    yield "went_well", N_("What went well is noted"), well, ()
    luck = any(each.category == "luck" for each in _live(left.learnings))
    yield "luck", N_("Where we were lucky is noted"), luck, ()
    yield "changes", N_("At least one change is agreed"), _any(left.changes), ()
    vague = tuple(each.id for each in _live(left.changes) if not _complete(each))
    yield "owners", N_("Every change has an owner, a due date and a check date"), not vague, vague
    yield "thanks", N_("Somebody is thanked by name"), _any(left.thanks), ()


def _live(items: dict[str, Any]) -> list[Any]:
    return [each for each in items.values() if each.withdrawn is None]


def _any(items: dict[str, Any]) -> bool:
    return bool(_live(items))


def _complete(change: AgreedChange) -> bool:
    return bool(change.owner and change.due and change.check_due) or change.state == "dropped"


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _check_dates(due: str, check_due: str) -> None:
    for field, text in (("due", due), ("check_due", check_due)):
        if text and not _is_date(text):
            raise Rejected(N_("Write a date like 2026-12-05."), field=field)
    if due and check_due and check_due < due:
        raise Rejected(N_("The check comes after the due date."), field="check_due")


def _add(prefix: str, body_of: Callable[[Any], Body]) -> Callable[[Room, Any], list[Draft]]:
    def decide(room: Room, command: Any) -> list[Draft]:
        require_open(room)
        return Drafting(room, command).new_stream(prefix, body_of(command)).drafts

    return decide


def _factor(command: AddFactor) -> Body:
    return msgspec.convert({"category": command.category, "text": require(command.text, "text")}, FactorFound)


def _learning(command: AddLearning) -> Body:
    return msgspec.convert(
        {"category": command.category, "text": require(command.text, "text")}, LearningNoted
    )


def _thanks(command: Thank) -> Body:
    return ThanksGiven(name=require(command.name, "name", 200), text=require(command.text, "text"))


def _agree(command: AgreeChange) -> Body:
    _check_dates(command.due, command.check_due)
    return msgspec.convert(
        {
            "text": require(command.text, "text"),
            "owner": command.owner.strip(),
            "due": command.due,
            "check_due": command.check_due,
            "strength": command.strength,
        },
        ChangeAgreed,
    )


def _update(room: Room, command: UpdateChange) -> list[Draft]:
    change: AgreedChange = require_known(room, command.stream, room.closeout.changes, "stream")
    given = {
        name: value
        for name in ("text", "owner", "due", "check_due", "strength", "state")
        if (value := getattr(command, name)) is not UNSET and value != getattr(change, name)
    }
    _check_dates(given.get("due", change.due), given.get("check_due", change.check_due))
    if "text" in given:
        given["text"] = require(given["text"], "text")
    if not given:
        raise Rejected(N_("Nothing is different from before."))
    if given.get("state") == "dropped" and not command.reason.strip():
        raise Rejected(N_("Say why."), field="reason")
    body = msgspec.convert({**given, "reason": command.reason.strip()}, ChangeUpdated)
    return Drafting(room, command).add(command.stream, body).drafts


def _close(room: Room, command: Close) -> list[Draft]:
    require_open(room)
    summary = require(command.summary, "summary")
    left_open = tuple(point.id for point in checklist(room) if not point.done)
    override = command.override.strip()
    if left_open and not override:
        raise Rejected(
            N_("The list is not done. Finish it, or write why the room closes without it."), field="override"
        )
    body = Closed(phase="closed", summary=summary, override=override, open_points=left_open, key=True)
    return Drafting(room, command).add(STREAM, body).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    AddFactor: _add("factor", _factor),
    AddLearning: _add("learning", _learning),
    AgreeChange: _add("change", _agree),
    Thank: _add("thanks", _thanks),
    UpdateChange: _update,
    Close: _close,
}
