"""What can be done at the desk, where a person looks for it: palette, menu of the selection, its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from ui.actions import ACTIONS, BY_ID, Action, possible
from ui.palette import Palette
from ui.shortcuts import key_words
from warroom.services.inspecting_points import DEEDS
from warroom.services.inspecting_points import PREFIX as POINT

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.panels.inspector import Offer

NOT_OFFERED = ("any", "row")
"""What an action may be about and yet be no button of the inspector: it fits nearly everything."""


def open_palette(desk: Desk, recent: list[str]) -> Palette:
    """Open the list of all actions that fit now."""
    fitting = [action for action in ACTIONS if possible(action, desk) and action.id != "palette"]
    palette = Palette(fitting, recent, desk)
    palette.chosen.connect(desk.do_by_id)
    palette.open()
    return palette


def open_menu(desk: Desk, place: QPoint) -> QMenu:
    """Open the menu of what can be done with the selection."""
    menu = QMenu(desk)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in _fitting(desk):
        item = menu.addAction("\t".join(filter(None, (action.words, key_words(action.keys)))))
        item.triggered.connect(lambda _checked=False, action=action: desk.do(action))
    if not menu.isEmpty():
        menu.popup(place)
    return menu


def offers(desk: Desk) -> list[Offer]:
    """Give the buttons that stand in the inspector under what is selected."""
    fitting = [each for each in _fitting(desk) if each.about not in NOT_OFFERED]
    return [
        _offer(desk, action) for action in (*fitting, *(BY_ID[each] for each in _deeds(desk, desk.selected)))
    ]


def _fitting(desk: Desk) -> list[Action]:
    """List what can be done with the selection: a procedure of the house has no step to tick, it is run."""
    if "house procedure" in desk.selected_kinds():
        return [BY_ID["procedure.run"]]
    return [action for action in ACTIONS if action.about and possible(action, desk)]


def _offer(desk: Desk, action: Action) -> Offer:
    return action.words, action.keys, lambda: desk.do(action)


def _deeds(desk: Desk, selected: str) -> tuple[str, ...]:
    if selected == "incident":
        return ("incident.change", "incident.phase")
    ask, call = desk.room.asks.get(selected), desk.room.calls.get(selected)
    if ask is not None or call is not None:
        waits = (ask is not None and ask.open, call is not None and call.waiting)
        return tuple(deed for deed, fits in zip(("ask.answer", "call.hear"), waits, strict=True) if fits)
    deed = DEEDS.get(selected.removeprefix(POINT)) if selected.startswith(POINT) else None
    return (deed,) if deed else ()
