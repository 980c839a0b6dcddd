"""The window of the wall: on a screen of its own, without a cursor, following a room or the most severe one."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.errands import Errands
from ui.wall.awake import Awake
from ui.wall.placing import Placing, best_screen
from ui.wall.sound import WallSound
from ui.wall.view import WallView
from warroom.clock import age_text, real_now, seconds_between
from warroom.domain.room import Room
from warroom.i18n import _
from warroom.services.database import Database, Head
from warroom.services.legibility import Seat
from warroom.services.saying import say
from warroom.services.session import load
from warroom.services.wall.choice import Idle, idle, open_rooms
from warroom.services.wall.manner import USUAL, Manner

TICK_MS: Final = 1000
LOOK_MS: Final = 10_000
"""How often the list of rooms is looked at while no room was named."""

SLACK: Final = 0.5
"""Seconds that a look may come early."""


class Found(msgspec.Struct, frozen=True):
    """What the list of rooms says: the open rooms, the most severe first, or what there is to say without one."""

    incidents: tuple[str, ...] = ()
    idle: Idle | None = None


class WallWindow(QWidget):
    """Shows one bridge's room, or finds the room by itself; Esc closes it."""

    closed = Signal()
    saver_stays = Signal()
    """The screen saver cannot be held off."""

    def __init__(
        self,
        seat: Seat,
        bridge: Bridge | None = None,
        store: Database | None = None,
        incident: str = "",
        manner: Manner = USUAL,
    ) -> None:
        super().__init__()
        self.setWindowTitle(_("War Room: the wall"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setCursor(Qt.CursorShape.BlankCursor)
        # An upright screen at scale 3 has few pixels of its own, and nothing may stand out over it.
        self.setMinimumSize(160, 90)
        self.view = WallView(seat, manner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._store, self._manner = store, manner
        self._turn = ""
        self._turned = time.monotonic()
        self._own = bridge is None
        self.bridge: Bridge | None = None
        self._errands = Errands(self)
        self.placing = Placing(self)
        self._awake = Awake(self, self.saver_stays.emit)
        self.sound = WallSound(self) if manner.rings else None
        self._heard = time.monotonic()
        self._idle: Idle | None = None
        self._closed: dict[str, tuple[int, Room]] = {}
        self._ticking = self._every(TICK_MS, self._tick)
        self._ticking.start()
        self._looking = self._every(min(LOOK_MS, manner.rotate * 1000 // 2 or LOOK_MS), self._look)
        if bridge is not None:
            self._take(bridge)
        elif incident:
            self._follow(incident)
        else:
            self._looking.start()
            self._look()

    def _every(self, milliseconds: int, do: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setInterval(milliseconds)
        made.timeout.connect(do)
        return made

    def follow_bridge(self, bridge: Bridge, store: Database) -> None:
        """Show what a desk shows, until it is left; from then on the most severe open room of its database."""
        if bridge is not self.bridge:
            self._let_go()
            self._looking.stop()
            self._turn = ""
            self._store, self._own = store, False
            self._take(bridge)

    def use_store(self, store: Database) -> None:
        """Find a room in another database, until a desk shows one of it."""
        self._store = store
        if self._own:
            self._let_go()
            self._looking.start()
            self._look()

    @Slot()
    def _lost(self) -> None:
        """The desk was left: find a room by oneself."""
        self.bridge, self._own = None, True
        self._looking.start()
        self._look()

    def _follow(self, incident: str) -> None:
        assert self._store is not None
        if self.bridge is not None and self.bridge.incident == incident:
            return
        self._let_go()
        self._take(Bridge(self._store, incident, "", reads_only=True))

    def _take(self, bridge: Bridge) -> None:
        self.bridge, self._idle, self._closed = bridge, None, {}
        bridge.loaded.connect(self._refresh)
        bridge.changed.connect(self._refresh)
        bridge.state_changed.connect(self._hear)
        if not self._own:
            bridge.destroyed.connect(self._lost)
        self._refresh()

    def _let_go(self) -> None:
        bridge, self.bridge = self.bridge, None
        if bridge is None:
            return
        for signal, slot in (
            (bridge.loaded, self._refresh),
            (bridge.changed, self._refresh),
            (bridge.state_changed, self._hear),
        ):
            signal.disconnect(slot)
        if self._own:
            bridge.end()
        else:
            bridge.destroyed.disconnect(self._lost)

    @Slot()
    def _look(self) -> None:
        """Find the room to show, beside the window."""
        store = self._store
        if store is None or self._errands.busy:
            return

        def read() -> Found:
            heads = store.heads()
            rooms = open_rooms(heads)
            if rooms:
                return Found(tuple(head.id for head in rooms))
            return Found((), idle(heads, lambda head: self._read_closed(store, head)))

        self._errands.run(read, self._found, self._failed)

    def _read_closed(self, store: Database, head: Head) -> Room:
        """Read a closed room beside the window, once for as long as nothing is written there."""
        seq, room = self._closed.get(head.id, (0, None))
        if room is None or seq != head.seq:
            room = load(store, head.id)
            self._closed[head.id] = (head.seq, room)
        return room

    def _found(self, found: Found) -> None:
        self._heard = time.monotonic()
        self.view.show_stale(None)
        if found.incidents:
            self._take_turn(found.incidents)
        elif found.idle is not None:
            self._let_go()
            self._idle = found.idle
            self.view.show_idle(found.idle)
            self._listen(None)

    def _take_turn(self, incidents: tuple[str, ...]) -> None:
        """Follow the most severe room or, where rooms take turns, the next one when the time of this one is over."""
        shown = self.bridge.incident if self.bridge is not None else ""
        number = incidents.index(shown) if shown in incidents and self._manner.rotate else 0
        if self._manner.rotate and shown in incidents:
            over = time.monotonic() - self._turned >= self._manner.rotate - SLACK
            number = (number + 1 if over else number) % len(incidents)
        if incidents[number] != shown:
            self._turned = time.monotonic()
        several = self._manner.rotate and len(incidents) > 1
        said = _("room {number} of {count}").format(number=number + 1, count=len(incidents))
        self._turn = said if several else ""
        self._follow(incidents[number])

    def _failed(self, wrong: BaseException) -> None:
        if self.bridge is None:
            self._say_old(say(wrong))

    @Slot()
    def _hear(self) -> None:
        if self.bridge is not None and self.bridge.trouble is None:
            self._heard = time.monotonic()
        self._say_state()

    @Slot()
    @Slot(object)
    def _refresh(self, _changes: object = None) -> None:
        if self.bridge is not None and self.bridge.room is not None:
            self.view.show_room(self.bridge.room, self._turn)
            self._listen(self.bridge.room)

    @Slot()
    def _tick(self) -> None:
        bridge = self.bridge
        if bridge is not None and bridge.room is not None:
            self.view.tick(bridge.room, self._turn)
            self._listen(bridge.room)
            self._say_state()
        elif self._idle is not None:
            self.view.show_idle(self._idle)

    def _listen(self, room: Room | None) -> None:
        if self.sound is not None:
            self.sound.hear(room)

    def _say_state(self) -> None:
        """Say largely that what is shown is old, with its age; take it back when it is not."""
        bridge = self.bridge
        if bridge is None:
            return
        if bridge.trouble is not None:
            self._say_old(say(bridge.trouble))
            return
        if bridge.room is None:
            return  # it is being read; what stands there is the room before it
        self._heard = time.monotonic()
        self.view.show_stale(None)

    def _say_old(self, why: str) -> None:
        seconds = time.monotonic() - self._heard
        if self.bridge is not None and self.bridge.as_of:
            seconds = seconds_between(self.bridge.as_of, real_now())
        age = age_text(seconds)
        self.view.show_stale((_("■ Not up to date: this is {age} old").format(age=age), why))

    def place(self, screen: str, desk: QWidget | None = None) -> None:
        """Fill a screen by its name or number, now and whenever screens come, go or change.

        Beside a desk, on a screen of its own, it leaves the keyboard to the desk.
        """
        if desk is not None and best_screen(screen) is not desk.screen():
            self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.placing.fill(screen, desk)
        self._awake.hold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._ticking.stop()
        self._looking.stop()
        self._errands.leave()
        self._awake.release()
        if self.sound is not None:
            self.sound.end()
        self._let_go()
        self.closed.emit()
        super().closeEvent(event)
