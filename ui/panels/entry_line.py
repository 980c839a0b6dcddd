"""The entry line: always one key away; plain text and Enter always log a note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import Acceptance, Bridge, Refusal
from ui.panels.completion import CompletionList
from ui.panels.line_edit import LineEdit
from ui.shortcuts import KEYS, worded
from ui.theme.fonts import font, metrics
from ui.theme.scale import line, px
from ui.theme.words import plain_label, repolish, set_words, wrapped
from warroom.errors import Unavailable, WarRoomError
from warroom.i18n import _
from warroom.services.completing import Candidate, Completion, complete
from warroom.services.drafts import Drafts
from warroom.services.entry_line import understand
from warroom.services.line_commands import to_command
from warroom.services.line_hint import hint
from warroom.services.line_history import LineHistory
from warroom.services.saying import say

PLACE = "line"


class EntryLine(QWidget):
    """Reads a line, logs it, and keeps it until the log has it."""

    escaped = Signal()
    many_pasted = Signal(str)

    def __init__(
        self, bridge: Bridge, drafts: Drafts, desk_keys: Callable[[], frozenset[str]] = frozenset
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._drafts = drafts
        self._desk_keys = desk_keys
        self._sent: dict[str, str] = {}
        self._history = LineHistory(drafts.history)
        self._back = 0
        self._unsent = ""
        self.edit = LineEdit()
        self.completions = CompletionList(self)
        self._hint = plain_label("", "small", "muted")
        self._others = plain_label("", "small", "muted")
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self._build()
        self.edit.setText(drafts.get(PLACE))
        self.edit.textEdited.connect(self._edited)
        self.edit.many_pasted.connect(self.many_pasted.emit)
        self.completions.picked.connect(self._take)
        self.edit.textChanged.connect(lambda _text: self._explain())
        self.edit.returnPressed.connect(self.send)
        self.edit.installEventFilter(self)
        KEYS.changed.connect(self._explain)
        bridge.loaded.connect(self._explain)
        bridge.accepted.connect(self._accepted)
        bridge.refused.connect(self._refused)
        self.setFocusProxy(self.edit)
        self._explain()

    def _build(self) -> None:
        self._frame = QFrame()
        self._frame.setObjectName("entry")
        self._frame.setFixedHeight(line(46))
        inner = QHBoxLayout(self._frame)
        inner.setContentsMargins(px(18), 0, px(16), 0)
        inner.setSpacing(px(14))
        inner.addWidget(plain_label("›", "title", "info"))
        self.edit.setFont(font("body"))
        self.edit.setAccessibleName(_("Entry line"))
        self.edit.set_hints(
            _("What happened? Enter logs it. /evidence, /hyp, /fix, /decide for the rest"),
            _("What happened? Enter logs it."),
        )
        inner.addWidget(self.edit, 1)
        inner.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(18), px(8), px(18), px(2))
        layout.setSpacing(px(1))
        self._problem.setContentsMargins(0, 0, 0, px(5))
        layout.addWidget(self._problem)
        layout.addWidget(self._frame)
        # It has its place also while nobody writes: nothing moves when it comes and goes.
        self._others.setFixedHeight(line(18))
        self._others.setMinimumWidth(1)
        self._others.setContentsMargins(px(18), 0, px(16), 0)
        layout.addWidget(self._others)
        self._problem.hide()

    def show_others(self, words: str) -> None:
        """Say below the line who else is writing now."""
        room = max(px(120), self._frame.width() - px(34))
        set_words(self._others, metrics("small").elidedText(words, Qt.TextElideMode.ElideRight, room))

    def text(self) -> str:
        """Give what stands in the line."""
        return self.edit.text()

    @Slot()
    def forget(self) -> None:
        """Empty the line: its words were logged by other means."""
        self.edit.setText("")
        self._typed("")

    @Slot(str)
    def type_on(self, text: str) -> None:
        """Take the focus and go on with a key that was pressed elsewhere."""
        self.edit.setFocus()
        self.edit.insert(text)
        self._typed(self.edit.text())

    def _typed(self, text: str) -> None:
        """Keep on disk what the log does not have yet: lines under way, and what is being typed."""
        try:
            self._drafts.put(PLACE, " ".join(filter(None, (*self._sent.values(), text))))
        except Unavailable as wrong:
            self._show_problem(say(wrong))

    def _held(self) -> tuple[str, ...]:
        """Name the stations as which the person at this desk may speak."""
        stations, actor = self._bridge.ready.stations.by_key.values(), self._bridge.actor
        return tuple(each.key for each in stations if each.seat and each.seat.person == actor)

    @Slot()
    def _explain(self) -> None:
        """Say at the right what Enter will do, and colour what it was read from."""
        text = self.edit.text()
        if not text.strip() or self._bridge.room is None:
            set_words(self._hint, worded(_("Ctrl K all commands")))
            return
        read = understand(self._bridge.room, text, self._held())
        said = hint(self._bridge.room, read.reading)
        room = max(px(120), self._frame.width() // 2)
        set_words(self._hint, metrics("small").elidedText(said, Qt.TextElideMode.ElideRight, room))
        self.edit.paint_marks((token.start, token.end) for token in read.tokens)

    @Slot()
    def send(self) -> None:
        """Log what stands in the line; text that the rules refuse as something else stays to be mended."""
        text = self.edit.text()
        if not text.strip() or self._bridge.room is None:
            return
        self._problem.hide()
        self.completions.close_list()
        try:
            sent = self._bridge.submit(to_command(understand(self._bridge.room, text, self._held()).reading))
        except WarRoomError as wrong:
            self._show_problem(say(wrong))
            return
        self._sent[sent] = text
        self._history.add(text)
        self._back = 0
        self.edit.setText("")

    @Slot(str)
    def _edited(self, text: str) -> None:
        """Keep what is typed, and offer what fits the word at the cursor."""
        self._typed(text)
        self._offer()

    def _offer(self) -> None:
        room = self._bridge.room
        found = complete(room, self.edit.text(), self.edit.cursorPosition()) if room is not None else None
        if found is None or _said_already(found, self.edit.text()) or not self.edit.hasFocus():
            self.completions.close_list()
        else:
            self.completions.offer(found, self._frame)

    @Slot(object)
    def _take(self, candidate: Candidate | None) -> None:
        """Put a candidate in the place of the word that was begun."""
        completion = self.completions.completion
        if completion is None or candidate is None:
            return
        self.edit.setSelection(completion.start, completion.end - completion.start)
        self.edit.insert(candidate.word + " ")
        self._typed(self.edit.text())
        self._offer()

    @Slot(object)
    def _accepted(self, acceptance: Acceptance) -> None:
        if self._sent.pop(acceptance.command.id, None) is not None:
            self._problem.hide()
            self._typed(self.edit.text())

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        text = self._sent.pop(refusal.command.id, None)
        if text is None:
            return
        typed = self.edit.text()
        self.edit.setText(f"{text} {typed}".strip() if typed else text)
        self._typed(self.edit.text())
        kept = _("What you wrote is still in the line; Enter tries again.")
        self._show_problem(f"{say(refusal.error)} {kept}")

    def _show_problem(self, text: str) -> None:
        set_words(self._problem, text)
        self._problem.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._frame.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            repolish(self._frame)
            self.completions.close_list()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return self._leave_to_desk(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self.completions.completion is not None and self._in_list(event.key()):
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.escaped.emit()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._recall(1 if event.key() == Qt.Key.Key_Up else -1)
                return True
        return super().eventFilter(watched, event)

    def _in_list(self, key: int) -> bool:
        """Let a key work in the list of what fits; false for keys that are not for it."""
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape:
            self.completions.close_list()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.completions.move_on(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Tab or (enter and self.completions.takes_enter()):
            self._take(self.completions.current())
        else:
            return False
        return True

    def _leave_to_desk(self, event: QKeyEvent) -> bool:
        """Let the desk have its own keys, which the line would take for editing."""
        keys = QKeySequence(event.keyCombination()).toString()
        typing = keys == "Del" or (keys == "Ctrl+Z" and self.edit.isUndoAvailable())
        if typing or keys not in self._desk_keys():
            return False
        event.ignore()
        return True

    def _recall(self, step: int) -> None:
        wanted = self._back + step
        if 0 <= wanted <= len(self._history.lines):
            if not self._back:
                self._unsent = self.edit.text()
            self._back = wanted
            self.edit.setText(self._history.lines[-wanted] if wanted else self._unsent)
            self._typed(self.edit.text())


def _said_already(found: Completion, text: str) -> bool:
    """Say whether all that is offered is the very word that stands there."""
    typed = text[found.start : found.end].casefold()
    return [each.word.casefold() for each in found.candidates] == [typed]
