"""Answers to the questions of the first minutes, as commands of the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Slot

from ui.bridge import Acceptance, Refusal
from ui.dialogs import choices
from warroom.domain.rules.command import Command
from warroom.domain.rules.first_minutes import DismissQuestion
from warroom.domain.rules.incident import ChangeIncident
from warroom.domain.rules.stations import TakeStation
from warroom.domain.state.incident import Changed
from warroom.errors import N_, Rejected, WarRoomError
from warroom.services.entry_line import read_line
from warroom.services.saying import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.panels.first_minutes import FirstMinutes
    from warroom.domain.room import Room


class FirstAnswers(QObject):
    """Submits what is answered in the bar, and tells the bar what became of it."""

    def __init__(self, desk: Desk, bar: FirstMinutes) -> None:
        super().__init__(desk)
        self._desk = desk
        self._sent = ""
        self._bar = bar
        bar.answered.connect(self._answer)
        bar.dismissed.connect(self._dismiss)
        desk.bridge.accepted.connect(self._accepted)
        desk.bridge.refused.connect(self._refused)

    @Slot(str, str)
    def _answer(self, question: str, value: str) -> None:
        try:
            for command in self._commands(question, value):
                self._sent = self._desk.bridge.submit(command)
        except WarRoomError as wrong:
            self._bar.complain(say(wrong))

    @Slot(str, str)
    def _dismiss(self, question: str, reason: str) -> None:
        try:
            self._sent = self._desk.bridge.submit(DismissQuestion(question=question, reason=reason))
        except WarRoomError as wrong:
            self._bar.complain(say(wrong))

    def _commands(self, question: str, value: str) -> list[Command]:
        if question in ("lead", "voice"):
            return self._sit(question)
        changed = answer(self._desk.room, question, value)
        return [ChangeIncident(changed=changed)]

    def _sit(self, duty: str) -> list[Command]:
        """Sit down at the station of a duty, which is opened where the room has none."""
        desk = self._desk
        station = desk.room.stations.with_duty(duty)
        if station is None:
            raise Rejected(N_("There is no such station yet. Open one with Ctrl Shift N."))
        key = station.key
        return [TakeStation(key=key, person=desk.bridge.actor, name=desk.person_name(), station=key)]

    @Slot(object)
    def _accepted(self, acceptance: Acceptance) -> None:
        if acceptance.command.id == self._sent:
            self._sent = ""
            self._bar.took()

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        if refusal.command.id == self._sent:
            self._sent = ""
            self._bar.complain(say(refusal.error))


def answer(room: Room, question: str, value: str) -> Changed:
    """Turn an answer into what changes of the incident; `Rejected` for a time that is none."""
    match question:
        case "words":
            return Changed(customer_words=value)
        case "first_hurt":
            return Changed(first_hurt_at=read_since(room, value))
        case "procedure":
            return Changed(fits="yes" if value else "none", procedure=value)
        case _:
            return msgspec.convert({question: value}, Changed)


def read_since(room: Room, text: str) -> str:
    """Read a time as it is typed here: also `-20m`, and what `at` may lead in the entry line."""
    reading = read_line(room, f"{text} x")
    if reading.occurred_at:
        return reading.occurred_at
    found = choices.read_when(room, text, "first_hurt_at")
    return found or room.clock.now()
