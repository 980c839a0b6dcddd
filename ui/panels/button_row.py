"""Buttons in a row as wide as there is room; what does not fit waits behind the last one."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui.theme.scale import px
from ui.theme.words import button
from warroom.i18n import _


class ButtonRow(QWidget):
    """Never asks for more width than it gets: buttons that do not fit are in a menu."""

    def __init__(self, right: bool, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._right = right
        self._gap = px(gap)
        self._buttons: list[QAbstractButton] = []
        self._more = button("⋯", quiet=True)
        self._more.setAccessibleName(_("More"))
        self._more.setParent(self)
        self._more.clicked.connect(self._open_menu)
        self._more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, made: QAbstractButton) -> None:
        """Add a button at the end."""
        made.setParent(self)
        made.show()
        self._buttons.append(made)
        self._more.setParent(None)
        self._more.setParent(self)  # so that Tab reaches it after what it follows
        self.updateGeometry()
        self.arrange()

    def sizeHint(self) -> QSize:
        sizes = [each.sizeHint() for each in self._buttons]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._more.sizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put the buttons at their places; to be called when the words of one changed."""
        fitting = self._fitting()
        self._more.setVisible(fitting < len(self._buttons))
        shown: list[QAbstractButton] = [
            *self._buttons[:fitting],
            *([self._more] if self._more.isVisibleTo(self) else []),
        ]
        used = sum(each.sizeHint().width() for each in shown) + self._gap * max(0, len(shown) - 1)
        left = max(0, self.width() - used) if self._right else 0
        for place, each in enumerate(self._buttons):
            each.setVisible(place < fitting)
        for each in shown:
            size = each.sizeHint()
            each.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
            left += size.width() + self._gap

    def _fitting(self) -> int:
        widths = [each.sizeHint().width() for each in self._buttons]
        if sum(widths) + self._gap * max(0, len(widths) - 1) <= self.width():
            return len(widths)
        used, count = self._more.sizeHint().width(), 0
        for width in widths:
            used += width + self._gap
            if used > self.width():
                break
            count += 1
        return count

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for each in self._buttons:
            if not each.isVisibleTo(self):
                item = menu.addAction(each.accessibleName())
                item.triggered.connect(each.click)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
