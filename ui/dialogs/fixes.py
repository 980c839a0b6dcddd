"""Forms of candidate fixes."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from ui.dialogs import choices
from ui.dialogs.fields import Field, Options, choice
from ui.dialogs.form import Form, Values
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.fixes import NEXT, ChangeFix, MoveFix, ProposeFix, SetFate
from warroom.domain.state.fixes import Changed, Fix, Proposed, Risk
from warroom.i18n import _
from warroom.services.vocabulary import word

_NONE = Risk()


def _scale() -> Options:
    return ((0, "–"), *((number, str(number)) for number in range(1, 6)))


def _fields(room: Room, fix: Fix | None, station: str) -> tuple[Field, ...]:
    acting, waiting = (fix.risk_acting, fix.risk_waiting) if fix else (_NONE, _NONE)
    return (
        Field("title", _("What could be done"), "text", fix.title if fix else ""),
        Field("owner", _("Owner"), "choice", fix.owner if fix else station, choices.stations(room)),
        Field("answers", _("Answers"), "refs", fix.answers if fix else (), choices.hypotheses(room)),
        Field("acting_likelihood", _("Risk of acting: likelihood"), "choice", acting.likelihood, _scale()),
        Field("acting_impact", _("Risk of acting: impact"), "choice", acting.impact, _scale()),
        Field("acting_text", _("Risk of acting: what"), value=acting.text),
        Field("waiting_likelihood", _("Risk of waiting: likelihood"), "choice", waiting.likelihood, _scale()),
        Field("waiting_impact", _("Risk of waiting: impact"), "choice", waiting.impact, _scale()),
        Field("waiting_text", _("Risk of waiting: what"), value=waiting.text),
        Field(
            "reversibility",
            _("Can it be undone?"),
            "choice",
            fix.reversibility if fix else "",
            choice("reversibility"),
        ),
        Field("way_back", _("Way back"), value=fix.way_back if fix else "", hint=_("steps, who, how long")),
        Field("effect_from_min", _("Effect from, minutes"), "number", fix.effect_from_min if fix else 0),
        Field("effect_to_min", _("Effect to, minutes"), "number", fix.effect_to_min if fix else 0),
    )


def _known(values: Values, fix: Fix | None = None) -> Values:
    """Give what is known of a fix, as a command takes it; what was left as it was stays `UNSET`."""
    known = {name: value for name, value in values.items() if not name.startswith(("acting_", "waiting_"))}
    if known["way_back"] is not UNSET:
        known["way_back"] = known["way_back"].strip()
    known["risk_acting"] = _risk("acting", values, fix.risk_acting if fix else _NONE)
    known["risk_waiting"] = _risk("waiting", values, fix.risk_waiting if fix else _NONE)
    return known


def _risk(of: str, values: Values, before: Risk) -> Risk | UnsetType:
    """Put a risk together from its three fields."""
    given = {name: values[f"{of}_{name}"] for name in Risk.__struct_fields__}
    fresh = {name: value for name, value in given.items() if value is not UNSET}
    if not fresh:
        return UNSET
    made = msgspec.structs.replace(before, **fresh)
    return msgspec.structs.replace(made, text=made.text.strip())


def new_fix(room: Room, station: str) -> Form:
    """Ask for a candidate fix; only what it is must be filled in."""

    def make(values: Values) -> Command:
        return ProposeFix(proposed=Proposed(**_known(values)))

    return Form(
        title=_("Propose a fix"),
        text=_("Only the first line is needed now; the rest before it is ordered."),
        fields=_fields(room, None, station),
        make=make,
        place="dialog:fix",
    )


def change_fix(room: Room, stream: str) -> Form:
    """Ask what is known anew of a fix."""
    fix = room.fixes[stream]

    def make(values: Values) -> Command:
        return ChangeFix(stream=stream, changed=Changed(**_known(values, fix)))

    return Form(
        title=_("Change {ref}").format(ref=fix.ref),
        fields=(*_fields(room, fix, ""), Field("reason", _("Why"))),
        make=make,
        place=f"dialog:fix:{stream}",
        renew=lambda now: change_fix(now, stream).fields,
    )


def move_fix(room: Room, stream: str) -> Form:
    """Ask for the next state of a fix and why."""
    fix = room.fixes[stream]
    options = tuple((state, word("state", state)) for state in NEXT[fix.state])

    def make(values: Values) -> Command:
        return MoveFix(
            stream=stream,
            state=values["state"],
            reason=values["reason"],
            occurred_at=choices.read_when(room, values["occurred_at"]),
        )

    return Form(
        title=_("{ref} goes on from: {state}").format(ref=fix.ref, state=word("state", fix.state)),
        text=fix.title,
        fields=(
            Field("state", _("Next state"), "choice", options[0][0], options),
            Field("reason", _("Why, or what was seen"), "text"),
            choices.when_field(),
        ),
        make=make,
        place=f"dialog:move:{stream}",
        accept=_("Set it"),
    )


def fate(room: Room, stream: str) -> Form:
    """Ask what becomes of a made-to-measure fix."""
    fix = room.fixes[stream]

    def make(values: Values) -> Command:
        return SetFate(stream=stream, **values)

    return Form(
        title=_("What becomes of {ref}?").format(ref=fix.ref),
        text=fix.title,
        fields=(
            Field("fate", _("Fate"), "choice", fix.fate or "kept_once", choice("fate", without=("",))),
            Field(
                "procedure",
                _("Standard procedure"),
                value=fix.procedure,
                hint=_("its name, if it becomes one"),
            ),
            Field("reason", _("Why")),
        ),
        make=make,
        place=f"dialog:fate:{stream}",
        accept=_("Set it"),
    )
