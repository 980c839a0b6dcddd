"""The views of the timeline: use one, keep what is shown now, rename, delete."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogs.closing_row import Way, closing_row
from ui.dialogs.one_line import OneLine
from ui.models.lines import Cell, Column, Line
from ui.panels.line_list import LineList
from ui.shortcuts import key_words
from ui.theme.scale import px
from ui.theme.words import button, plain_label, set_words, wrapped
from warroom.errors import WarRoomError
from warroom.i18n import _
from warroom.services.query import Query
from warroom.services.query_words import query_words
from warroom.services.saying import say
from warroom.services.views import View, Views


class ViewsDialog(QDialog):
    """Lists the views with what each shows; Enter uses one, `Ctrl+N` keeps what is shown now."""

    chosen = Signal(object)

    def __init__(self, views: Views, now: Query, parent: QWidget) -> None:
        super().__init__(parent)
        self._views = views
        self._now = now
        self.setWindowTitle(_("Views of the timeline"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(px(720), px(460))
        self.list = LineList((Column(_("View")), Column(_("What it shows"))), self.windowTitle(), tall=False)
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(18), px(20), px(16))
        layout.setSpacing(px(10))
        layout.addWidget(plain_label(self.windowTitle(), "title"))
        words = _("Shown now: {query}").format(query=query_words(now))
        layout.addWidget(wrapped(plain_label(words, "small", "muted")))
        layout.addWidget(self.list, 1)
        layout.addWidget(self._problem)
        layout.addLayout(self._buttons())
        self.list.opened.connect(self._use)
        self.list.view.installEventFilter(self)
        self._show(views.all()[0])
        self.list.setFocus()

    def _buttons(self) -> QHBoxLayout:
        use = button(_("Use"), _("Enter"), main=True)
        use.clicked.connect(self.use)
        ways: tuple[Way, ...] = (
            (_("Keep what is shown"), "Ctrl N", self.keep),
            (_("Rename"), "F2", self.rename),
            (_("Delete"), key_words("Del"), self.delete),
        )
        return closing_row(ways, use)

    def _show(self, chosen: View) -> None:
        self._all = {str(number): view for number, view in enumerate(self._views.all())}
        lines = [
            Line(key, (Cell(view.words), Cell(query_words(view.read()), tone="muted")))
            for key, view in self._all.items()
        ]
        self.list.show_lines(lines, next(key for key, view in self._all.items() if view == chosen))

    def _selected(self) -> View:
        line = self.list.model.line(self.list.view.currentIndex().row())
        return self._all[line.key if line is not None else "0"]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.use()
        elif event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete()
        elif event.key() == Qt.Key.Key_N and ctrl:
            self.keep()
        else:
            return super().eventFilter(watched, event)
        return True

    @Slot()
    def use(self) -> None:
        """Show the selected view."""
        self.accept()
        self.chosen.emit(self._selected().read())

    @Slot(str)
    def _use(self, _key: str) -> None:
        self.use()

    @Slot()
    def keep(self) -> None:
        """Ask for a name for what is shown now, and keep it."""
        label = _("Name for: {query}").format(query=query_words(self._now))
        dialog = OneLine(_("Keep what is shown as a view"), label, "", _("Keep it"), self)
        dialog.ask(lambda name: self._show(self._views.add(name, self._now)))

    @Slot()
    def rename(self) -> None:
        """Ask for another name of the selected view."""
        view = self._selected()
        dialog = OneLine(_("Rename the view"), query_words(view.read()), "", _("Rename"), self)
        dialog.ask(lambda name: self._show(self._views.rename(view, name)), view.words)

    @Slot()
    def delete(self) -> None:
        """Forget the selected view."""
        view = self._selected()
        try:
            self._views.delete(view)
        except WarRoomError as wrong:
            set_words(self._problem, say(wrong))
            self._problem.show()
            return
        self._problem.hide()
        self._show(self._views.all()[0])
