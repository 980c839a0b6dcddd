"""The first five minutes: the few questions still unanswered, each answered in its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Final

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from ui.panels.button_row import ButtonRow
from ui.theme.fonts import font
from ui.theme.scale import px
from ui.theme.words import button, plain_label, set_words, typed_choice, wrapped
from warroom.domain.room import Room
from warroom.domain.rules.first_minutes import QUESTIONS, unanswered
from warroom.errors import N_, Unavailable
from warroom.i18n import _
from warroom.services.drafts import Drafts
from warroom.services.house_words import bands_text
from warroom.services.saying import say
from warroom.services.vocabulary import words
from warroom.services.wording_stations import QUESTIONS as ASKED

PLACE: Final = "first"


class Way(msgspec.Struct, frozen=True):
    """How a question is answered: the hint of its line (none: no line), and its buttons (value, words)."""

    hint: str = ""
    choices: Callable[[Room], tuple[tuple[str, str], ...]] = lambda _room: ()


def _known(texts: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((value, text) for value, text in texts.items() if value != "unknown")


WAYS: Final[dict[str, Way]] = {
    "lead": Way(choices=lambda _room: (("me", _("I lead")),)),
    "words": Way(N_("in their words, not in ours; Enter logs it")),
    "first_hurt": Way(N_("14:05 · -20m · 2026-11-21T14:05; Enter logs it")),
    "affected": Way(choices=lambda room: _known(bands_text(room.house.bands))),
    "scope": Way(choices=lambda _room: _known(words("scope"))),
    "voice": Way(choices=lambda _room: (("me", _("I speak to customers")),)),
    "procedure": Way(N_("its name; Enter logs it"), lambda _room: (("", _("None fits")),)),
}
"""The way of each question; `services/wording_stations.py` has its words."""


class FirstMinutes(QFrame):
    """Asks one question after the other; hidden when none is left."""

    answered = Signal(str, str)
    dismissed = Signal(str, str)
    escaped = Signal()
    asked = Signal(str)

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self.setObjectName("first")
        self._drafts = drafts
        self._open: list[str] = []
        self._shown = ""
        self._room: Room | None = None
        self._dismissing = False
        self._beside = False
        self._buttons: list[QPushButton] = []
        self._caption = plain_label("", "caption", "muted")
        self._question = wrapped(plain_label("", "body", "", 600), selectable=False)
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self.edit = QLineEdit()
        self.edit.setFont(font("body"))
        self.edit.textEdited.connect(self._keep)
        self.edit.returnPressed.connect(self._send)
        self._row = ButtonRow(right=False, parent=self)
        self._head = QHBoxLayout()
        self._low = QHBoxLayout()
        self._build()
        self.hide()

    @property
    def question(self) -> str:
        """The question in sight, by its name."""
        return self._shown

    def _build(self) -> None:
        self._head.setSpacing(px(14))
        self._head.addWidget(self._caption)
        self._head.addWidget(self._question, 1)
        self._low.setSpacing(px(8))
        self._low.addWidget(self.edit, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(18), px(8), px(14), px(10))
        layout.setSpacing(px(6))
        layout.addLayout(self._head)
        layout.addLayout(self._low)
        layout.addWidget(self._problem)
        self._problem.hide()

    def show_room(self, room: Room) -> None:
        """Show what is still unanswered; the question in sight stays until it is answered."""
        self._room = room
        self._open = unanswered(room)
        self.setVisible(bool(self._open))
        if not self._open:
            return
        total = len(QUESTIONS)
        place = _("{count} of {total} open").format(count=len(self._open), total=total)
        set_words(self._caption, " · ".join((_("First five minutes"), place)))
        if self._shown not in self._open:
            after = QUESTIONS.index(self._shown) if self._shown else -1
            following = (each for each in self._open if QUESTIONS.index(each) > after)
            self._show(next(following, self._open[0]))

    def _show(self, name: str) -> None:
        had_keyboard = any(each.hasFocus() for each in (self.edit, *self._buttons))
        self._shown, self._dismissing = name, False
        self._problem.hide()
        set_words(self._question, _(ASKED[name]))
        way = WAYS[name]
        self._show_edit(_(way.hint) if way.hint else "", f"{PLACE}:{name}")
        self._show_choices(way.choices(self._room) if self._room is not None else ())
        self.edit.setCompleter(None)  # type: ignore[arg-type]
        if had_keyboard:
            self.focus_answer()
        self.asked.emit(name)

    def _show_edit(self, hint: str, place: str) -> None:
        self.edit.setVisible(bool(hint))
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(self._question.text())
        self.edit.setProperty("place", place)
        self.edit.setText(self._drafts.get(place) if hint else "")

    def _show_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Give the question its buttons."""
        self._row.hide()
        self._row.deleteLater()
        self._row = ButtonRow(right=False, parent=self)
        self._buttons = [
            self._button(text, partial(self._answer, value), main=True) for value, text in choices
        ]
        if len(self._open) > 1:
            self._buttons.append(self._button(_("Next question"), self.next_question))
        if not self._dismissing:
            self._buttons.append(self._button(_("Not now…"), self.ask_why_not))
        for each in self._buttons:
            self._row.add(each)
        self._beside = self.edit.isHidden() and len(choices) == 1
        self._place_row()
        self._row.show()  # now, so that it can take the keyboard
        for before, after in pairwise((self.edit, *self._buttons)):
            self.setTabOrder(before, after)

    def _place_row(self) -> None:
        """Put the buttons beside the words of the question where there is one answer and room, else under them."""
        wanted = self._caption.sizeHint().width() + self._row.sizeHint().width() + 2 * self._head.spacing()
        wanted += self._question.fontMetrics().horizontalAdvance(self._question.text()) + px(4)
        room = self.contentsRect().width() - px(18) - px(14)
        place, share = (self._head, 0) if self._beside and wanted <= room else (self._low, 2)
        if place.indexOf(self._row) < 0:
            place.addWidget(self._row, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_row()

    def _button(self, text: str, run: Callable[[], None], main: bool = False) -> QPushButton:
        made = button(text, quiet=not main, main=main)
        made.clicked.connect(lambda _checked=False: run())
        return made

    def focus_answer(self) -> None:
        """Put the keyboard where the question in sight is answered."""
        if not self.edit.isHidden():
            self.edit.setFocus()
        elif self._buttons:
            self._buttons[0].setFocus()

    def suggest(self, question: str, answers: list[str]) -> None:
        """Offer answers while one types, if this question is still in sight."""
        if question != self._shown or not answers:
            return
        self.edit.setCompleter(typed_choice(answers, self.edit))

    @Slot()
    def next_question(self) -> None:
        """Go on to the next question and leave this one open."""
        if self._open:
            place = self._open.index(self._shown) + 1 if self._shown in self._open else 0
            self._show(self._open[place % len(self._open)])
            self.focus_answer()

    @Slot()
    def ask_why_not(self) -> None:
        """Ask for the reason why the question in sight is not answered."""
        self._dismissing = True
        self._show_choices(())
        self._show_edit(_("Why not now? Enter dismisses the question"), f"{PLACE}:{self._shown}:why")
        self.edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self._dismissing:
                self._show(self._shown)
                self.focus_answer()
            else:
                self.escaped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QPushButton):
            at = self.focusWidget()
            assert isinstance(at, QPushButton)
            at.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and isinstance(self.focusWidget(), QPushButton):
            self.focusNextPrevChild(key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _send(self) -> None:
        text = self.edit.text().strip()
        if not text:
            self.complain(_("Write a few words here."))
        elif self._dismissing:
            self.dismissed.emit(self._shown, text)
        else:
            self._answer(text)

    def _answer(self, value: str) -> None:
        self._problem.hide()
        self.answered.emit(self._shown, value)

    def took(self) -> None:
        """Forget what was typed: the log has it."""
        self.edit.setText("")
        self._keep("")

    @Slot(str)
    def _keep(self, text: str) -> None:
        try:
            self._drafts.put(str(self.edit.property("place")), text)
        except Unavailable as wrong:
            self.complain(say(wrong))

    def complain(self, text: str) -> None:
        """Say why an answer was not taken; what was typed stays."""
        set_words(self._problem, text)
        self._problem.show()
