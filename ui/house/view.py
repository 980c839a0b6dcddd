"""The house in the window: its pages at the left, the list, what is selected; back with Esc."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.bridge import Bridge, Refusal
from ui.desk.shortcuts import Shortcuts
from ui.dialogs.form import Form, FormDialog
from ui.errands import Errands
from ui.house.actions import ACTIONS, BY_ID, HouseAction
from ui.house.pages import BY_NAME, PAGES
from ui.palette import Palette
from ui.panels.footer import Footer
from ui.panels.inspector import Inspector
from ui.panels.left import Item
from ui.panels.list_page import ListPage
from ui.panels.message import MessageBar
from ui.shortcuts import KEYS, worded
from ui.theme.scale import px
from ui.theme.words import button, plain_label, set_words
from warroom.domain.changes import Changes
from warroom.domain.room import Room
from warroom.errors import WarRoomError
from warroom.i18n import _
from warroom.reports.record_summary import shorten
from warroom.services.drafts import Drafts
from warroom.services.inspecting import sheet
from warroom.services.saying import say
from warroom.services.sheets import Sheet

TITLE_LETTERS = 70
"""Letters of the name that the head shows; the page of the company shows all."""
MARK = "#"
"""What stands between a stream and the line of a list about it, where a stream has many."""


class HouseView(QWidget):
    """Shows the house log that a bridge follows; everything in it comes from `bridge.room`."""

    left = Signal()

    def __init__(self, bridge: Bridge, drafts: Drafts) -> None:
        super().__init__()
        self.bridge = bridge
        self.drafts = drafts
        self.errands = Errands(self)
        self.current = "procedures"
        self.selected = ""
        self.inspector = Inspector()
        self.message = MessageBar()
        self.footer = Footer()
        self._title = plain_label("", "title")
        self._stack = QStackedWidget()
        self._items: dict[str, Item] = {}
        self._pages: dict[str, ListPage] = {}
        self._build()
        self._add_shortcuts()
        bridge.changed.connect(self._take)
        bridge.refused.connect(self._refused)
        bridge.accepted.connect(self.message.clear)
        bridge.state_changed.connect(self._show_state)
        self.inspector.opened.connect(self.choose)
        self.go(self.current)
        self._show_state()

    @property
    def room(self) -> Room:
        """The house log, folded."""
        return self.bridge.ready

    @property
    def page(self) -> ListPage:
        """The page in sight."""
        return self._pages[self.current]

    def _build(self) -> None:
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.message)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._side())
        body.addLayout(middle, 1)
        body.addWidget(self.inspector)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        outer.addLayout(body, 1)
        outer.addWidget(self.footer)
        self._fit()

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("strip")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(px(64))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(18), 0, px(14), 0)
        row.setSpacing(px(18))
        row.addWidget(plain_label(_("The house"), "caption", "muted"))
        self._title.setMinimumWidth(1)
        row.addWidget(self._title, 1)
        back = button(_("Back to where you were"), "Esc", quiet=True)
        back.clicked.connect(self.leave)
        row.addWidget(back)
        return head

    def _side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("left")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(px(216))
        layout = QVBoxLayout(side)
        layout.setContentsMargins(px(10), px(12), px(10), px(12))
        layout.setSpacing(px(2))
        for kind in PAGES:
            item = Item(kind.name, _(kind.words))
            item.setToolTip(_(kind.purpose))
            item.chosen.connect(self.go)
            self._items[kind.name] = item
            layout.addWidget(item)
        layout.addStretch(1)
        return side

    def _make(self, name: str) -> ListPage:
        kind = BY_NAME[name]
        page = ListPage(kind, table=1)
        page.list.picked.connect(self.choose)
        page.list.opened.connect(lambda _key: self.do_by_id("house.change"))
        actions = [BY_ID[each] for each in kind.buttons]
        page.add_buttons([(action.words, "", partial(self.do, action)) for action in actions])
        self._stack.addWidget(page)
        return page

    def _add_shortcuts(self) -> None:
        Shortcuts(self, ACTIONS, self.do)
        back = QShortcut(QKeySequence("Esc"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.leave)
        KEYS.changed.connect(self._show_sheet)

    def do(self, action: HouseAction) -> None:
        """Do an action; what the rules refuse is said under the list."""
        self.message.clear()
        try:
            action.run(self)
        except WarRoomError as wrong:
            self.tell(wrong)

    def do_by_id(self, name: str) -> None:
        """Do the action of a name."""
        self.do(BY_ID[name])

    def ask(self, form: Form) -> FormDialog:
        """Open a form over the house."""
        dialog = FormDialog(form, self.bridge, self.drafts, self)
        dialog.open()
        return dialog

    def say(self, text: str) -> None:
        """Say something in passing, in the footer."""
        self.footer.say(text)

    def tell(self, wrong: BaseException) -> None:
        """Say what went wrong, until the next action."""
        self.message.show_problem(worded(say(wrong), 1, named=False))

    def leave(self) -> None:
        """Ask the window to go back to where one was."""
        self.left.emit()

    def open_palette(self) -> None:
        """Open the list of all actions that fit now."""
        fitting = [action for action in ACTIONS if not action.about or self._item() is not None]
        palette = Palette(fitting, [], self)
        palette.chosen.connect(self.do_by_id)
        palette.open()

    def _item(self) -> object | None:
        return self.room.house.item(self.selected)

    @Slot(str)
    def go(self, page: str) -> None:
        """Go to a page, with its list ready for the arrows."""
        self.current = page
        if page not in self._pages:
            self._pages[page] = self._make(page)
        self._stack.setCurrentWidget(self.page)
        self.selected = ""
        self._show()
        self.page.setFocus()
        self.selected = self.page.choose_first().partition(MARK)[0]
        self._show_sheet()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Select a thing and show it in full."""
        self.selected = key.partition(MARK)[0]
        self._show_sheet()

    def _show(self) -> None:
        room = self.room
        company = next(iter(room.house.company.values()), None)
        set_words(self._title, shorten(company.name, TITLE_LETTERS) if company else "")
        for kind in PAGES:
            end, tone = kind.end(room)
            self._items[kind.name].show_state(end, tone, current=kind.name == self.current)
        line = self.page.list.model.line(self.page.list.view.currentIndex().row())
        self.page.show_room(room, line.key if line else self.selected)

    @Slot()
    def _show_sheet(self) -> None:
        if self.bridge.room is None:  # the house was closed, and this is on its way out
            return
        item = self.room.house.item(self.selected)
        found = sheet(self.room, self.selected) if item else Sheet("", "")
        offers = [
            (action.words, action.keys, partial(self.do, action))
            for action in ACTIONS
            if item is not None and action.about
        ]
        self.inspector.show_sheet(found, offers)

    @Slot(object)
    def _take(self, changes: Changes) -> None:
        for row in changes.added:
            if self.room.house.item(row.stream) is not None:
                self.selected = row.stream
        self._show()
        if changes.added:
            self.page.list.choose(self.selected)
            self.page.reveal(self.selected)
        self._show_sheet()

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        self.tell(refusal.error)

    @Slot()
    def _show_state(self) -> None:
        self.footer.show_state(self.bridge, self.bridge.person)

    def _fit(self) -> None:
        self.inspector.setFixedWidth(max(px(300), min(px(520), int(self.width() * 0.28))))

    def resizeEvent(self, _event: object) -> None:
        self._fit()
