"""The inspector: what is selected, in full, with everything linked to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.shortcuts import key_words
from ui.theme import scale
from ui.theme.fonts import Role, font, metrics
from ui.theme.words import button, one_line_width, plain_label, rule, two_lines, wrapped
from warroom.i18n import _
from warroom.services.sheets import Fact, Line, Section, Sheet

MOST_LINES = 14
MOST_LEAD = 17
"""Letters of what stands before a line; more are broken into lines of their own."""
LONGEST_SIGN = 3
"""Characters of a rating at a line's end; what is longer is words."""
LONGEST_VALUE = 60
"""Letters of a fact that stand at the right of its name; a longer text is read under it."""
LONGEST_END = 28
"""Letters at a line's end that stay on one line."""
TAB = Qt.FocusPolicy.TabFocus
Offer = tuple[str, str, Callable[[], None]]


class _Clickable(QWidget):
    """A line that opens what it is about, by mouse or by Enter."""

    def __init__(self, name: str, open_: Callable[[], None]) -> None:
        super().__init__()
        self._open = open_
        self.setObjectName("link")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
            return
        super().keyPressEvent(event)


class Inspector(QScrollArea):
    """Shows a sheet; a line with a stream opens it."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("right")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Inspector"))
        self._sheet: Sheet | None = None
        self._offers: tuple[str, ...] = ()
        self._choices: list[QPushButton] = []
        self._grid = QGridLayout()
        self.picture_of: Callable[[str], QWidget | None] | None = None
        """Makes the small picture of a file; None where there are no pictures."""

    def show_sheet(self, sheet: Sheet, offers: Sequence[Offer]) -> None:
        """Show a sheet with the buttons of what can be done with it; the same sheet is left alone."""
        names = tuple(f"{offer[0]} {offer[1]}" for offer in offers)
        if sheet == self._sheet and names == self._offers:
            return
        place = (
            self.verticalScrollBar().value() if self._sheet and self._sheet.caption == sheet.caption else 0
        )
        self._sheet, self._offers, self._choices = sheet, names, []
        held = self._held()
        inner = QWidget()
        inner.setObjectName("sheet")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(scale.px(22), scale.px(18), scale.px(22), scale.px(18))
        layout.setSpacing(0)
        self._fill(layout, sheet, offers)
        layout.addStretch(1)
        self.setWidget(inner)
        self.verticalScrollBar().setValue(place)
        if held is not None:
            self._give_back(inner, held)

    def _held(self) -> str | None:
        """Name the part of the old sheet that has the keyboard, which goes with it; None if none has."""
        old, at = self.widget(), self.window().focusWidget()
        parts = old.findChildren(QWidget) if old else []
        return next((each.accessibleName() for each in parts if each is at), None)

    def _give_back(self, inner: QWidget, name: str) -> None:
        """Give the keyboard to the same part of the new sheet, or else to the inspector."""
        parts = inner.findChildren(QWidget)
        same = (each for each in parts if each.accessibleName() == name and each.focusPolicy() & TAB)
        next(same, self).setFocus()

    def _fill(self, layout: QVBoxLayout, sheet: Sheet, offers: Sequence[Offer]) -> None:
        if not sheet.title and not sheet.caption:
            layout.addWidget(
                wrapped(plain_label(_("Nothing selected"), "body", "muted", 600), selectable=False)
            )
            layout.addSpacing(scale.px(6))
            hint = _("Arrows move in a list; what is selected is shown here with everything linked to it.")
            layout.addWidget(wrapped(plain_label(hint, "small", "muted"), selectable=False))
            return
        layout.addWidget(wrapped(plain_label(sheet.caption, "caption", "muted"), selectable=False))
        layout.addSpacing(scale.px(8))
        role = "title" if len(sheet.title) < 140 else "body"
        title = wrapped(plain_label(sheet.title, role, "dim" if sheet.struck else ""))  # type: ignore[arg-type]
        if sheet.struck:
            struck = font(role)  # type: ignore[arg-type]
            struck.setStrikeOut(True)
            title.setFont(struck)
        layout.addWidget(title)
        layout.addSpacing(scale.px(12))
        picture = self.picture_of(sheet.picture) if sheet.picture and self.picture_of else None
        if picture is not None:
            layout.addWidget(picture)
        for fact in sheet.facts:
            layout.addWidget(rule())
            layout.addLayout(self._fact(fact))
        if sheet.facts:
            layout.addWidget(rule())
        if offers:
            layout.addSpacing(scale.px(14))
            layout.addLayout(self._buttons(offers))
        for section in sheet.sections:
            self._section(layout, section)

    def _fact(self, fact: Fact) -> QBoxLayout:
        """Put a value at the right of its name, or under it where it is a text to read."""
        under = len(fact.value) > LONGEST_VALUE
        row = QVBoxLayout() if under else QHBoxLayout()
        row.setContentsMargins(scale.px(6), scale.px(6), scale.px(6), scale.px(6))
        row.setSpacing(scale.px(3 if under else 14))
        row.addWidget(plain_label(fact.name, "small", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        value = wrapped(plain_label(fact.value, "small", fact.tone))
        if not under:
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(value, 1)
        return row

    def _buttons(self, offers: Sequence[Offer]) -> QGridLayout:
        self._grid = QGridLayout()
        self._grid.setSpacing(scale.px(8))
        self._choices = [button(words, quiet=True) for words, _keys, _run in offers]
        for each, (_words, keys, run) in zip(self._choices, offers, strict=True):
            each.setToolTip(key_words(keys))
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            each.clicked.connect(lambda _checked=False, run=run: run())
        self._flow()
        return self._grid

    def _flow(self) -> None:
        """Put the buttons two abreast where the words of all have room, else one below the other."""
        widths = [one_line_width(each) for each in self._choices]
        room = self.width() - scale.px(60)
        across = 2 if 2 * max(widths, default=0) + scale.px(8) <= room else 1
        for number, (each, width) in enumerate(zip(self._choices, widths, strict=True)):
            words = each.accessibleName()
            each.setText(words if width <= room else two_lines(words))
            self._grid.addWidget(each, number // across, number % across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()

    def _section(self, layout: QVBoxLayout, section: Section) -> None:
        layout.addSpacing(scale.px(20))
        layout.addWidget(wrapped(plain_label(section.caption, "caption", "muted"), selectable=False))
        layout.addSpacing(scale.px(6))
        leads = [line.lead for line in section.lines]
        role: Role = "mono_small" if any(map(str.isdigit, "".join(leads))) else "small"
        widths = (metrics(role).horizontalAdvance(lead[:MOST_LEAD]) for lead in leads)
        wide = ceil(max(widths, default=0)) + scale.px(4) if any(leads) else 0
        most = len(section.lines) if section.whole else MOST_LINES
        for line in section.lines[:most]:
            layout.addWidget(self._line(line, role, wide))
        left = len(section.lines) - most
        if left > 0:
            layout.addWidget(plain_label(_("{count} more").format(count=left), "small", "muted"))

    def _line(self, line: Line, role: Role, wide: int) -> QWidget:
        name = f"{line.lead} {line.text}".strip()
        made = _Clickable(name, lambda: self.opened.emit(line.stream)) if line.stream else QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, scale.px(3), 0, scale.px(3))
        row.setSpacing(scale.px(10))
        if wide:
            lead = plain_label(line.lead, role, "muted")
            lead.setWordWrap(len(line.lead) > MOST_LEAD)
            lead.setFixedWidth(wide)
            row.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
        text = wrapped(plain_label(line.text, "small", line.tone), selectable=False)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 2)
        if line.end:
            sign = len(line.end) <= LONGEST_SIGN
            end = plain_label(line.end, "mono" if sign else "small", "" if sign else "muted")
            if len(line.end) > LONGEST_END:
                wrapped(end, selectable=False).setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(end, 1 if end.wordWrap() else 0, Qt.AlignmentFlag.AlignTop)
        return made
