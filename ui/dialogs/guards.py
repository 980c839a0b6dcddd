"""Forms of guard rules: set one, lift it, let it hold again."""

from __future__ import annotations

from ui.dialogs.fields import Field
from ui.dialogs.form import Form, Values
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.guards import LiftGuard, RestoreGuard, SetGuard
from warroom.i18n import _


def set_guard(_room: Room) -> Form:
    """Ask for a guard rule: one sentence that everybody can say back."""

    def make(values: Values) -> Command:
        return SetGuard(text=values["text"], reason=values["reason"])

    return Form(
        title=_("Set a guard rule"),
        text=_("One short sentence that stands above every page until it is lifted."),
        fields=(
            Field("text", _("What nobody may do"), hint=_("like: nothing may touch main A")),
            Field("reason", _("Why")),
        ),
        make=make,
        place="dialog:guard",
        accept=_("Set it"),
    )


def lift_guard(room: Room, stream: str) -> Form:
    """Ask why a guard rule no longer holds."""
    guard = room.guards[stream]

    def make(values: Values) -> Command:
        return LiftGuard(stream=stream, reason=values["reason"])

    return Form(
        title=_("Lift {ref}").format(ref=guard.ref),
        text=guard.text,
        fields=(Field("reason", _("Why"), "text"),),
        make=make,
        place=f"dialog:lift:{stream}",
        accept=_("Lift it"),
    )


def restore_guard(room: Room, stream: str) -> Form:
    """Ask why a guard rule holds again."""
    guard = room.guards[stream]

    def make(values: Values) -> Command:
        return RestoreGuard(stream=stream, reason=values["reason"])

    return Form(
        title=_("{ref} holds again").format(ref=guard.ref),
        text=guard.text,
        fields=(Field("reason", _("Why")),),
        make=make,
        place=f"dialog:restore:{stream}",
        accept=_("Set it"),
    )
