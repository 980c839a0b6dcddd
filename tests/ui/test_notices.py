"""What is for me is told once: in the window I look at, else by the system, and not in quiet hours."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from tests.hostile import HOSTILE
from tests.rooms import ANNA, BEN, Bench
from tests.screens import Screens, shown
from ui import notices
from ui.desk.desk import Desk
from ui.notices import Notices, SystemSender, harmless, run_other_way
from warroom import assets
from warroom.domain.rules.asks import AskStation
from warroom.domain.rules.calls import CallLead
from warroom.services.session import Session


class Ear:
    """Takes what would leave the window."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def send(self, title: str, text: str) -> bool:
        """Hear it."""
        self.heard.append((title, text))
        return True


class Stage:
    """A desk at which Anna leads, somebody else in the room, and an ear outside of the window."""

    def __init__(self, screens: Screens) -> None:
        bench = Bench()
        bench.take("LEAD", ANNA)
        bench.take("NETWORK", BEN)
        self.screens = screens
        self.desk: Desk = screens.desk(bench)
        self.ear = Ear()
        self.clock = "12:00"
        self.notices = Notices(self.desk, self.ear, lambda: self.clock)
        self.other = Session(screens.store, self.desk.bridge.incident, BEN, "NETWORK")
        self.away = QWidget()

    def look_away(self) -> None:
        """Let no window of the program have the keyboard."""
        self.desk.hide()
        self.screens.qtbot.waitUntil(lambda: QApplication.activeWindow() is None)

    def ask(self, text: str = "Who is called first?") -> None:
        """Let the other one ask the lead, and wait until it is told."""
        with self.screens.qtbot.waitSignal(self.notices.told):
            self.other.submit(AskStation(text=text, to="LEAD"))

    def call(self) -> None:
        """Let the other one call the lead."""
        with self.screens.qtbot.waitSignal(self.notices.told):
            self.other.submit(CallLead(text="Now"))


@pytest.fixture
def stage(screens: Screens) -> Stage:
    """Give the stage."""
    return Stage(screens)


def test_it_is_said_in_the_footer_of_the_window_that_is_looked_at(stage: Stage) -> None:
    stage.ask()
    assert "A1 for LEAD, from NETWORK: Who is called first?" in shown(stage.desk.footer)
    assert stage.ear.heard == []


def test_the_system_tells_it_when_nobody_looks(stage: Stage) -> None:
    stage.look_away()
    stage.ask()
    assert stage.ear.heard == [("A1 for LEAD, from NETWORK", "Who is called first?")]


def test_in_quiet_hours_only_what_may_not_wait_is_told(stage: Stage) -> None:
    stage.look_away()
    stage.notices.quiet_from, stage.notices.quiet_to, stage.clock = "22:00", "07:00", "03:00"
    stage.ask()
    assert stage.ear.heard == []
    stage.call()
    assert [title for title, _text in stage.ear.heard] == ["NETWORK calls the lead"]


def test_switched_off_it_stays_in_the_list(stage: Stage) -> None:
    stage.look_away()
    stage.notices.on = False
    stage.call()
    assert stage.ear.heard == []


def test_nothing_of_ones_own_is_told(stage: Stage) -> None:
    told: list[object] = []
    stage.notices.told.connect(told.append)
    stage.desk.submit(AskStation(text="Do I ask myself?", to="LEAD"))
    stage.screens.settled(stage.desk.bridge)
    assert told == []


def test_what_became_late_is_told_once(screens: Screens) -> None:
    bench = Bench()
    bench.take("LEAD", ANNA)
    bench.submit(AskStation(text="By when?", to="LEAD", due_in=5), actor=BEN, station="NETWORK")
    desk = screens.desk(bench)
    made = Notices(desk, Ear())
    made._known_late.clear()  # as if it were not late when the desk opened
    told: list[object] = []
    made.told.connect(told.append)
    made.look_for_late()
    made.look_for_late()
    assert [getattr(each, "title", "") for each in told] == ["A1 is late"]


def test_coming_for_it_opens_the_thing(stage: Stage) -> None:
    stage.look_away()
    stage.ask()
    stage.desk.show()
    stage.notices.open_last()
    assert stage.desk.selected == next(iter(stage.desk.room.asks))
    assert stage.desk.pages.current == "asks"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_no_markup_leaves_the_window(text: str) -> None:
    assert not set("<>\n\x1b") & (set(harmless(text)) - {"\x1b"})
    assert len(harmless(text)) <= notices.LONGEST


def test_without_tray_and_without_screen_nothing_is_started(qapp: QApplication) -> None:
    parent = QWidget()
    assert SystemSender(parent).send("title", "text") is False
    assert run_other_way("sunos", "title", "text") is False


def test_the_icon_is_ours(qapp: QApplication) -> None:
    assert not QIcon(str(assets.path("icons", "warroom.svg"))).isNull()


def test_the_time_of_day_is_hours_and_minutes() -> None:
    assert len(notices.local_time()) == 5
