"""What stands above every page: the line on the wall, guard rules, first questions, what happened meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from ui.desk.first_answers import FirstAnswers
from ui.panels.away_bar import AwayBar
from ui.panels.first_minutes import FirstMinutes
from ui.panels.standing_bar import EYES, GUARDS, StandingBar
from warroom.domain.state.house import live
from warroom.services.seen import Seen

if TYPE_CHECKING:
    from ui.desk.desk import Desk


class Bars(QVBoxLayout):
    """The bars over the pages; each is hidden while it has nothing to say."""

    SLICES = ("incident", "stations", "guards", "eyes")

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.guards = StandingBar(*GUARDS)
        self.eyes = StandingBar(*EYES)
        self.first = FirstMinutes(desk.drafts)
        self.away = AwayBar()
        self.seen = Seen(desk.drafts.folder / "seen", desk.bridge.incident)
        self.answers = FirstAnswers(desk, self.first)
        self.setSpacing(0)
        for bar in (self.eyes, self.guards, self.first, self.away):
            self.addWidget(bar)
        self.first.asked.connect(self._suggest)
        self.first.escaped.connect(desk.pages.focus_current)
        for bar in (self.eyes, self.guards):
            bar.chosen.connect(desk.open_stream)
        self.away.wanted.connect(lambda: desk.do_by_id("since"))
        self.away.read.connect(self.have_read)

    def show_room(self) -> None:
        """Show the room as it is now; directors see what holds only."""
        desk = self._desk
        if desk.bridge.room is None:
            return
        self.guards.show_room(desk.room)
        self.tick()
        if desk.directors:
            self.first.hide()
            self.away.hide()
            return
        self.first.show_room(desk.room)
        self.away.show_room(desk.room, self.seen.before, desk.bridge.actor)

    def tick(self) -> None:
        """Take the line on the wall away when its time is over."""
        if self._desk.bridge.room is not None:
            self.eyes.show_room(self._desk.room)

    @Slot(str)
    def _suggest(self, question: str) -> None:
        """Offer the procedures of the house where one is asked for; without a house one types a name."""
        if question == "procedure":
            self._desk.house.open(
                lambda bridge: self.first.suggest(
                    question, [each.name for each in live(bridge.ready.house.procedures)]
                ),
                lambda _wrong: None,
            )

    @Slot()
    def have_read(self) -> None:
        """Count what is new from here."""
        self.seen.left_at(self._desk.room.seq)
        self.show_room()

    def note_seen(self) -> None:
        """Note how far the room was seen, for "since you left"."""
        if self._desk.bridge.room is not None:
            self.seen.note(self._desk.room.seq)
