"""Scenes of the wall: its set-up, and itself on a wide, an upright and a far screen, old, and with no room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from tests.overfull import LONG
from ui.dialogs.wall import WallSetup
from ui.wall.view import WallView
from warroom.config import Settings
from warroom.services.legibility import Seat
from warroom.services.wall.choice import idle
from warroom.services.wall.eyes import Line
from warroom.services.wall.manner import Manner

if TYPE_CHECKING:
    from tests.scenes import Stage

NEAR, FAR = Seat(55, 4), Seat(86, 8)


def _wall(seat: Seat, width: int, height: int, stage: Stage) -> WallView:
    view = WallView(seat)
    view.resize(width, height)
    view.fit()
    view.show_room(stage.bridge.ready)
    return view


def _eyes(stage: Stage) -> WallView:
    view = _wall(NEAR, 1920, 1080, stage)
    view._show_eyes(Line(LONG[:120], "LEAD", "until 16:45"))
    return view


def _public(stage: Stage) -> WallView:
    view = WallView(NEAR, Manner(public=True))
    view.resize(1920, 1080)
    view.fit()
    view.show_room(stage.bridge.ready)
    return view


def _old(stage: Stage) -> WallView:
    view = _wall(NEAR, 1920, 1080, stage)
    view.show_stale(("■ Not up to date: this is 12m old", LONG))
    return view


def _idle(stage: Stage) -> WallView:
    view = WallView(NEAR)
    view.resize(1920, 1080)
    view.fit()
    view.show_idle(idle(stage.bridge.store.heads(), lambda _incident: stage.bridge.ready))
    return view


SCENES: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "wall-setup": lambda stage: WallSetup(Settings(), stage.desk),
    "wall": partial(_wall, NEAR, 1920, 1080),
    "wall-far": partial(_wall, FAR, 1920, 1080),
    "wall-wide": partial(_wall, NEAR, 1720, 720),
    "wall-upright": partial(_wall, NEAR, 1080, 1920),
    "wall-eyes": _eyes,
    "wall-public": _public,
    "wall-old": _old,
    "wall-idle": _idle,
}
