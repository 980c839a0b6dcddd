"""The footer: live or not, log length, chain, saved or waiting, local time and UTC."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.bridge import Bridge
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, set_tone, set_words
from warroom.clock import moment
from warroom.errors import WarRoomError
from warroom.i18n import _, ngettext
from warroom.services.follower import CHECK_SLICE
from warroom.services.own_clock import clock_badge, clock_words
from warroom.services.saying import say


class Footer(QWidget):
    """Says how things stand in one quiet line; `here_pressed` asks who is here."""

    here_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footer")
        self.setFixedHeight(line(30))
        self._labels: dict[str, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(px(18), 0, px(18), 0)
        row.setSpacing(px(26))
        for name in ("live", "log", "saved", "clock", "who"):
            self._labels[name] = plain_label("", "small", "caution" if name == "clock" else "muted")
            row.addWidget(self._labels[name])
        self._labels["clock"].hide()
        self.here = button("", quiet=True)
        self.here.setProperty("chip", True)
        self.here.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a key of its own leads there
        self.here.clicked.connect(self.here_pressed)
        self.here.hide()
        row.addWidget(self.here)
        row.addStretch(1)
        self._labels["said"] = plain_label("", "small", "info")
        self._labels["said"].hide()
        row.addWidget(self._labels["said"])
        self._labels["time"] = plain_label("", "small", "muted")
        row.addWidget(self._labels["time"])
        for name in ("live", "who", "said"):
            self._labels[name].setMinimumWidth(1)  # a long one is cut and does not widen the window

    def say(self, text: str) -> None:
        """Say something in passing."""
        set_words(self._labels["said"], text)
        self._labels["said"].setVisible(bool(text))

    def show_here(self, words: str) -> None:
        """Say how many are here; nothing when one is alone."""
        if words != self.here.text():
            self.here.setText(words)
            self.here.setAccessibleName(words)
            self.here.setVisible(bool(words))

    def show_state(self, bridge: Bridge, who: str) -> None:
        """Show how the room stands now."""
        room = bridge.room
        if room is None:
            set_words(self._labels["live"], _("Opening…"))
            return
        trouble = bridge.trouble
        set_words(self._labels["live"], _trouble_words(bridge, trouble) if trouble else _("● Live"))
        set_tone(self._labels["live"], "alarm" if trouble else "muted")
        self._show_log(bridge, room.length)
        waiting = ngettext("{count} entry waits", "{count} entries wait", bridge.sending)
        set_words(
            self._labels["saved"], waiting.format(count=bridge.sending) if bridge.sending else _("All saved")
        )
        self._labels["clock"].setText(clock_badge(bridge.ahead))
        self._labels["clock"].setAccessibleName(clock_words(bridge.ahead))
        self._labels["clock"].setVisible(bridge.ahead != 0)
        set_words(self._labels["who"], who)
        now = moment(room.now)
        local = now.astimezone()
        zone = local.strftime("%Z")
        times = now.strftime("%H:%M:%S UTC")
        if room.incident.nature != "history" and zone != "UTC":
            times = f"{local.strftime('%H:%M:%S')} {zone} · {times}"
        elif room.incident.nature == "history":
            times = f"{now.strftime('%Y-%m-%d')} {times} · {datetime.now(UTC).astimezone().strftime('%H:%M')}"
        set_words(self._labels["time"], times)

    def _show_log(self, bridge: Bridge, length: int) -> None:
        finding, doubt = bridge.verified.finding, bridge.doubt
        log = ngettext("Log: {count} entry", "Log: {count} entries", length).format(count=length)
        if finding is not None:
            state = _("damaged at entry {seq}").format(seq=finding.seq)
        elif doubt is not None:
            state = _("restored from a backup") if doubt.restored else _("■ not what this desk saw")
        else:
            # What arrived just now is verified in the next pause; that is no news for a person.
            verified = bridge.verified.seq > 0 and length - bridge.verified.seq < CHECK_SLICE
            state = _("chain intact") if verified else _("verifying")
        alarm = finding is not None or (doubt is not None and not doubt.restored)
        set_words(self._labels["log"], f"{log} · {state}")
        set_tone(self._labels["log"], "alarm" if alarm else "caution" if doubt is not None else "muted")


def _trouble_words(bridge: Bridge, trouble: WarRoomError) -> str:
    """Say what is wrong in one line; of a server the desk says more above the entry line."""
    return f"■ {say(trouble)}" if bridge.store.file is not None else _("■ Server away")
