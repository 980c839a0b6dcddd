"""Every window of the program and every state of its desk, by name: how it is made about a room.

    stage = Stage(bridge, folder)
    for name in SCENES:
        picture = stage.show(name)

The table is whole: a test finds the windows in the code and misses none; `tests/forms.py` has the forms.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

import msgspec
from PySide6.QtCore import QPoint, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from tests import scenes_connections, scenes_server, scenes_together, scenes_wall
from tests.forms import forms, house_forms
from tests.overfull import LONG
from ui.actions import BY_ID
from ui.bridge import Bridge
from ui.crash import CrashDialog
from ui.desk import menus, station_deeds
from ui.desk.desk import Desk
from ui.desk.drops import limits
from ui.desk.side_window import SideWindow
from ui.dialogs.about import AboutDialog
from ui.dialogs.confirm import Confirm
from ui.dialogs.for_me import ForMe
from ui.dialogs.form import FormDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.new_keys import NewKeys
from ui.dialogs.notice import Notice
from ui.dialogs.one_line import OneLine
from ui.dialogs.pasting import PasteDialog
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.too_many import TooMany
from ui.dialogs.unsent import UnsentDialog
from ui.dialogs.views import ViewsDialog
from ui.house.pages import PAGES as HOUSE_PAGES
from ui.house.view import HouseView
from ui.palette import Palette
from ui.panels import first_minutes
from ui.panels.drop_target import DropTarget
from ui.panels.start import StartPage
from ui.theme import current
from ui.uploads import State, Upload, Uploads
from warroom import i18n
from warroom.config import Settings
from warroom.domain.rules.first_minutes import unanswered
from warroom.errors import N_, Rejected, Unavailable
from warroom.i18n import _
from warroom.services.attachments import Content
from warroom.services.drafts import Drafts
from warroom.services.handover import handover_sheet
from warroom.services.presence import Company
from warroom.services.saying import say
from warroom.services.since import since_sheet
from warroom.services.unsent import Unsent

Kind = TypeVar("Kind", bound=QWidget)
DESK: Final = QSize(1280, 720)
"""How large a desk is whose state is shown: the smallest screen of the house style."""
CHAT: Final = "\n".join(
    f"[14:{minute:02}] {name}: {text}"
    for minute, (name, text) in enumerate(
        [
            ("Ana", "Callers say they were charged twice"),
            ("Żaneta Wiśniewska-Grzęda", "We stop the retry queue now, nobody starts it again without me"),
            ("山田 太郎", "顧客は二重に請求されています。返金はいつですか?"),
            (
                "Ana",
                "Forty people wait in the city centre shop and ask whether they will be overdrawn tonight",
            ),
        ]
        * 4
    )
)
"""What somebody copied from a chat."""


Scene: TypeAlias = "Callable[[Stage], QWidget]"


class Stage:
    """A room that is open, its house, and a fresh desk for each scene; `close` takes all of it away."""

    def __init__(self, bridge: Bridge, folder: Path) -> None:
        self.bridge = bridge
        self.folder = folder
        self.desk: Desk = self._fresh("")
        self._made: list[QWidget] = []

    def show(self, name: str) -> QWidget:
        """Make a scene on a fresh desk and show it, as large as it makes itself."""
        self.clear()
        self.desk = self._fresh(name)
        self.desk.resize(DESK)
        self.desk.show()
        made = self.scenes[name](self)
        self._made.append(made)
        if not made.isVisible():
            made.show()
        QApplication.processEvents()
        return made

    def _fresh(self, name: str) -> Desk:
        return Desk(self.bridge, Drafts(self.folder / (name or "first"), "scene"), "Ana")

    @cached_property
    def scenes(self) -> dict[str, Scene]:
        """All scenes of this room: the forms are about what is in it."""
        room = self.bridge.ready
        found = SCENES | scenes_connections.SCENES | (FIRST if unanswered(room) else {})
        if not room.hypotheses:
            return {name: scene for name, scene in found.items() if name not in ABOUT}
        for name, _made in forms(room):
            found[f"form-{name}"] = partial(_form, name)
        for name, _made in house_forms(self.house().room):
            found[f"house-form-{name}"] = partial(_house_form, name)
        return found

    def clear(self) -> None:
        """Take the scene before away."""
        Uploads.of(self.bridge).items.clear()
        self.bridge.meet(Company())
        self.bridge.doubt, self.bridge.ahead, self.bridge.moved_to = None, 0.0, ""
        for each in self._made:
            each.close()
            each.deleteLater()
        self._made.clear()
        self.desk.house.stop()
        self.desk.files.finish()
        self.desk.close()
        self.desk.deleteLater()
        QApplication.sendPostedEvents(None, 52)
        QApplication.processEvents()

    def keep(self, widget: QWidget) -> None:
        """Take a window away with the scene that it belongs to."""
        self._made.append(widget)

    def child(self, kind: type[Kind]) -> Kind:
        """Give the window of a kind that is open over the desk."""
        return self.desk.findChildren(kind)[-1]

    def done(self, action: str, kind: type[Kind]) -> Kind:
        """Do an action and give the window that it opens."""
        self.desk.do_by_id(action)
        self.desk.house.wait_read()
        return self.child(kind)

    def house(self) -> HouseView:
        """Give the house, read."""
        self.desk.house.open(lambda _bridge: None, lambda _wrong: None)
        self.desk.house.wait_read()
        bridge = self.desk.house.bridge
        assert bridge is not None
        view = HouseView(bridge, Drafts(self.folder / "house", "house"))
        view.resize(DESK)
        self.keep(view)
        return view


def _form(name: str, stage: Stage) -> QWidget:
    form = dict(forms(stage.bridge.ready))[name]
    return FormDialog(form, stage.bridge, Drafts(stage.folder / name, "form"), stage.desk)


def _house_form(name: str, stage: Stage) -> QWidget:
    view = stage.house()
    form = dict(house_forms(view.room))[name]
    return FormDialog(form, view.bridge, Drafts(stage.folder / name, "form"), view)


def _refused(stage: Stage) -> QWidget:
    """Give a form that was sent empty."""
    dialog = _form("fix", stage)
    assert isinstance(dialog, FormDialog)
    dialog.send()
    return dialog


def _drop_down(stage: Stage) -> QWidget:
    """Give the list of a field that offers choices."""
    dialog = _form("fix", stage)
    dialog.show()
    box = dialog.findChildren(QComboBox)[0]
    box.showPopup()
    stage.keep(dialog)
    return box.view().window()


def _handover(stage: Stage) -> QWidget:
    room = stage.bridge.ready
    seat = next(key for key, each in room.stations.by_key.items() if each.seat)
    return station_deeds.show(stage.desk, handover_sheet(room, seat), "handover", "")


def _since(stage: Stage) -> QWidget:
    return station_deeds.show(stage.desk, since_sheet(stage.bridge.ready, 20, "nobody"), "since")


def _jump(stage: Stage) -> QWidget:
    dialog = stage.done("timeline.jump", OneLine)
    dialog.edit.setText("soon")
    dialog.send()
    return dialog


def _view_name(stage: Stage) -> QWidget:
    dialog = stage.done("timeline.views", ViewsDialog)
    dialog.keep()
    return dialog.findChildren(OneLine)[-1]


def _settings(stage: Stage) -> QWidget:
    settings = Settings(person="Ana", theme=current.name(), language=i18n.language())
    return SettingsDialog(settings, stage.desk)


def _start(stage: Stage, rooms: bool) -> QWidget:
    page = StartPage(stage.bridge.store.place, "Ana", "")
    heads = stage.bridge.store.heads() if rooms else []
    gone = [
        msgspec.structs.replace(each, id=f"{each.id}-moved", moved_to=scenes_server.MOVED_TO)
        for each in heads[:1]
    ]
    page.show_rooms([*heads, *gone])
    page.resize(DESK)
    return page


def _menu(stage: Stage) -> QWidget:
    desk = stage.desk
    desk.choose(next(stream for stream, each in desk.room.hypotheses.items() if each.alive))
    return menus.open_menu(desk, QPoint(0, 0))


def _directors(stage: Stage) -> QWidget:
    if not stage.desk.directors:  # remembered from the look before
        stage.desk.do_by_id("directors")
    return stage.desk


def _away(stage: Stage) -> QWidget:
    stage.desk.bars.seen.before = 20
    stage.desk.bars.away.show_room(stage.desk.room, 20, "nobody")
    return stage.desk


def _question(name: str, stage: Stage) -> QWidget:
    """Give the desk with a question of the first minutes in sight."""
    bar = stage.desk.bars.first
    for _time in first_minutes.WAYS:
        if bar.question == name:
            break
        bar.next_question()
    return stage.desk


def _why_not(stage: Stage) -> QWidget:
    stage.desk.bars.first.ask_why_not()
    stage.desk.bars.first.complain(_("Write a few words here."))
    return stage.desk


def _uploads(stage: Stage) -> QWidget:
    """Give the desk with files on their way, one of them refused."""
    wrong = Rejected(N_("{name} is empty: there is nothing to attach."), name="leer.csv")
    full = Unavailable(
        N_("{place} cannot be written: {detail}"), place="/var/lib/warroom.db", detail="disk full"
    )
    uploads = Uploads.of(stage.bridge)
    states: tuple[tuple[State, int, BaseException | None], ...] = (
        ("running", 3_400_000, None),
        ("waiting", 0, None),
        ("failed", 0, wrong),
        ("failed", 0, full),
        ("waiting", 0, None),
        ("sending", 0, None),
    )
    for number, (state, done, error) in enumerate(states, 1):
        made = Upload(
            number=number,
            name=f"{number} {LONG[: 30 * number]}.csv",
            source=Content("x", b""),
            links=(),
            about="H3",
            station="",
            state=state,
            done=done,
            size=8_000_000,
            error=error,
        )
        uploads.items.append(made)
    uploads.changed.emit()
    return stage.desk


def _drop(stage: Stage) -> QWidget:
    DropTarget(stage.desk).offer("H3", limits())
    return stage.desk


def _completion(stage: Stage) -> QWidget:
    stage.desk.activateWindow()
    QApplication.processEvents()
    stage.desk.focus_line()
    stage.desk.line.type_on("/evidence The shops see it too +H2 ")
    QTest.keyClicks(stage.desk.line.edit, "@")
    return stage.desk


def _problem(stage: Stage) -> QWidget:
    stage.desk.complain(say(Unavailable(N_("{place} cannot be written: {detail}"), place=LONG, detail="EIO")))
    return stage.desk


def _search(stage: Stage) -> QWidget:
    stage.desk.do_by_id("timeline.search")
    stage.desk.pages.timeline.bar.field.setText("tank @FLIGHT")
    return stage.desk


def _side_window(stage: Stage) -> QWidget:
    made = SideWindow("inspector", _("Inspector"))
    made.hold(stage.desk.inspector)
    made.resize(420, 720)
    return made


def _house_page(name: str, stage: Stage) -> QWidget:
    view = stage.house()
    view.go(name)
    return view


SCENES: Final[dict[str, Scene]] = {
    "start": partial(_start, rooms=True),
    "start-empty": partial(_start, rooms=False),
    "settings": _settings,
    "palette": lambda stage: stage.done("palette", Palette),
    "palette-procedures": lambda stage: stage.done("procedure.run", Palette),
    "menu": _menu,
    "handover": _handover,
    "since": _since,
    "paste": lambda stage: PasteDialog(stage.bridge, Drafts(stage.folder / "paste", "p"), CHAT, stage.desk),
    "views": lambda stage: stage.done("timeline.views", ViewsDialog),
    "view-name": _view_name,
    "jump": _jump,
    "too-many": lambda stage: TooMany(12_345, 2_000, stage.desk),
    "notice": lambda _stage: Notice(
        _("The database {place} does not answer: {detail}").format(place="rooms", detail=LONG),
        _("Rooms on this computer"),
    ),
    "crash": lambda _stage: CrashDialog("War Room 0.3.0\n" + "\n".join([LONG] * 30)),
    "help": lambda stage: stage.done("help", HelpDialog),
    "keys": lambda stage: stage.done("keys", KeysDialog),
    "new-keys": lambda stage: NewKeys(BY_ID["fix.new"], stage.desk),
    "about": lambda stage: stage.done("about", AboutDialog),
    "confirm": lambda stage: Confirm(_("War Room"), LONG, _("Throw away"), stage.desk),
    "unsent": lambda stage: UnsentDialog(
        [Unsent(stage.desk.drafts, place, _("Entry line"), LONG) for place in ("line", "line:2", "x")],
        stage.desk,
    ),
    "for-me": lambda stage: ForMe(stage.desk.room, "p1", stage.desk),
    "form-refused": _refused,
    "drop-down": _drop_down,
    "inspector": _side_window,
    "desk-directors": _directors,
    "desk-away": _away,
    "desk-uploads": _uploads,
    "desk-drop": _drop,
    "desk-completion": _completion,
    "desk-problem": _problem,
    **scenes_server.SCENES,
    **scenes_together.SCENES,
    **scenes_wall.SCENES,
    "move": lambda stage: stage.done("room.move", OneLine),
    "desk-search": _search,
    **{f"house-{kind.name}": partial(_house_page, kind.name) for kind in HOUSE_PAGES},
}
"""Every window that is no form, and every state of the desk in which something else is in sight."""

ABOUT: Final = frozenset({"form-together", "menu", "handover", "form-refused", "drop-down"})
"""Scenes that are about something in the room, which an empty one does not have."""
FIRST: Final[dict[str, Scene]] = {
    "desk-why-not": _why_not,
    **{f"desk-first-{name}": partial(_question, name) for name in first_minutes.WAYS},
}
"""The desk of a room in which the questions of the first minutes are open."""
