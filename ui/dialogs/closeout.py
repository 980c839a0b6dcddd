"""Forms of the close-out: factors, what was learnt, changes, thanks, closing."""

from __future__ import annotations

from ui.dialogs import choices
from ui.dialogs.fields import Field, choice
from ui.dialogs.form import Form, Values
from warroom.domain.room import Room
from warroom.domain.rules.closeout import (
    AddFactor,
    AddLearning,
    AgreeChange,
    Close,
    Thank,
    UpdateChange,
    checklist,
)
from warroom.domain.rules.command import Command
from warroom.i18n import _


def factor(_room: Room) -> Form:
    """Ask for a contributing factor; a person is never one."""

    def make(values: Values) -> Command:
        return AddFactor(**values)

    return Form(
        title=_("Name a contributing factor"),
        text=_(
            "A condition without which it would not have happened so. Never a person: ask why it made sense."
        ),
        fields=(
            Field("category", _("Kind"), "choice", "technical", choice("factor")),
            Field("text", _("What had to be there"), "text"),
        ),
        make=make,
        place="dialog:factor",
    )


def learning(_room: Room, category: str = "went_well") -> Form:
    """Ask what was learnt."""

    def make(values: Values) -> Command:
        return AddLearning(**values)

    return Form(
        title=_("Note what was learnt"),
        fields=(
            Field("category", _("Kind"), "choice", category, choice("learning")),
            Field("text", _("In one sentence"), "text"),
        ),
        make=make,
        place="dialog:learning",
    )


def _change_fields(room: Room, values: Values) -> tuple[Field, ...]:
    return (
        Field("text", _("What changes"), "text", values.get("text", "")),
        Field("owner", _("Owner"), "choice", values.get("owner", ""), choices.stations(room)),
        Field("due", _("Due"), value=values.get("due", ""), hint="2026-12-05"),
        Field("check_due", _("Check that it works"), value=values.get("check_due", ""), hint="2027-01-05"),
        Field("strength", _("Strength"), "choice", values.get("strength", ""), choice("strength")),
    )


def agree_change(room: Room) -> Form:
    """Ask for a change with one owner and two dates."""

    def make(values: Values) -> Command:
        return AgreeChange(**values)

    return Form(
        title=_("Agree on a change"),
        text=_("One owner, the day it is done, the day somebody checks that it works."),
        fields=_change_fields(room, {}),
        make=make,
        place="dialog:change",
    )


def update_change(room: Room, stream: str) -> Form:
    """Ask how a change stands; also after the room was closed."""
    found = room.closeout.changes[stream]
    before = {name: getattr(found, name) for name in ("text", "owner", "due", "check_due", "strength")}
    if found.owner and found.owner not in room.stations.by_key:
        options = (*choices.stations(room), (found.owner, found.owner))
    else:
        options = choices.stations(room)

    def make(values: Values) -> Command:
        return UpdateChange(stream=stream, **values)

    text, _owner, *rest = _change_fields(room, before)
    return Form(
        title=_("Change {ref}").format(ref=found.ref),
        fields=(
            Field("state", _("State"), "choice", found.state, choice("change_state")),
            text,
            Field("owner", _("Owner"), "choice", found.owner, options),
            *rest,
            Field("reason", _("Why")),
        ),
        make=make,
        place=f"dialog:change:{stream}",
        renew=lambda now: update_change(now, stream).fields,
    )


def thank(_room: Room) -> Form:
    """Ask whom to thank, by name, and for what."""

    def make(values: Values) -> Command:
        return Thank(**values)

    return Form(
        title=_("Thank somebody by name"),
        fields=(Field("name", _("Name")), Field("text", _("For what"), "text")),
        make=make,
        place="dialog:thanks",
    )


def close_room(room: Room) -> Form:
    """Ask for the answer in short, and why the room closes with points open."""
    left = sum(1 for point in checklist(room) if not point.done)

    def make(values: Values) -> Command:
        return Close(summary=values["summary"], override=values.get("override", ""))

    override = Field("override", _("Why it closes without them"), "text")
    text = _("{count} points of the list are open.").format(count=left) if left else _("The list is done.")
    return Form(
        title=_("Close the room"),
        text=" ".join((text, _("Closing writes the record, keeps it in the room and opens it."))),
        fields=(
            Field(
                "summary",
                _("The answer in three sentences"),
                "text",
                hint=_("how long, how many, what it was, how it ended"),
            ),
            *((override,) if left else ()),
        ),
        make=make,
        place="dialog:close",
        accept=_("Close the room"),
    )
