"""Forms of the timeline: an entry with everything it can carry, a correction, a withdrawal."""

from __future__ import annotations

from msgspec import UNSET

from ui.dialogs import choices
from ui.dialogs.fields import Field, choice
from ui.dialogs.form import Form, Values
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.timeline import Correct, Log, Mark, Withdraw
from warroom.domain.state.timeline import Logged, Row
from warroom.i18n import _
from warroom.services.vocabulary import word

LOGGED = ("note", "observation", "decision", "action", "communication")


def _tags(text: str) -> tuple[str, ...]:
    return tuple(tag.strip() for tag in text.split(",") if tag.strip())


def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple((kind, word("type", kind)) for kind in LOGGED)


def new_entry(room: Room, kind: str = "note", text: str = "") -> Form:
    """Ask for a line with kind, time, precision, tags, and the decision it replaces."""

    def make(values: Values) -> Command:
        return Log(
            type=values["type"],
            text=values["text"],
            occurred_at=choices.read_when(room, values["occurred_at"]),
            precision=values["precision"],
            tags=_tags(values["tags"]),
            supersedes=values["supersedes"] if values["type"] == "decision" else "",
            key=values["key"] == "yes",
        )

    return Form(
        title=_("Log an entry"),
        fields=(
            Field("type", _("Kind"), "choice", kind, _kinds()),
            Field("text", _("What happened"), "text", text),
            choices.when_field(),
            Field("precision", _("Precision"), "choice", "exact", choice("precision")),
            Field("supersedes", _("Replaces the decision"), "choice", "", choices.decisions(room)),
            Field("tags", _("Tags"), hint=_("with commas between them")),
            Field("key", _("Key moment"), "choice", "no", (("no", _("no")), ("yes", _("yes")))),
        ),
        make=make,
        place="dialog:entry",
    )


def correction(room: Room, row: Row) -> Form:
    """Ask what to correct of a line; the original stays visible."""
    logged = isinstance(row.body, Logged)
    before = choices.shown(room, row.occurred_at)

    def make(values: Values) -> Command:
        same = values["new_occurred_at"].strip() == before
        return Correct(
            stream=row.stream,
            text=values["text"] if logged else UNSET,
            type=values["type"] if logged else UNSET,
            new_occurred_at=UNSET
            if same
            else choices.read_when(room, values["new_occurred_at"], "new_occurred_at") or row.occurred_at,
            new_precision=values["precision"],
            reason=values["reason"],
        )

    words = (
        (Field("type", _("Kind"), "choice", row.type, _kinds()), Field("text", _("Words"), "text", row.text))
        if logged
        else ()
    )
    return Form(
        title=_("Correct entry {seq}").format(seq=row.seq),
        text=_("The original stays in the log and can be read beside the correction."),
        fields=(
            *words,
            Field("new_occurred_at", _("When it happened"), value=before),
            Field("precision", _("Precision"), "choice", row.precision, choice("precision")),
            Field("reason", _("Why")),
        ),
        make=make,
        place=f"dialog:correct:{row.stream}",
        accept=_("Correct it"),
    )


def marks(room: Room, row: Row) -> Form:
    """Ask for the tags and links of a line."""
    items = (*choices.hypotheses(room), *choices.evidence(room), *_fixes(room), *choices.decisions(room)[1:])
    options = tuple(item for item in items if item[0] != row.stream)
    kept = tuple(link for link in row.links if link not in dict(options))

    def make(values: Values) -> Command:
        links = (*kept, *values["links"])
        return Mark(
            stream=row.stream,
            tags=_tags(values["tags"]),
            links=links if set(links) != set(row.links) else UNSET,
        )

    return Form(
        title=_("Tags and links of entry {seq}").format(seq=row.seq),
        fields=(
            Field("tags", _("Tags"), value=", ".join(row.tags), hint=_("with commas between them")),
            Field("links", _("Linked with"), "refs", row.links, options),
        ),
        make=make,
        place=f"dialog:marks:{row.stream}",
    )


def _fixes(room: Room) -> tuple[tuple[str, str], ...]:
    return tuple(
        (each.id, f"{each.ref} · {each.title}") for each in room.fixes.values() if each.withdrawn is None
    )


def withdrawal(stream: str, what: str) -> Form:
    """Ask why something is taken back."""

    def make(values: Values) -> Command:
        return Withdraw(stream=stream, reason=values["reason"])

    return Form(
        title=_("Withdraw {what}").format(what=what),
        text=_("It stays readable, struck through, with your reason."),
        fields=(Field("reason", _("Why"), "text"),),
        make=make,
        place=f"dialog:withdraw:{stream}",
        accept=_("Withdraw it"),
    )
