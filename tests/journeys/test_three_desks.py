"""Three people at three desks: a room moves to the server under their hands, they race, lose the server, hand over.

All of it by keyboard, in three windows of the program, each with a login of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.person import PICTURES, Person
from tests.proxy import Proxy, proxy
from tests.rooms import ANNA, BEN, CARLA, NAMES, busy_room
from tests.screens import Screens, focused, in_step, shown, tab_until
from tests.servers import member_url
from ui.dialogs.form import FormDialog
from warroom.services.session import load
from warroom.store.store import Store

__all__ = ["proxy"]

FIX: Final = "Send shops to the other terminal"
PATIENCE: Final = 20_000
"""Milliseconds that a server that comes back may take on a busy machine."""


class Team:
    """The people, each at a window of the program."""

    def __init__(self, screens: Screens) -> None:
        self.screens = screens
        self.people: dict[str, Person] = {}

    def join(self, person: str, url: str, room: str) -> Person:
        """Start the program on a database, and open the room in it."""
        window = self.screens.window(
            self.screens.open_store(url), person=NAMES[person], person_id=person, windows={}
        )
        self.screens.enter(window, room)
        folder = PICTURES.with_name(f"journey-three-{NAMES[person].split()[0].lower()}")
        self.people[person] = Person(self.screens, window, folder)
        return self.people[person]

    def at(self, person: str) -> Person:
        """Sit down at somebody's desk, with the keyboard in the entry line."""
        found = self.people[person]
        found.window.activateWindow()
        self.screens.qtbot.waitUntil(lambda: QApplication.activeWindow() is found.window)
        found.desk.focus_line()
        return found

    def write(self, person: str, line: str) -> None:
        """Write into somebody's entry line and press Enter, whatever becomes of it."""
        self.at(person).type(line)
        self.people[person].press("Return")

    def wait(self, until: Callable[[Person], bool]) -> None:
        """Wait until something is so at every desk."""
        self.screens.qtbot.waitUntil(lambda: all(map(until, self.people.values())), timeout=PATIENCE)

    def agree(self) -> bytes:
        """Wait until every desk shows the log whole, with nothing on top, and give its head."""
        self.wait(
            lambda each: (
                not each.desk.bridge.sending and not each.room.waits_from and in_step(each.desk.bridge)
            )
        )
        (head,) = {each.room.hash for each in self.people.values()}
        return head

    def look(self, name: str) -> None:
        """Take a picture of every desk."""
        for each in self.people.values():
            each.look(name)

    def leave(self) -> None:
        """Close all windows, as the end of the work does."""
        for each in self.people.values():
            each.window.leaving.quiet = True
            each.window.close()
        self.people.clear()


@pytest.fixture
def screens(qtbot: QtBot, tmp_path: Path) -> Iterator[Screens]:
    """Give screens over a laptop's file."""
    made = Screens(qtbot, tmp_path / "laptop.db")
    yield made
    made.close()


def lines(person: Person) -> list[str]:
    """Give the lines that were logged, as a desk shows them."""
    return [row.text for row in person.room.timeline.rows if row.kind == "entry.logged"]


@pytest.mark.desks(3)
def test_three_desks(screens: Screens, proxy: Proxy, server_url: str) -> None:
    team = Team(screens)
    room = busy_room().save(screens.store)
    written, unsent = move_while_another_types(team, room, member_url(proxy.url, ANNA, "admin"))
    team.leave()
    for person in (ANNA, BEN, CARLA):
        team.join(person, member_url(proxy.url, person, "lead" if person == ANNA else "member"), room)
    assert lines(team.people[CARLA])[-len(written) :] == written
    assert team.people[BEN].desk.line.edit.text() == unsent
    for person in team.people:  # on this one account of a test all of them have Ben's draft
        team.at(person).press("Ctrl+A", "Backspace")
    entries_cross(team)
    conflict_on_a_fix(team)
    outage_in_the_middle(team, proxy)
    hand_over(team)
    head = team.agree()
    with closing(Store(server_url)) as store:
        assert (store.verify(room), store.head(room).hash) == (None, head)
        assert load(store, room).seq == team.people[ANNA].room.seq


def move_while_another_types(team: Team, room: str, to: str) -> tuple[list[str], str]:
    """Move the room from the laptop while Ben types; gives his lines that were taken, and the one that was not."""
    file = team.screens.url
    anna, ben = team.join(ANNA, file, room), team.join(BEN, file, room)
    team.at(ANNA).press("Ctrl+K")
    anna.type("Move the room")
    anna.press("Return")
    anna.type(to)
    anna.press("Return")
    written: list[str] = []
    while not ben.desk.bridge.moved_to:
        line = f"Shop {len(written) + 1} calls"
        team.write(BEN, line)
        team.wait(lambda _each, line=line: line in lines(ben) or ben.desk.line.edit.text() == line)  # type: ignore[misc]
        if ben.desk.line.edit.text() == line:
            break
        written.append(line)
    team.wait(lambda each: "This room moved to postgresql://" in each.desk.moved.text)
    if not ben.desk.line.edit.text():
        team.write(BEN, "One shop more")
    unsent = ben.desk.line.edit.text()
    assert "here it can only be read" in shown(ben.desk.line)
    team.look("moved")
    return written, unsent


def entries_cross(team: Team) -> None:
    """All write at once; every desk has all of it, in one order."""
    for number in range(3):
        for person in (ANNA, BEN, CARLA):
            team.write(person, f"{NAMES[person]} sees {number}")
    team.agree()
    crossed = [line for line in lines(team.people[ANNA]) if " sees " in line]
    for person in (ANNA, BEN, CARLA):
        own = [line for line in crossed if line.startswith(NAMES[person])]
        assert own == [f"{NAMES[person]} sees {number}" for number in range(3)]
        assert [line for line in lines(team.people[person]) if " sees " in line] == crossed
    team.look("crossed")


def move_form(team: Team, person: str, state: str, reason: str) -> FormDialog:
    """Choose the fix on its page, open its form, and fill it in."""
    found = team.at(person)
    found.select("Ctrl+3", FIX)
    dialog = found.form("Ctrl+Shift+M")
    found.choose("Next state", state)
    found.write("Why, or what was seen", reason)
    return dialog


def state_of_fix(person: Person) -> str:
    """Say how far the fix is at a desk."""
    return next(each.state for each in person.room.fixes.values() if each.title == FIX)


def conflict_on_a_fix(team: Team) -> None:
    """Two move a fix apart in the same moment: one of them is told who was faster, and keeps the words."""
    ben, carla = team.people[BEN], team.people[CARLA]
    move_form(team, ANNA, "ordered", "Shops are waiting")
    team.people[ANNA].send()
    team.wait(lambda each: state_of_fix(each) == "ordered")
    ref = next(each.ref for each in ben.room.fixes.values() if each.title == FIX)
    line = f"/done {ref} All shops are called"
    team.at(BEN).type(line)
    form = move_form(team, CARLA, "rejected", "The bank says no")
    # No turn of the event loop between the two: neither desk can know of the other.
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(ben.desk.line.edit, Qt.Key.Key_Return)
    team.wait(lambda each: not each.desk.bridge.sending and state_of_fix(each) != "ordered")
    team.look("faster")
    if state_of_fix(ben) == "rejected":
        assert "Carla Cruz was faster" in shown(ben.desk.line)
        assert "The bank says no" in shown(ben.desk.line)
        assert ben.desk.line.edit.text() == line
        team.at(BEN).press("Ctrl+A", "Backspace")
    else:
        assert "Ben Brandt was faster" in shown(form)
        assert "All shops are called" in shown(form)
        assert form.controls["reason"].value() == "The bank says no"
        carla.press("Escape")
    team.agree()


def outage_in_the_middle(team: Team, proxy: Proxy) -> None:
    """The server goes; all three go on, on top of what they have; when it is back all of it is there once."""
    before = len(lines(team.people[ANNA]))
    proxy.cut()
    team.wait(lambda each: each.desk.bridge.trouble is not None)
    for number in range(3):
        for person in (ANNA, BEN, CARLA):
            team.write(person, f"{NAMES[person]} goes on {number}")
    team.wait(lambda each: sum("goes on" in line for line in lines(each)) == 3)
    team.look("away")
    for person in (ANNA, BEN, CARLA):
        assert "Server away" in shown(team.people[person].desk.footer)
    proxy.mend()
    team.agree()
    team.look("back")
    after = lines(team.people[CARLA])[before:]
    assert sorted(after) == sorted(
        f"{NAMES[each]} goes on {n}" for each in (ANNA, BEN, CARLA) for n in range(3)
    )
    for person in (ANNA, BEN, CARLA):
        own = [line for line in after if line.startswith(NAMES[person])]
        assert own == [f"{NAMES[person]} goes on {number}" for number in range(3)]


def hand_over(team: Team) -> None:
    """Anna gives the lead to Carla, who says back what matters."""
    anna, carla = team.at(ANNA), team.people[CARLA]
    dialog = anna.form("Ctrl+Shift+H")
    if focused() is not dialog.controls["person"].widget:
        tab_until(lambda: focused() is dialog.controls["person"].widget)
    while dialog.controls["person"].value() != CARLA:
        before = dialog.controls["person"].value()
        anna.press("Down")
        assert dialog.controls["person"].value() != before, "Carla is not offered"
    tab_until(lambda: focused() is dialog.controls["notes"].widget)
    anna.type("The bank rings back at four")
    anna.send()
    team.wait(lambda each: each.room.stations.by_key["LEAD"].offer is not None)
    team.at(CARLA)
    dialog = carla.form("Ctrl+Shift+A")
    assert "The bank rings back at four" in shown(dialog)
    carla.type("The bank rings at four")
    carla.look("hand-over")
    carla.send()
    team.wait(lambda each: _lead(each) == CARLA)
    assert "LEAD" not in anna.desk.held_stations()
    assert "LEAD" in carla.desk.held_stations()


def _lead(person: Person) -> str:
    seat = person.room.stations.by_key["LEAD"].seat
    return seat.person if seat is not None else ""
