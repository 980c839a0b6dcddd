"""The preview of pasted lines: each as the entry it will be, switched off or made another kind, then logged."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.bridge import Acceptance, Bridge, Refusal
from ui.models import pasting as preview
from ui.panels.line_list import LineList
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, set_words, wrapped
from warroom.errors import Unavailable, WarRoomError
from warroom.i18n import _, ngettext
from warroom.services.drafts import Drafts
from warroom.services.pasting import Pasted, command_of, left, next_kind, read_paste
from warroom.services.saying import say

PLACE: Final = "dialog:paste"


class PasteDialog(QDialog):
    """Logs pasted lines in their order, one by one; what is not logged yet stays, also after a crash."""

    def __init__(self, bridge: Bridge, drafts: Drafts, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._drafts = bridge, drafts
        self.rows: list[Pasted] = left(bridge.ready, kept(drafts))
        self._sent = ""
        self._stopping = False
        self._whole = self._done = 0
        self.setWindowTitle(_("Paste as entries"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = LineList(preview.columns(), _("Entries"), tall=False)
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self._progress = QProgressBar()
        self._count = plain_label("", "small", "muted")
        self.log_button = button("", main=True)
        self._cancel = button(_("Cancel"))
        self._build()
        fresh = read_paste(bridge.ready, text)
        if [row.text for row in fresh] != [row.text for row in self.rows[-len(fresh) :]]:
            self.rows += fresh
        self._keep()
        self.list.choose_first()
        self.list.view.setFocus()
        bridge.accepted.connect(self._accepted)
        bridge.refused.connect(self._refused)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(22), px(20), px(22), px(18))
        outer.setSpacing(px(12))
        outer.addWidget(wrapped(plain_label(_("Paste as entries"), "title")))
        help_ = _(
            "Space switches a line off or on · left and right change its kind · Esc keeps them as a draft"
        )
        outer.addWidget(wrapped(plain_label(help_, "small", "muted")))
        outer.addWidget(self.list, 1)
        outer.addWidget(self._problem)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(px(6))
        self._progress.setAccessibleName(_("How many are logged"))
        outer.addWidget(self._progress)
        outer.addLayout(self._buttons())
        self._problem.hide()
        self._progress.hide()
        self.list.view.installEventFilter(self)
        self.resize(px(1080), line(560))
        self.setMinimumSize(px(520), line(300))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        away = button(_("Throw all away"), quiet=True)
        away.clicked.connect(self._throw_away)
        self._cancel.clicked.connect(self.reject)
        self.log_button.clicked.connect(self.send)
        row.addWidget(away)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.log_button)
        return row

    def _held(self) -> tuple[str, ...]:
        stations, actor = self._bridge.ready.stations.by_key.values(), self._bridge.actor
        return tuple(each.key for each in stations if each.seat and each.seat.person == actor)

    def _keep(self) -> None:
        """Show the lines as they are, and keep them on disk."""
        chosen = self._chosen()
        made = preview.lines(self._bridge.ready, self.rows, self._bridge.station, self._held())
        self.list.show_lines(made, str(chosen) if chosen >= 0 else "")
        wanted = sum(row.on for row in self.rows)
        words = ngettext("Log {count} entry", "Log {count} entries", wanted).format(count=wanted)
        self.log_button.setText(words)
        self.log_button.setAccessibleName(words)
        self.log_button.setEnabled(bool(wanted) and not self._sent)
        try:
            self._drafts.put(PLACE, msgspec.json.encode(self.rows).decode() if self.rows else "")
        except Unavailable as wrong:
            self._show_problem(say(wrong))

    def _chosen(self) -> int:
        return min(self.list.view.currentIndex().row(), len(self.rows) - 1)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or self._sent:
            return False
        place, step = self._chosen(), {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if place < 0 or not (step or event.key() == Qt.Key.Key_Space):
            return False
        row = self.rows[place]
        turned = (
            next_kind(self._bridge.ready, row, step) if step else msgspec.structs.replace(row, on=not row.on)
        )
        self.rows[place] = turned
        self._keep()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
            return
        super().keyPressEvent(event)

    @Slot()
    def send(self) -> None:
        """Log the first line that is switched on; the others follow as each is taken."""
        if self._sent or not any(row.on for row in self.rows):
            return
        self._whole, self._done = sum(row.on for row in self.rows), 0
        self._progress.setRange(0, self._whole)
        self._progress.show()
        self._problem.hide()
        self._go_on()

    def _next(self) -> int:
        return next((place for place, row in enumerate(self.rows) if row.on), -1)

    def _go_on(self) -> None:
        place = self._next()
        if place < 0:
            self._finish()
            return
        try:
            made = command_of(self._bridge.ready, self.rows[place], self._held())
            self._sent = self._bridge.submit(made)
        except WarRoomError as wrong:
            self._stop(say(wrong))
            return
        self.log_button.setEnabled(False)
        self._say_done()

    def _say_done(self) -> None:
        self._progress.setValue(self._done)
        set_words(self._count, _("{done} of {count} logged").format(done=self._done, count=self._whole))

    def reject(self) -> None:
        """Stop after the line that is under way; where none is, keep the lines as a draft and close."""
        if self._sent:
            self._stopping = True
        else:
            super().reject()

    @Slot(object)
    def _accepted(self, acceptance: Acceptance) -> None:
        if acceptance.command.id != self._sent:
            return
        self._sent = ""
        self._done += 1
        del self.rows[self._next()]
        self._keep()
        if self._stopping:
            self._stopping = False
            self._say_done()
        else:
            self._go_on()

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        if refusal.command.id == self._sent:
            self._sent = ""
            self._stop(say(refusal.error))

    def _stop(self, reason: str) -> None:
        """Say why a line was not taken; it and those after it stay."""
        place = self._next()
        self._keep()
        self.list.choose(str(place))
        self._show_problem(
            _("Line {number}: {reason} Change its kind or switch it off, then go on.").format(
                number=place + 1, reason=reason
            )
        )

    def _finish(self) -> None:
        """Forget the draft, with what was switched off, and close."""
        self.rows = []
        self._keep()
        self.accept()

    def _throw_away(self) -> None:
        self.rows = []
        self._keep()
        self.reject()

    def _show_problem(self, text: str) -> None:
        set_words(self._problem, text)
        self._problem.show()


def kept(drafts: Drafts) -> list[Pasted]:
    """Give the lines that were pasted and not logged yet; none if they cannot be read."""
    try:
        return msgspec.json.decode(drafts.get(PLACE) or "[]", type=list[Pasted])
    except msgspec.MsgspecError:
        return []
