"""Forms of hypotheses and evidence."""

from __future__ import annotations

from ui.dialogs import choices
from ui.dialogs.fields import Field, choice
from ui.dialogs.form import Form, Values
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.evidence import ChangeEvidence, FindEvidence, Rate
from warroom.domain.rules.hypotheses import ChangeHypothesis, SetStatus, StateHypothesis
from warroom.i18n import _
from warroom.services.vocabulary import word


def new_hypothesis(room: Room, station: str) -> Form:
    """Ask for a possible cause and who owns the question."""

    def make(values: Values) -> Command:
        return StateHypothesis(
            statement=values["statement"],
            owner=values["owner"],
            occurred_at=choices.read_when(room, values["occurred_at"]),
        )

    return Form(
        title=_("State a hypothesis"),
        text=_("One sentence that could be false. Its owner says which evidence fits."),
        fields=(
            Field("statement", _("What could explain it"), "text"),
            Field("owner", _("Owner"), "choice", station, choices.stations(room)),
            choices.when_field(),
        ),
        make=make,
        place="dialog:hypothesis",
    )


def change_hypothesis(room: Room, stream: str) -> Form:
    """Ask for other words or another owner."""
    found = room.hypotheses[stream]

    def make(values: Values) -> Command:
        return ChangeHypothesis(stream=stream, **values)

    return Form(
        title=_("Change {ref}").format(ref=found.ref),
        fields=(
            Field("statement", _("What could explain it"), "text", found.statement),
            Field("owner", _("Owner"), "choice", found.owner, choices.stations(room)),
            Field("reason", _("Why")),
        ),
        make=make,
        place=f"dialog:hypothesis:{stream}",
        renew=lambda now: change_hypothesis(now, stream).fields,
    )


def set_status(room: Room, stream: str, status: str) -> Form:
    """Ask for the evidence and the reason behind a verdict."""
    found = room.hypotheses[stream]
    against = tuple(
        item.id
        for item in room.evidence.values()
        if (rating := item.rating(stream, found.owner)) and rating.code == "II" and item.withdrawn is None
    )

    def make(values: Values) -> Command:
        return SetStatus(stream=stream, status=status, by=values["by"], reason=values["reason"])

    said = word("status", status)
    options = choices.evidence(room)
    by = (Field("by", _("By which evidence"), "refs", against if status == "ruled_out" else (), options),)
    return Form(
        title=_("{ref} is {status}").format(ref=found.ref, status=said),
        text=found.statement,
        fields=(*(by if options else ()), Field("reason", _("Why"), "text")),
        make=lambda values: make({"by": (), **values}),
        place=f"dialog:status:{stream}:{status}",
        accept=_("Set it"),
    )


def _weights() -> tuple[Field, Field]:
    return (
        Field("credibility", _("Credibility"), "choice", "medium", choice("weight")),
        Field("relevance", _("Relevance"), "choice", "medium", choice("weight")),
    )


def new_evidence(room: Room) -> Form:
    """Ask what was seen, how far it is trusted, and how it fits the hypotheses alive."""
    alive = choices.hypotheses(room, alive=True)

    def make(values: Values) -> Command:
        return FindEvidence(
            text=values["text"],
            credibility=values["credibility"],
            relevance=values["relevance"],
            source=values["source"],
            occurred_at=choices.read_when(room, values["occurred_at"]),
            ratings={stream: code for stream, code in values.get("ratings", {}).items() if code},
        )

    ratings = Field("ratings", _("If it were true, would we expect this?"), "ratings", {}, alive)
    return Form(
        title=_("Log evidence"),
        fields=(
            Field("text", _("What was seen"), "text"),
            *_weights(),
            Field("source", _("Source")),
            choices.when_field(),
            *((ratings,) if alive else ()),
        ),
        make=make,
        place="dialog:evidence",
    )


def change_evidence(room: Room, stream: str) -> Form:
    """Ask for other words or weights."""
    item = room.evidence[stream]

    def make(values: Values) -> Command:
        return ChangeEvidence(stream=stream, **values)

    return Form(
        title=_("Change {ref}").format(ref=item.ref),
        fields=(
            Field("text", _("What was seen"), "text", item.text),
            Field("credibility", _("Credibility"), "choice", item.credibility, choice("weight")),
            Field("relevance", _("Relevance"), "choice", item.relevance, choice("weight")),
            Field("source", _("Source"), value=item.source),
            Field("reason", _("Why")),
        ),
        make=make,
        place=f"dialog:evidence:{stream}",
        renew=lambda now: change_evidence(now, stream).fields,
    )


def rate(room: Room, stream: str, station: str) -> Form:
    """Ask how a piece of evidence fits each hypothesis, as one's own station sees it."""
    item = room.evidence[stream]
    options = choices.hypotheses(room)
    own = {
        hypothesis: rating.code
        for hypothesis, given in item.ratings.items()
        if (rating := given.get(station)) is not None
    }

    def make(values: Values) -> Command:
        return Rate(stream=stream, ratings=values["ratings"])

    return Form(
        title=_("Rate {ref}").format(ref=item.ref),
        text=_(
            "{text} — If the hypothesis were true, would we expect this? The owner's rating counts."
        ).format(text=item.text),
        fields=(Field("ratings", _("Hypotheses"), "ratings", own, options),),
        make=make,
        place=f"dialog:rate:{stream}",
        accept=_("Rate it"),
    )


def rate_for(room: Room, stream: str, station: str) -> Form:
    """Ask which evidence to rate for a hypothesis, one form for the first that is not rated."""
    found = room.hypotheses[stream]
    for item in room.evidence.values():
        if item.withdrawn is None and item.rating(stream, found.owner) is None:
            return rate(room, item.id, station)
    newest = next(item.id for item in reversed(room.evidence.values()) if item.withdrawn is None)
    return rate(room, newest, station)
