"""Forms of asks: ask a station, answer, drop, change, open again."""

from __future__ import annotations

from msgspec import UNSET

from ui.dialogs import choices
from ui.dialogs.fields import Field, choice
from ui.dialogs.form import Form, Values
from warroom.clock import Instant
from warroom.domain.room import Room
from warroom.domain.rules.asks import AnswerAsk, AskStation, ChangeAsk, DropAsk, ReopenAsk
from warroom.domain.rules.command import Command
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services.typed_times import due_time


def _due_field(value: str = "") -> Field:
    return Field("due", _("Due"), value=value, hint=_("no time · 15m · 14:30 · T+02:00:00"))


def read_due(room: Room, text: str) -> Instant:
    """Read when an answer is wanted; empty stays empty. Raises `Rejected` for what is no time."""
    if not text.strip():
        return ""
    found = due_time(room, text.strip()) or choices.read_written(text)
    if not found:
        raise Rejected(N_("Write how long from now, like 15m, or a time like 14:30."), field="due")
    return found


def _asked(room: Room) -> tuple[tuple[str, str], ...]:
    return (("", _("choose a station")), *choices.stations(room)[1:])


def new_ask(room: Room, text: str = "", to: str = "") -> Form:
    """Ask for a question or a task, the station it is for, and when it is due."""

    def make(values: Values) -> Command:
        due = read_due(room, values["due"])
        return AskStation(kind=values["kind"], to=values["to"], text=values["text"], due=due)

    return Form(
        title=_("Ask a station"),
        text=_(
            "Every question has somebody who answers it and a time. What is late rises to the top for all."
        ),
        fields=(
            Field("kind", _("Kind"), "choice", "question", choice("ask_kind")),
            Field("to", _("Who answers"), "choice", to, _asked(room)),
            Field("text", _("What is asked"), "text", text),
            _due_field(),
        ),
        make=make,
        place="dialog:ask",
        accept=_("Ask it"),
    )


def answer_ask(room: Room, stream: str) -> Form:
    """Ask for the answer to a question, or what was done for a task."""
    ask = room.asks[stream]
    task = ask.kind == "task"

    def make(values: Values) -> Command:
        return AnswerAsk(stream=stream, text=values["text"])

    return Form(
        title=(_("{ref} is done") if task else _("Answer {ref}")).format(ref=ask.ref),
        text=ask.text,
        fields=(Field("text", _("What was done") if task else _("The answer"), "text"),),
        make=make,
        place=f"dialog:answer:{stream}",
        accept=_("It is done") if task else _("Answer it"),
    )


def drop_ask(room: Room, stream: str) -> Form:
    """Ask why nobody needs an answer any more."""
    ask = room.asks[stream]

    def make(values: Values) -> Command:
        return DropAsk(stream=stream, reason=values["reason"])

    return Form(
        title=_("Drop {ref}").format(ref=ask.ref),
        text=ask.text,
        fields=(Field("reason", _("Why"), "text"),),
        make=make,
        place=f"dialog:drop:{stream}",
        accept=_("Drop it"),
    )


def reopen_ask(room: Room, stream: str) -> Form:
    """Ask why an ask is open again."""
    ask = room.asks[stream]

    def make(values: Values) -> Command:
        return ReopenAsk(stream=stream, reason=values["reason"])

    return Form(
        title=_("Open {ref} again").format(ref=ask.ref),
        text=ask.text,
        fields=(Field("reason", _("Why"), "text"),),
        make=make,
        place=f"dialog:reopen:{stream}",
        accept=_("Open it"),
    )


def change_ask(room: Room, stream: str) -> Form:
    """Ask for other words, another station or another time."""
    ask = room.asks[stream]
    before = choices.shown(room, ask.due) if ask.due else ""

    def make(values: Values) -> Command:
        given = values["due"]
        due = UNSET if given is UNSET or given.strip() == before else read_due(room, given)
        return ChangeAsk(stream=stream, **{**values, "due": due})

    return Form(
        title=_("Change {ref}").format(ref=ask.ref),
        fields=(
            Field("to", _("Who answers"), "choice", ask.to, choices.stations(room)[1:]),
            Field("text", _("What is asked"), "text", ask.text),
            _due_field(before),
            Field("reason", _("Why")),
        ),
        make=make,
        place=f"dialog:ask:{stream}",
        renew=lambda now: change_ask(now, stream).fields,
    )
