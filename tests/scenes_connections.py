"""Scenes of saved connections: the dialog in each state, the list, the start page, the questions on the way in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMainWindow, QWidget

from tests.overfull import LONG
from ui.desk.doors import Doors
from ui.dialogs.connection import ConnectionDialog
from ui.dialogs.password import PasswordPrompt
from ui.dialogs.servers import ServersDialog
from ui.dialogs.waiting import Waiting
from ui.models import servers
from ui.models.servers import Reach
from ui.panels.start import StartPage
from warroom.errors import N_, Unavailable
from warroom.i18n import _
from warroom.services.connections import Address, Connection, Connections
from warroom.services.drafts import Drafts
from warroom.services.entrance import Tried
from warroom.services.saying import say
from warroom.store import reaching, trouble

if TYPE_CHECKING:
    from tests.scenes import Stage

THERE: Final = Address(host="rooms.example.org", database="warroom", user="ana")
LONG_NAME: Final = LONG.replace("/", " ").replace(":", " ").replace("@", " ").replace("?", " ")[:200].strip()
PLACE: Final = "postgresql://ana@rooms.example.org/warroom"
TRIED: Final = Tried(
    place=PLACE,
    version="17.2",
    tls="TLSv1.3",
    protection="encrypted, server checked",
    login="ana",
    duty="lead",
    rooms=12,
    before=103.0,
    server=100.0,
    after=103.0,
)
TROUBLES: Final[dict[str, Unavailable]] = {
    "expired": Unavailable(reaching._SAYINGS[reaching.EXPIRED], "expired", place=PLACE),
    "other-host": Unavailable(
        reaching._OTHER_HOST, "other_host", place=PLACE, names=", ".join(["pg.example.org", LONG[:120]])
    ),
    "duty": Unavailable(
        N_(
            "You have no duty in {place} yet. Ask its administrator: “warroom admin add-user NAME --duty member”."
        ),
        "duty",
        place=PLACE,
    ),
    "not-prepared": Unavailable(
        N_(
            "The tables of this server are not prepared. Ask its administrator: “warroom admin init-postgres”."
        )
    ),
    **{cause: Unavailable(words, cause, place=PLACE) for _signs, cause, words in trouble._CONNECTING},
}
"""What may be in the way of a connection, by its cause."""
CONNECTIONS: Final = (
    Connection("Rooms of the company", f"{PLACE}?sslmode=require"),
    Connection("Archive", "postgresql://ana@old.example.org:5433/rooms"),
    Connection(LONG_NAME, f"postgresql://ana@{'very-long-name-of-a-host.' * 6}example.org/warroom"),
)


def _dialog(stage: Stage, before: Connection | None = None) -> ConnectionDialog:
    drafts = Drafts(stage.folder / "connections", "connection")
    return ConnectionDialog(Connections(), drafts, before, stage.desk)


def _filled(stage: Stage) -> ConnectionDialog:
    return _dialog(stage, CONNECTIONS[0])


def _overfull(stage: Stage) -> ConnectionDialog:
    made = _dialog(stage, CONNECTIONS[2])
    made.show_trouble(TROUBLES["other-host"])
    return made


def _tested(stage: Stage) -> ConnectionDialog:
    made = _filled(stage)
    made.show_tried(TRIED)
    return made


def _testing(stage: Stage) -> ConnectionDialog:
    made = _filled(stage)
    made.area.show_meaning("", "muted")
    made.result_area.show_step(N_("Logging in…"))
    return made


def _trouble(cause: str, stage: Stage) -> ConnectionDialog:
    made = _filled(stage)
    made.show_trouble(TROUBLES[cause])
    return made


def _doors(stage: Stage) -> Doors:
    """Make doors of which nobody asks whether they answer."""
    from tests.scenes import DESK

    window = _Window(stage)
    window.resize(DESK)
    stage.keep(window)
    return window.doors


class _Window(QMainWindow):
    """Stands for the program's window."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.store = stage.bridge.store
        self.leaving = None
        self.doors = Doors(self)  # type: ignore[arg-type]

    def use_store(self, store: object) -> None:
        """Go nowhere."""

    def complain(self, wrong: object) -> None:
        """Say nothing."""


def _servers(stage: Stage, full: bool) -> ServersDialog:
    doors = _doors(stage)
    doors.all = lambda: list(CONNECTIONS) if full else []  # type: ignore[method-assign]
    doors.look = lambda: None  # type: ignore[method-assign]
    doors.reached = reached() if full else {}
    return ServersDialog(doors, stage.desk)


def reached() -> dict[str, Reach]:
    """Say of the connections whether they answer."""
    return {
        CONNECTIONS[0].address: Reach("there"),
        CONNECTIONS[1].address: Reach("away", "2026-11-21T13:05:00.000000Z"),
    }


def _start(stage: Stage, full: bool) -> QWidget:
    from tests.scenes import DESK

    page = StartPage(stage.bridge.store.place, "Ana", "")
    page.show_rooms(stage.bridge.store.heads() if full else [])
    page.show_servers(
        servers.lines(CONNECTIONS if full else CONNECTIONS[:1], reached(), servers.OWN, own=True)
    )
    page.resize(DESK)
    return page


def _password(stage: Stage) -> QWidget:
    why = say(TROUBLES["login_wrong"])
    desk: QWidget = stage.desk
    return PasswordPrompt(CONNECTIONS[0].name, CONNECTIONS[0].account, why, desk)


SCENES: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "connection": _dialog,
    "connection-filled": _filled,
    "connection-overfull": _overfull,
    "connection-testing": _testing,
    "connection-tested": _tested,
    **{f"connection-{cause}": partial(_trouble, cause) for cause in TROUBLES},
    "servers": partial(_servers, full=True),
    "servers-empty": partial(_servers, full=False),
    "password": _password,
    "waiting": lambda stage: Waiting(
        _("Opening {name}").format(name=CONNECTIONS[2].name),
        _("The server is asked for its rooms."),
        stage.desk,
    ),
    "start-servers": partial(_start, full=True),
    "start-servers-empty": partial(_start, full=False),
}
"""Every window of this part, and each thing that it may say."""
