"""The form that calls all eyes to the wall."""

from __future__ import annotations

from ui.dialogs.fields import Field
from ui.dialogs.form import Form, Values
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.eyes import LONGEST, CallEyes, eyes_now
from warroom.domain.state.eyes import MINUTES
from warroom.i18n import _


def call_eyes(room: Room) -> Form:
    """Ask for one line; the one that stands there is taken up, and gives way to the new one."""
    standing = eyes_now(room)

    def make(values: Values) -> Command:
        return CallEyes(
            text=values["text"],
            minutes=int(values["minutes"] or 0),
            customer_safe=values["customer_safe"] == "yes",
        )

    return Form(
        title=_("Call all eyes to the wall"),
        text=_("One line in the middle of the wall and above every page, until its time is over."),
        fields=(
            Field(
                "text",
                _("What everybody reads"),
                value=standing.text if standing else "",
                hint=_("like: hands off, test in 5 minutes"),
            ),
            Field(
                "minutes",
                _("For how many minutes"),
                "number",
                standing.minutes if standing else MINUTES,
                most=LONGEST,
            ),
            Field(
                "customer_safe",
                _("Customers may see it"),
                "choice",
                "yes" if standing and standing.customer_safe else "no",
                (("no", _("no")), ("yes", _("yes: also on a public wall"))),
            ),
        ),
        make=make,
        place="dialog:eyes",
        accept=_("Show it"),
    )
