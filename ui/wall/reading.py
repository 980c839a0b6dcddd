"""What a wall says at one moment: read from the room, by how the wall behaves."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import msgspec

from ui.wall.zone_table import ALONE, ZoneKind, zones_of
from warroom.domain.room import Room
from warroom.i18n import _
from warroom.services.wall import eyes, public
from warroom.services.wall.choice import Idle
from warroom.services.wall.eyes import Line
from warroom.services.wall.head import Clock, Head, clocks, head
from warroom.services.wall.manner import Manner
from warroom.services.wall.moments import Life, Lives
from warroom.services.wall.panel import Panel
from warroom.services.wall.public import Notice
from warroom.services.wall.stations import Tile, tiles

IDLE: Final = (ZoneKind("followups", lambda _room: None, 2, 6), ZoneKind("closed", lambda _room: None, 2, 6))
"""The zones while no room is open."""


class Shown(msgspec.Struct, frozen=True):
    """All that the wall says at one moment, and the zones that say it."""

    head: Head
    clocks: tuple[Clock, ...]
    panels: dict[str, Panel]
    kinds: tuple[ZoneKind, ...]
    stations: tuple[Tile, ...] = ()
    life: Life | None = None
    eyes: Line | None = None
    notice: Notice | None = None

    @property
    def foot(self) -> bool:
        """Whether something stands at the foot: the ribbon, or the phases on a public wall."""
        return self.life is not None or bool(self.notice is not None and self.notice.steps)


def read_room(room: Room, manner: Manner, lives: Lives, turn: str = "") -> Shown:
    """Read all that is shown of a room; `lives` has read its ribbon before, `turn` says which of several it is."""
    if manner.public:
        return _read_public(room, manner, turn)
    kinds = zones_of(room.incident.phase)
    panels = _panels(room, kinds)
    so_far = ALONE.read(room) if not panels else None
    if so_far is not None:
        kinds, panels = (ALONE,), {ALONE.name: so_far}
    about = _with_turn(head(room), turn)
    shown = Shown(
        about,
        read_clocks(room, manner),
        panels,
        kinds,
        tiles(room),
        lives.read(room),
        read_eyes(room, manner),
    )
    return _quieted(shown) if manner.quiet else shown


def _read_public(room: Room, manner: Manner, turn: str) -> Shown:
    about = _with_turn(public.head(room), turn)
    return Shown(about, read_clocks(room, manner), {}, (), notice=public.notice(room))


def _panels(room: Room, kinds: tuple[ZoneKind, ...]) -> dict[str, Panel]:
    found = {kind.name: kind.read(room) for kind in kinds}
    return {name: panel for name, panel in found.items() if panel is not None}


def _with_turn(about: Head, turn: str) -> Head:
    said = " · ".join(filter(None, (about.about, turn)))
    return msgspec.structs.replace(about, about=said)


def read_clocks(room: Room, manner: Manner) -> tuple[Clock, ...]:
    """Read what ticks; a quiet wall shows no seconds."""
    return _without_seconds(clocks(room)) if manner.quiet else clocks(room)


def read_eyes(room: Room, manner: Manner) -> Line | None:
    """Read the line that takes the centre; on a public wall it is the notice that everybody reads anyway."""
    return None if manner.public else eyes.read(room)


def read_idle(idle: Idle, manner: Manner) -> Shown:
    """Read what there is to say while no room is open; what is left to do is nobody's business outside."""
    now = datetime.now(UTC).astimezone()
    clock = (Clock(now.strftime("%Z"), now.strftime("%H:%M" if manner.quiet else "%H:%M:%S")),)
    nothing = _("No incident is open")
    if manner.public:
        return Shown(Head("", False, f"{now:%Y-%m-%d}", ""), clock, {}, (), notice=Notice(nothing))
    panels = {"followups": idle.followups, "closed": idle.closed}
    return Shown(Head("", False, nothing, ""), clock, panels, IDLE)


def _without_seconds(running: tuple[Clock, ...]) -> tuple[Clock, ...]:
    return tuple(Clock(each.caption, each.text.rpartition(":")[0]) for each in running)


def _quieted(shown: Shown) -> Shown:
    """Mark nothing as new."""
    panels = {
        name: msgspec.structs.replace(
            panel, entries=tuple(msgspec.structs.replace(each, fresh=False) for each in panel.entries)
        )
        for name, panel in shown.panels.items()
    }
    lived = shown.life
    if lived is not None and lived.latest is not None:
        lived = msgspec.structs.replace(lived, latest=msgspec.structs.replace(lived.latest, fresh=False))
    return msgspec.structs.replace(shown, panels=panels, life=lived)
