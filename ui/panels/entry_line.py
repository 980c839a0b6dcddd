"""The entry line: always one key away; plain text and Enter always log a note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.bridge import Acceptance, Bridge, Refusal
from ui.theme.fonts import font
from ui.theme.words import plain_label, repolish, set_words, wrapped
from warroom.domain.rules.timeline import Log
from warroom.errors import Unavailable, WarRoomError
from warroom.i18n import _
from warroom.services.drafts import Drafts
from warroom.services.entry_line import VERBS, read_line, to_command
from warroom.services.saying import say
from warroom.services.times import shown_time
from warroom.services.vocabulary import word

PLACE = "line"


class EntryLine(QWidget):
    """Reads a line, logs it, and keeps it until the log has it."""

    escaped = Signal()

    def __init__(self, bridge: Bridge, drafts: Drafts, desk_keys: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._bridge = bridge
        self._drafts = drafts
        self._desk_keys = desk_keys
        self._sent: dict[str, str] = {}
        self._history: list[str] = []
        self._back = 0
        self._unsent = ""
        self.edit = QLineEdit()
        self._hint = plain_label("", "small", "muted")
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self._build()
        self.edit.setText(drafts.get(PLACE))
        self.edit.textEdited.connect(self._typed)
        self.edit.textChanged.connect(lambda _text: self._explain())
        self.edit.returnPressed.connect(self.send)
        self.edit.installEventFilter(self)
        bridge.loaded.connect(self._explain)
        bridge.accepted.connect(self._accepted)
        bridge.refused.connect(self._refused)
        self.setFocusProxy(self.edit)
        self._explain()

    def _build(self) -> None:
        self._frame = QFrame()
        self._frame.setObjectName("entry")
        self._frame.setFixedHeight(46)
        inner = QHBoxLayout(self._frame)
        inner.setContentsMargins(18, 0, 16, 0)
        inner.setSpacing(14)
        inner.addWidget(plain_label("›", "title", "info"))
        self.edit.setFont(font("body"))
        self.edit.setAccessibleName(_("Entry line"))
        self.edit.setPlaceholderText(
            _("What happened? Enter logs it. /evidence, /hyp, /fix, /decide for the rest")
        )
        inner.addWidget(self.edit, 1)
        inner.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 8, 18, 12)
        layout.setSpacing(6)
        layout.addWidget(self._problem)
        layout.addWidget(self._frame)
        self._problem.hide()
        names = QStringListModel([f"/{verb.names[0]} " for verb in VERBS], self)
        completer = QCompleter(names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.edit.setCompleter(completer)

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

    def _explain(self) -> None:
        text = self.edit.text()
        if not text.strip() or self._bridge.room is None:
            set_words(self._hint, _("Ctrl K all commands"))
            return
        reading = read_line(self._bridge.room, text)
        said = _("Enter logs a {kind}").format(kind=word("type", reading.kind))
        if reading.occurred_at:
            said += " · " + shown_time(self._bridge.room, reading.occurred_at)
        set_words(self._hint, said)

    @Slot()
    def send(self) -> None:
        """Log what stands in the line; text that the rules refuse as something else stays to be mended."""
        text = self.edit.text()
        if not text.strip() or self._bridge.room is None:
            return
        self._problem.hide()
        reading = read_line(self._bridge.room, text)
        command = to_command(reading) if reading.text else Log(text=text)
        try:
            sent = self._bridge.submit(command)
        except WarRoomError as wrong:
            self._show_problem(say(wrong))
            return
        self._sent[sent] = text
        self._history.append(text)
        self._back = 0
        self.edit.setText("")

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
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return self._leave_to_desk(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.escaped.emit()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._recall(1 if event.key() == Qt.Key.Key_Up else -1)
                return True
        return super().eventFilter(watched, event)

    def _leave_to_desk(self, event: QKeyEvent) -> bool:
        """Let the desk have its own keys, which the line would take for editing."""
        keys = QKeySequence(event.keyCombination()).toString()
        typing = keys == "Del" or (keys == "Ctrl+Z" and self.edit.isUndoAvailable())
        if keys not in self._desk_keys or typing:
            return False
        event.ignore()
        return True

    def _recall(self, step: int) -> None:
        wanted = self._back + step
        if 0 <= wanted <= len(self._history):
            if not self._back:
                self._unsent = self.edit.text()
            self._back = wanted
            self.edit.setText(self._history[-wanted] if wanted else self._unsent)
            self._typed(self.edit.text())
