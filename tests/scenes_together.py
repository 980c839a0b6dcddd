"""States of the desk that only others bring about: twelve people here, with the names that people have."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtWidgets import QWidget

from tests.overfull import LONG
from ui.dialogs.beside import Beside
from ui.dialogs.form import FormDialog
from ui.dialogs.who_is_here import WhoIsHere
from warroom.clock import later, real_now
from warroom.services.presence import Company, Present

if TYPE_CHECKING:
    from tests.scenes import Stage

Scene: TypeAlias = "Callable[[Stage], QWidget]"
NAMES: Final = (
    "Żaneta Wiśniewska-Grzęda",
    "İbrahim Çağrı Öztürk",
    "山田 太郎",
    "Marta Kowalska",
    (LONG * 9)[:200],
    "luis",
    "safe \u202eevil\u202c end",
    "<b>bold</b>",
)
PAGES: Final = ("timeline", "fixes", "owners", "brief", "procedures")


def company(stage: Stage) -> Company:
    """Give twelve people: some at a station of the room, some writing, some at the same fix."""
    room = stage.bridge.ready
    seats = [(key, each.seat.person) for key, each in room.stations.by_key.items() if each.seat][:4]
    people = [*((key, person, "") for key, person in seats), *(("", f"p{name}", name) for name in NAMES)]
    fix = next(iter(room.fixes), "")
    return Company(
        tuple(
            Present(
                desk=f"desk {number}",
                person=person,
                name=name,
                station=LONG[:60] if number == 8 else station or "BILLING",
                page=PAGES[number % 5],
                stream=fix if number % 3 == 0 else "",
                typing=number % 2 == 1,
                since=later(real_now(), -(4.0**number)),
                silent=number == 9,
            )
            for number, (station, person, name) in enumerate(people[:12])
        )
    )


def desk(stage: Stage) -> QWidget:
    """Give the desk with others here, some of them writing, and what they wrote just now."""
    stage.bridge.meet(company(stage))
    rows = stage.bridge.ready.timeline.rows[-5:]
    stage.desk.pages.timeline.model.new.mark(row.seq for row in rows)
    return stage.desk


def owners(stage: Stage) -> QWidget:
    """Give the page on which stations are marked whose person is here."""
    desk(stage)
    stage.desk.go("owners")
    return stage.desk


def who(stage: Stage, alone: bool) -> QWidget:
    """Give the list of who is here."""
    if not alone:
        desk(stage)
    return stage.done("here", WhoIsHere)


def form(stage: Stage) -> QWidget:
    """Give a form on a fix that others have open too, and have changed meanwhile."""
    desk(stage)
    stage.desk.open_stream(next(iter(stage.bridge.ready.fixes)))
    dialog = stage.done("change", FormDialog)
    (beside,) = dialog.findChildren(Beside)
    beside.told = [f"{each[:40]} · {LONG[:100]}" for each in NAMES[:3]]
    beside.show_told()
    return dialog


SCENES: Final[dict[str, Scene]] = {
    "desk-together": desk,
    "desk-together-owners": owners,
    "who-is-here": partial(who, alone=False),
    "who-is-here-alone": partial(who, alone=True),
    "form-together": form,
}
"""All of them by name."""
