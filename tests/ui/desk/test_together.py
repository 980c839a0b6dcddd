"""Two desks on one room see each other: in the footer, by the entry line, on the owners page, in the timeline."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.proxy import Proxy, proxy
from tests.rooms import ANNA, BEN, busy_room
from tests.screens import Screens, click, form_of, in_step, press, said, shown, type_in
from tests.servers import empty_server, member_url, server_url
from ui.bridge import Bridge
from ui.desk import together
from ui.desk.desk import Desk
from ui.dialogs.who_is_here import WhoIsHere
from ui.models.timeline import TimelineModel
from warroom.domain.rules.timeline import Log
from warroom.domain.state.stations import PREFIX
from warroom.services.database import Database
from warroom.services.presence import Here

__all__ = ["empty_server", "proxy", "server_url"]

LATE = 20_000
"""Milliseconds in which a desk that says nothing more is gone, and some."""


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give Anna's desk."""
    return screens.desk(busy_room())


@pytest.fixture
def ben(screens: Screens, desk: Desk, qtbot: QtBot) -> Bridge:
    """Give Ben, at a desk of his own on the timeline, whom Anna's desk sees."""
    made = screens.bridge(desk.bridge.incident, BEN, "VOICE")
    made.tell_others(page="timeline")
    qtbot.waitUntil(lambda: bool(desk.bridge.company.others))
    return made


def beside(desk: Desk) -> str:
    return desk.line._others.text()


def new_rows(desk: Desk) -> list[str]:
    model: TimelineModel = desk.pages.timeline.model
    return [row.text for row in model.shown_rows() if row.seq in model.new]


def write(bridge: Bridge, text: str) -> None:
    bridge.submit(Log(text=text))


@pytest.mark.both
def test_the_footer_counts_and_hides_when_one_is_alone(desk: Desk, ben: Bridge, qtbot: QtBot) -> None:
    assert desk.footer.here.isVisible()
    assert desk.footer.here.text() == "2 here"
    qtbot.waitUntil(lambda: [who.page for who in ben.company.others] == ["timeline"])
    desk.go("fixes")
    qtbot.waitUntil(lambda: [who.page for who in ben.company.others] == ["fixes"])
    ben.stop()
    qtbot.waitUntil(lambda: not desk.footer.here.isVisible())


@pytest.mark.both
def test_writing_is_said_by_the_line_and_moves_nothing(desk: Desk, ben: Bridge, qtbot: QtBot) -> None:
    places = [each.geometry() for each in (desk.line, desk.pages.stack, desk.line._frame)]
    ben.tell_others(typing=True)
    qtbot.waitUntil(lambda: beside(desk) == "Ben Brandt (VOICE) is writing")
    assert [each.geometry() for each in (desk.line, desk.pages.stack, desk.line._frame)] == places
    ben.tell_others(typing=False)
    qtbot.waitUntil(lambda: not beside(desk))
    assert [each.geometry() for each in (desk.line, desk.pages.stack, desk.line._frame)] == places


def test_one_writes_from_the_first_letter_until_it_is_sent_or_left(
    desk: Desk, ben: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in("Call")
    assert desk.bridge.here == Here("LEAD", "timeline", typing=True)
    qtbot.waitUntil(lambda: ben.company.others[0].typing)
    press("Return")
    assert desk.bridge.here == Here("LEAD", "timeline")
    monkeypatch.setattr(together, "PAUSE_MS", 1)
    desk.together._pause.setInterval(1)
    type_in("x")
    qtbot.waitUntil(lambda: not desk.bridge.here.typing)
    assert desk.line.text() == "x"


def test_a_form_is_told_by_what_it_changes(desk: Desk, ben: Bridge, qtbot: QtBot) -> None:
    fix = next(iter(desk.room.fixes))
    desk.open_stream(fix)
    press("F2")
    assert desk.bridge.here.stream == fix
    qtbot.waitUntil(lambda: ben.company.others[0].stream == fix)
    type_in("x")
    assert desk.bridge.here.typing
    form_of(desk).reject()
    assert (desk.bridge.here.stream, desk.bridge.here.typing) == ("", False)


def test_stations_whose_person_is_here_are_marked(desk: Desk, ben: Bridge, qtbot: QtBot) -> None:
    desk.go("owners")
    model = desk.pages.list_page("owners").list.model

    def marked() -> list[str]:
        lines = (model.line(model.place_of(PREFIX + key)) for key in ("LEAD", "VOICE", "PAYMENTS"))
        return [line.key for line in lines if line and any("● here" in text for text in said(line))]

    assert marked() == [PREFIX + "LEAD", PREFIX + "VOICE"]
    ben.stop()
    qtbot.waitUntil(lambda: marked() == [])


@pytest.mark.both
def test_the_list_names_who_is_here_and_goes_there(desk: Desk, ben: Bridge, qtbot: QtBot) -> None:
    press("F3")
    (dialog,) = desk.findChildren(WhoIsHere)
    ben.tell_others(page="owners", typing=True)

    def first() -> list[str]:
        line = dialog.list.model.line(0)
        return said(line) if line is not None else []

    qtbot.waitUntil(lambda: "● writes" in first())
    assert first()[:3] == ["Ben Brandt", "VOICE", "Owners"]
    press("Return")
    assert desk.pages.current == "owners"
    ben.stop()
    qtbot.waitUntil(lambda: not desk.bridge.company.others)
    press("F3")
    (dialog,) = (each for each in desk.findChildren(WhoIsHere) if each.isVisible())
    assert "Nobody else is here" in shown(dialog)
    press("Escape")


def test_the_footer_opens_the_list(desk: Desk, ben: Bridge) -> None:
    del ben
    click(desk.footer.here)
    (dialog,) = desk.findChildren(WhoIsHere)
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.both
def test_what_others_write_is_new_until_one_was_at_it(desk: Desk, ben: Bridge, qtbot: QtBot) -> None:
    write(desk.bridge, "Mine")
    write(ben, "Theirs")
    qtbot.waitUntil(lambda: new_rows(desk) == ["Theirs"])
    qtbot.waitUntil(lambda: desk.bridge.sending == 0)
    qtbot.waitUntil(lambda: in_step(desk.bridge))
    view = desk.pages.timeline.view
    model = desk.pages.timeline.model
    place = [row.text for row in model.shown_rows()].index("Theirs")
    index = model.index(place, 0)
    assert str(index.data(11)).startswith("new ")
    assert not str(index.data()).startswith("new ")
    QApplication.processEvents()
    before = QImage(view.viewport().grab(view.visualRect(index)).toImage())
    view.select(place)
    assert new_rows(desk) == []
    assert not desk.pages.timeline.model.new.waiting
    view.clearSelection()
    QApplication.processEvents()
    assert QImage(view.viewport().grab(view.visualRect(index)).toImage()) != before


@pytest.mark.server
def test_a_server_that_goes_takes_the_others_with_it(qtbot: QtBot, screens: Screens, proxy: Proxy) -> None:
    room = screens.save(busy_room())
    ben = screens.bridge(room, BEN)
    ben.tell_others(page="timeline")
    store = Database(member_url(proxy.url, ANNA))
    desk = screens.desk(screens.bridge(room, store=store))
    qtbot.waitUntil(desk.footer.here.isVisible)
    proxy.cut()
    qtbot.waitUntil(lambda: not desk.footer.here.isVisible(), timeout=LATE)
    press("F3")
    (dialog,) = desk.findChildren(WhoIsHere)
    qtbot.waitUntil(lambda: "The database is away." in shown(dialog), timeout=LATE)
    press("Escape")
    proxy.mend()
    qtbot.waitUntil(desk.footer.here.isVisible, timeout=LATE)
    desk.bridge.stop()
    store.close()


KILLED = """
import sys
from warroom.services.follower import Follower
from warroom.services.presence import Here
from warroom.store.store import Store
follower = Follower(Store(sys.argv[1]), sys.argv[2], sys.argv[3], lambda news: None)
follower.be(Here(page="timeline"))
sys.stdin.read()
"""


@pytest.mark.both
def test_a_desk_that_is_killed_is_gone_in_time(desk: Desk, screens: Screens, qtbot: QtBot) -> None:
    command = [sys.executable, "-c", KILLED, screens.url_of(BEN), desk.bridge.incident, BEN]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as other:
        qtbot.waitUntil(lambda: [who.person for who in desk.bridge.company.others] == [BEN], timeout=LATE)
        other.kill()
        other.wait()
    qtbot.waitUntil(lambda: not desk.bridge.company.others, timeout=LATE)


def test_a_picture_of_a_desk_is_nobody(screens: Screens) -> None:
    bridge = screens.bridge(busy_room())
    unseen = Desk(bridge, screens.desk(bridge).drafts, "")
    assert bridge.here.page == "timeline"
    bridge.here = type(bridge.here)()
    unseen.go("fixes")
    unseen.tick()
    assert bridge.here.page == ""
    unseen.house.stop()
    unseen.files.finish()
    unseen.deleteLater()
