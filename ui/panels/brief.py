"""The brief: the room in ten lines, and the questions of those who must not disturb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Acceptance, Refusal
from ui.panels.button_row import ButtonRow
from ui.panels.page import Page
from ui.theme.fonts import font
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, rule, set_tone, set_words, wrapped
from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.asks import AskStation
from warroom.domain.state.asks import Ask
from warroom.errors import N_, Rejected, Unavailable, WarRoomError
from warroom.i18n import _
from warroom.services import brief
from warroom.services.saying import say
from warroom.services.sheets import Line

if TYPE_CHECKING:
    from ui.desk.desk import Desk

PLACE: Final = "brief:question"
LINES: Final = 10
MOST_QUESTIONS: Final = 8


class BriefPage(Page):
    """Ten lines that anybody understands; a question is the only thing that is written here."""

    slices = ("incident", "hypotheses", "evidence", "fixes", "timeline", "stations", "guards", "asks")

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sent = ""
        self._rows: list[tuple[QLabel, QLabel, QLabel]] = []
        self._questions: list[tuple[QLabel, QLabel]] = []
        self._as_of = plain_label("", "small", "muted")
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self.edit = QLineEdit(desk.drafts.get(PLACE))
        inner = QWidget()
        inner.setMaximumWidth(px(1400))
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(px(22), px(14), px(22), px(14))
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addSpacing(px(10))
        layout.addLayout(self._ten())
        layout.addSpacing(px(18))
        self._build_questions(layout)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        area.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.setAccessibleName(_("Brief"))
        desk.bridge.accepted.connect(self._accepted)
        desk.bridge.refused.connect(self._refused)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(plain_label(_("Brief"), "title"))
        head.addWidget(self._as_of)
        buttons = ButtonRow(right=True)
        for name in ("directors", "brief.copy", "brief.print"):
            buttons.add(self._action_button(name))
        head.addWidget(buttons, 1)
        return head

    def _action_button(self, name: str) -> QPushButton:
        from ui.actions import BY_ID

        made = button(BY_ID[name].words, quiet=True)
        made.clicked.connect(lambda _checked=False: self._desk.do_by_id(name))
        return made

    def _ten(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(18))
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, px(150))
        grid.setColumnStretch(1, 1)
        for number in range(LINES):
            caption = plain_label("", "caption", "muted")
            words = wrapped(plain_label("", "body"))
            age = plain_label("", "small", "muted")
            for place, label in enumerate((caption, words, age)):
                label.setContentsMargins(0, px(9), 0, px(9))
                label.setMinimumHeight(line(38))
                grid.addWidget(label, 2 * number + 1, place, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(rule(), 2 * number, 0, 1, 3)
            self._rows.append((caption, words, age))
        grid.addWidget(rule(), 2 * LINES, 0, 1, 3)
        return grid

    def _build_questions(self, layout: QVBoxLayout) -> None:
        layout.addWidget(plain_label(_("Questions for the lead"), "caption", "muted"))
        layout.addSpacing(px(6))
        row = QHBoxLayout()
        row.setSpacing(px(10))
        self.edit.setFont(font("body"))
        self.edit.setAccessibleName(_("Question for the lead"))
        self.edit.setPlaceholderText(_("Ask here; the lead answers when he can"))
        self.edit.textEdited.connect(self._keep)
        self.edit.returnPressed.connect(self.ask)
        ask = button(_("Ask"))
        ask.clicked.connect(self.ask)
        row.addWidget(self.edit, 1)
        row.addWidget(ask)
        layout.addLayout(row)
        layout.addWidget(self._problem)
        self._problem.hide()
        layout.addSpacing(px(8))
        for _number in range(MOST_QUESTIONS):
            words, age = wrapped(plain_label("", "body")), plain_label("", "small", "muted")
            each = QHBoxLayout()
            each.setContentsMargins(0, px(4), 0, px(4))
            each.addWidget(words, 1)
            each.addWidget(age, 0, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(each)
            self._questions.append((words, age))

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard to the question."""
        self.edit.setFocus()

    def show_room(self, room: Room, _chosen: str) -> None:
        """Say the room as it is now; larger where nothing else is on the screen."""
        self._size_words()
        set_words(self._as_of, _("as of {time}").format(time=brief.as_of(room)))
        for labels, said in zip(self._rows, brief.brief(room), strict=True):
            self._show_line(labels, said)
        asked = brief.questions(room)[:MOST_QUESTIONS]
        for place, (words, age) in enumerate(self._questions):
            found = asked[place] if place < len(asked) else None
            words.setVisible(found is not None)
            age.setVisible(found is not None)
            if found is not None:
                self._show_question(words, age, room, found)
        self.stale = False

    def showEvent(self, event: QShowEvent) -> None:
        """Come into sight; only behind this the style sheet leaves the words the font that they get."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._size_words)

    def _size_words(self) -> None:
        large = font("title", 400) if self._desk.directors else font("body")
        for _caption, words, _age in self._rows:
            words.setFont(large)

    def words_size(self) -> int:
        """Say how large the ten lines are written, in pixels."""
        return self._rows[0][1].font().pixelSize()

    @staticmethod
    def _show_line(labels: tuple[QLabel, QLabel, QLabel], said: Line) -> None:
        caption, words, age = labels
        set_words(caption, said.lead)
        set_words(words, said.text)
        set_tone(words, said.tone)
        set_words(age, said.end)

    @staticmethod
    def _show_question(words: QLabel, age: QLabel, room: Room, asked: Ask) -> None:
        last = asked.last
        answer = last.text if last is not None and not asked.open else _("not answered yet")
        set_words(words, f"{asked.ref}  {asked.text} · {answer or _('answered')}")
        set_tone(words, "" if asked.open else "muted")
        set_words(age, _("{age} ago").format(age=age_text(seconds_between(asked.asked_at, room.now))))

    @Slot(str)
    def _keep(self, text: str) -> None:
        try:
            self._desk.drafts.put(PLACE, text)
        except Unavailable as wrong:
            self._complain(say(wrong))

    @Slot()
    def ask(self) -> None:
        """Put the question into the lead's queue."""
        self._problem.hide()
        try:
            self._sent = self._desk.bridge.submit(self._question())
        except WarRoomError as wrong:
            self._complain(say(wrong))

    def _question(self) -> AskStation:
        lead = self._desk.room.stations.with_duty("lead")
        if lead is None:
            raise Rejected(N_("There is no lead to ask yet. Open the lead's station with Ctrl Shift N."))
        return AskStation(text=self.edit.text(), to=lead.key, origin="directors")

    @Slot(object)
    def _accepted(self, acceptance: Acceptance) -> None:
        if acceptance.command.id == self._sent:
            self._sent = ""
            self.edit.clear()
            self._keep("")

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        if refusal.command.id == self._sent:
            self._sent = ""
            self._complain(say(refusal.error))

    def _complain(self, text: str) -> None:
        set_words(self._problem, text)
        self._problem.show()
