"""Others at the same thing: a form says who changes it too, and what they changed while it is open."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.theme.scale import px
from ui.theme.words import plain_label, set_words, wrapped
from warroom.domain.entry import Entry
from warroom.domain.room import Room
from warroom.domain.state.stations import PREFIX
from warroom.i18n import _
from warroom.services.inspecting import sheet
from warroom.services.presence_words import changing_words, plain, short
from warroom.services.times import shown_time
from warroom.services.wording import row_words

INCIDENT: Final = ("dialog:incident", "dialog:phase")
KEPT: Final = 3
"""How many changes of others a form says at most; the newest."""
LONGEST: Final = 160
"""Letters of one of them."""


def about(room: Room, place: str) -> str:
    """Say which stream a form changes, by the place where its words are kept; nothing for what is new."""
    if place in INCIDENT:
        return "incident"
    _dialog, _kind, *parts = (*place.split(":"), "")
    named = ":".join(parts).rstrip(":")
    # What stands behind a stream is which of its forms it is.
    found = (
        stream for stream in (named, PREFIX + named, named.rpartition(":")[0]) if stream in room.versions
    )
    return next(found, "")


class Beside(QWidget):
    """Two quiet lines of a form, hidden while there is nothing to say; `grown` tells that there is more."""

    grown = Signal()

    def __init__(self, bridge: Bridge, stream: str) -> None:
        super().__init__()
        self._bridge = bridge
        self.stream = stream
        self._known = self._facts()
        self.told: list[str] = []
        """What others changed meanwhile, in their order."""
        self._who = self._label("muted")
        self._what = self._label("caution")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addWidget(self._who)
        layout.addWidget(self._what)
        self.hide()
        bridge.company_changed.connect(self.show_others)
        bridge.wrote.connect(self._take)
        self.show_others()

    @staticmethod
    def _label(tone: str) -> QLabel:
        made = wrapped(plain_label("", "small", tone))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.hide()
        return made

    def _facts(self) -> dict[str, str]:
        """Give what is known of the thing by its names, for comparing."""
        found = sheet(self._bridge.ready, self.stream)
        return {"": found.title, **{fact.name: fact.value for fact in found.facts}}

    @Slot()
    def show_others(self) -> None:
        """Say who has a form open on the same thing."""
        room, bridge = self._bridge.ready, self._bridge
        named = room.ref(self.stream) or _("this")
        self._set(self._who, changing_words(room, bridge.company.others, bridge.actor, self.stream, named))

    @Slot(object)
    def _take(self, entries: tuple[Entry, ...]) -> None:
        """Say what others changed of the thing: its facts before and after, by whom and when."""
        for entry in (each for each in entries if each.stream == self.stream):
            self.told.append(self._words(entry))
        self.show_told()

    def show_told(self) -> None:
        """Show the newest of what others changed."""
        if self.told:
            kept = _("What you typed stays as it is.")
            self._set(self._what, "\n".join([*self.told[-KEPT:], kept]))

    def _words(self, entry: Entry) -> str:
        room = self._bridge.ready
        before, self._known = self._known, self._facts()
        changed = [
            _change(name, before.get(name, ""), value)
            for name, value in self._known.items()
            if before.get(name, "") != value
        ]
        row = room.timeline.by_seq.get(entry.seq)
        what = " · ".join(changed) or (row_words(room, row).plain if row is not None else _("marks"))
        who = " · ".join(filter(None, (entry.station, room.stations.name(entry.actor) or entry.actor)))
        said = _("{who} changed it at {time}: {what}")
        return said.format(
            who=short(plain(who)), time=shown_time(room, entry.occurred_at), what=_cut(plain(what))
        )

    def _set(self, label: QLabel, text: str) -> None:
        if text == label.text():
            return
        set_words(label, text)
        label.setVisible(bool(text))
        self.setVisible(bool(self._who.text() or self._what.text()))
        if text:
            self.grown.emit()


def _change(name: str, before: str, now: str) -> str:
    """Say one fact as it is now, and as it was."""
    now, before = _cut(now or "–", 60), _cut(before, 60)
    told = _("{now} (was: {before})").format(now=now, before=before) if before else now
    return _("{name}: {value}").format(name=name, value=told) if name else told


def _cut(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
