"""About the program: versions, database, log; and diagnostics that a person may send."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import Qt, Signal, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogs.closing_row import Way, closing_row
from ui.errands import Errands
from ui.stall import RECENT
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, set_words, wrapped
from warroom import config
from warroom.clock import real_now
from warroom.errors import N_, Unavailable
from warroom.i18n import _
from warroom.services.database import Database
from warroom.services.diagnostics import database_kind, database_place, diagnostics, versions
from warroom.services.saying import say

if TYPE_CHECKING:
    from ui.bridge import Bridge


def screen_lines() -> list[str]:
    """Describe Qt and the screens for the diagnostics: sizes, no names."""
    app = QGuiApplication.instance()
    lines = [f"Qt {qVersion()}, PySide6 {PySide6.__version__}, {QGuiApplication.platformName()}"]
    for number, screen in enumerate(QGuiApplication.screens() if app else (), start=1):
        box = screen.geometry()
        lines.append(
            f"screen {number}: {box.width()}x{box.height()} at {box.x()},{box.y()} "
            f"scale {screen.devicePixelRatio():g} {screen.logicalDotsPerInch():.0f} dpi"
        )
    return lines


def stall_lines() -> list[str]:
    """Describe the times that the window did not answer, for the diagnostics."""
    return [
        part
        for stall in list(RECENT)
        for part in (f"{stall.at} {stall.seconds:.2f} s", *(f"  {each}" for each in stall.frames))
    ]


class AboutDialog(QDialog):
    """Shows what is at work and saves the diagnostics; `saved` tells where."""

    saved = Signal(str)

    def __init__(self, store: Database, parent: QWidget, bridge: Bridge | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._log = ""
        self._errands = Errands(self)
        if bridge is not None and bridge.room is not None:
            state = "damaged" if bridge.verified.finding else "intact"
            self._log = f"{bridge.room.seq} entries, {state}"
        self.setWindowTitle(_("About War Room"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(line(620))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(26), px(22), px(26), px(18))
        layout.setSpacing(px(14))
        layout.addWidget(plain_label(_("War Room"), "title"))
        words = _("Mission control for a live customer crisis. What happens is a log that nobody alters.")
        layout.addWidget(wrapped(plain_label(words, "small", "muted")))
        self.facts = self._facts(bridge)
        layout.addLayout(self._grid())
        hint = _("The diagnostics hold versions and places in the program, no names, no texts, no addresses.")
        layout.addWidget(wrapped(plain_label(hint, "small", "muted")))
        self._said = wrapped(plain_label("", "small", "info"))
        layout.addWidget(self._said)
        layout.addLayout(self._buttons())
        self._close.setFocus()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _facts(self, bridge: Bridge | None) -> list[tuple[str, str]]:
        known = versions()
        log = ""
        if bridge is not None and bridge.room is not None:
            log = str(bridge.room.seq)
        facts = [
            (_("Version"), known.program),
            ("Python", known.python),
            ("Qt", f"{qVersion()} · PySide6 {PySide6.__version__}"),
            ("SQLite", known.sqlite),
            ("Typst", known.typst),
            (_("System"), known.system),
            (_("Database"), f"{database_kind(self._store)} · {database_place(self._store)}"),
            (_("Connection"), _(self._store.protection) if self._store.protection else ""),
            (_("Entries"), log),
        ]
        return [(name, value) for name, value in facts if value]

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self.facts):
            grid.addWidget(plain_label(name, "small", "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(wrapped(plain_label(value, "small")), row, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        self._close = button(_("Close"), "Esc", main=True)
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        ways: tuple[Way, ...] = (
            (_("Copy as text"), "", self.copy),
            (_("Save diagnostics"), "", self.ask_where),
        )
        return closing_row(ways, self._close)

    @Slot()
    def copy(self) -> None:
        """Put the facts on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {value}" for name, value in self.facts))
        set_words(self._said, _("Copied."))

    @Slot()
    def ask_where(self) -> None:
        """Ask where the diagnostics go."""
        dialog = QFileDialog(self, _("Save diagnostics"), str(Path.home()), "Text (*.txt)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(f"war-room-diagnostics-{real_now()[:10]}.txt")
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the diagnostics into a file, beside the window."""
        qt, stalls = screen_lines(), stall_lines()

        def work() -> Path:
            text = diagnostics(self._store, qt, stalls, self._log or "no room open", config.load())
            try:
                path.write_text(text, encoding="utf-8")
            except OSError as wrong:
                raise Unavailable(
                    N_("{place} cannot be written: {detail}"), place=path, detail=wrong.strerror or wrong
                ) from wrong
            return path

        self._errands.run(work, self._tell, lambda wrong: set_words(self._said, say(wrong)))

    def _tell(self, path: Path) -> None:
        set_words(self._said, _("Saved at {path}").format(path=path))
        self.saved.emit(str(path))

    def done(self, result: int) -> None:
        """Close when nothing is under way any more."""
        self._errands.wait()
        super().done(result)
