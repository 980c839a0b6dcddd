"""Rooms as a whole: list them, declare one."""

from __future__ import annotations

from typing import Annotated, Any, Final, get_args

import msgspec
import typer

from warroom.cli import asked, here, output
from warroom.cli.options import Json
from warroom.clock import Instant, real_now
from warroom.domain.rules.stations import call_sign
from warroom.domain.state import incident
from warroom.domain.state.incident import Declared
from warroom.domain.state.stations import Duty
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services import station_sets
from warroom.services.session import declare as open_room
from warroom.services.vocabulary import severity_word, word
from warroom.store.heads import Head

KNOWN: Final[dict[str, tuple[str, ...]]] = {
    "scope": get_args(incident.Scope),
    "affected": get_args(incident.Affected),
    "harm": get_args(incident.Degree),
    "urgency": get_args(incident.Degree),
    "severity": ("0", "1", "2", "3", "4"),
    "detected_by": get_args(incident.DetectedBy),
}
"""The values of each option that has a few only."""
DUTIES: Final[tuple[str, ...]] = get_args(Duty)
TIME: Final = N_("TIME")

Title = Annotated[str, typer.Argument(metavar="TITLE", help=N_("What is wrong, in a few words."))]
Words = Annotated[
    str, typer.Option("--words", metavar=N_("TEXT"), help=N_("What customers live through, in their words."))
]
Scope = Annotated[
    str, typer.Option("--scope", metavar="|".join(KNOWN["scope"]), help=N_("Who is concerned."))
]
Affected = Annotated[
    str, typer.Option("--affected", metavar="|".join(KNOWN["affected"]), help=N_("Percent of the customers."))
]
Harm = Annotated[
    str, typer.Option("--harm", metavar="|".join(KNOWN["harm"]), help=N_("How much it hurts each of them."))
]
Urgency = Annotated[
    str, typer.Option("--urgency", metavar="|".join(KNOWN["urgency"]), help=N_("How fast it grows."))
]
Severity = Annotated[str, typer.Option("--severity", metavar="1|2|3|4", help=N_("1 is the worst."))]
Procedure = Annotated[
    str, typer.Option("--procedure", metavar=N_("NAME"), help=N_("The standard procedure that fits."))
]
NoneFits = Annotated[bool, typer.Option("--none-fits", help=N_("No standard procedure fits."))]
FirstHurt = Annotated[
    str, typer.Option("--first-hurt", metavar=TIME, help=N_("When the first customer was hurt."))
]
Detected = Annotated[str, typer.Option("--detected", metavar=TIME, help=N_("When it was noticed."))]
DetectedBy = Annotated[str, typer.Option("--detected-by", metavar="us|customers", help=N_("Who noticed it."))]
Station = Annotated[
    list[str] | None,
    typer.Option(
        "--station",
        metavar=N_("KEY:NAME:DUTY"),
        help=N_("Open a station; DUTY is lead, voice, scribe or department."),
    ),
]


def list_rooms(context: typer.Context, json: Json = False) -> None:
    """List the rooms of the database."""
    this = here.of(context)
    heads: list[Head] = []
    if this.named or this.file is None or this.file.is_file():
        with this.store(reads=True) as store:
            heads = store.heads()
    if json:
        output.say_json([plain(head) for head in heads])
    elif heads:
        output.say(*output.table([_captions(), *(_row(head) for head in heads)]))
    else:
        output.say(_("There are no rooms yet. “warroom declare TITLE” opens one."))


def plain(head: Head) -> dict[str, str | int]:
    """Give what a list says of a room as plain values."""
    return {
        "id": head.id,
        "reference": head.reference,
        "slug": head.slug,
        "nature": head.nature,
        "title": head.title,
        "severity": head.severity,
        "phase": head.phase,
        "seq": head.seq,
        "hash": head.hash.hex(),
        "moved_to": head.moved_to,
    }


def tell(head: Head, json: bool) -> None:
    """Name a room that was just opened."""
    if json:
        output.say_json(plain(head))
    else:
        output.say(f"{head.reference} {head.slug}")


def _captions() -> list[str]:
    return [_("REFERENCE"), _("ROOM"), _("SEVERITY"), _("PHASE"), _("ENTRIES"), _("TITLE")]


def _row(head: Head) -> list[str]:
    severity = severity_word(head.severity) if head.severity else "–"
    title, phase = head.title, word("phase", head.phase)
    if head.moved_to:
        phase = _("moved")
        title = _("{title} (moved to {address})").format(title=title, address=head.moved_to)
    return [head.reference, head.slug, severity, phase, str(head.seq), title]


def declare(  # noqa: PLR0913, PLR0917 - each option of the verb is a parameter
    context: typer.Context,
    title: Title,
    words: Words = "",
    scope: Scope = "unknown",
    affected: Affected = "unknown",
    harm: Harm = "unknown",
    urgency: Urgency = "unknown",
    severity: Severity = "0",
    procedure: Procedure = "",
    none_fits: NoneFits = False,
    first_hurt: FirstHurt = "",
    detected: Detected = "",
    detected_by: DetectedBy = "unknown",
    station: Station = None,
    json: Json = False,
) -> None:
    """Open a room for an incident; only the title is needed."""
    if procedure and none_fits:
        raise Rejected(N_("Either a procedure fits or none does: --procedure or --none-fits."))
    coded = {"scope": scope, "affected": affected, "harm": harm, "urgency": urgency}
    coded |= {"severity": severity, "detected_by": detected_by}
    for name, value in coded.items():
        asked.one_of(f"--{name.replace('_', '-')}", value, KNOWN[name])
    spoken: dict[str, Any] = {"title": title, "customer_words": words, "procedure": procedure}
    spoken = {name: asked.words(value).strip() for name, value in spoken.items()}
    fits = "yes" if spoken["procedure"] else "none" if none_fits else "unknown"
    declared = msgspec.convert(
        {**coded, **spoken, **_times(first_hurt, detected), "fits": fits}, Declared, strict=False
    )
    signs = station_sets.complete([_sign(each) for each in station or []])
    _check_signs(signs)
    with here.of(context).store(fresh=True) as store:
        head = store.head(open_room(store, declared, here.person(store), signs))
    tell(head, json)


def _times(first_hurt: str, detected: str) -> dict[str, Instant]:
    hurt_at = asked.time_alone(first_hurt)
    times = {"first_hurt_at": hurt_at, "detected_at": asked.time_alone(detected, hurt_at)}
    for field, at in times.items():
        if at > real_now():
            raise Rejected(N_("That time is in the future."), field=field)
    if hurt_at and times["detected_at"] and times["detected_at"] < hurt_at:
        raise Rejected(N_("It cannot be detected before the first customer was hurt."), field="detected_at")
    return times


def _sign(text: str) -> station_sets.Sign:
    key, _colon, rest = asked.words(text).partition(":")
    name, _colon, duty = rest.rpartition(":") if ":" in rest else (rest, "", "")
    sign = call_sign(key)
    duty = asked.one_of("--station", duty.strip() or "department", DUTIES)
    return sign, name.strip() or sign, duty


def _check_signs(signs: tuple[station_sets.Sign, ...]) -> None:
    """Refuse what the rules of stations refuse later: two of a name, two leads."""
    keys = [key for key, _name, _duty in signs]
    duties = [duty for _key, _name, duty in signs if duty != "department"]
    for key in keys:
        if keys.count(key) > 1:
            raise Rejected(N_("The station {key} is there already."), field="station", key=key)
    if len(set(duties)) < len(duties):
        raise Rejected(N_("There is one lead, one customer voice and one scribe only."), field="station")
