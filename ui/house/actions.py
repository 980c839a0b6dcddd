"""Every action of the house in one table: palette, keys and buttons are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from ui.desk import help_deeds
from ui.doing import Doing
from ui.house import deeds
from warroom.errors import N_

if TYPE_CHECKING:
    from ui.house.view import HouseView

House: TypeAlias = "HouseView"


class HouseAction(Doing[House], frozen=True):
    """One action of the house; `about` a chosen thing."""

    about: bool = False


ACTIONS: Final[tuple[HouseAction, ...]] = (
    HouseAction("house.procedures", N_("Go to procedures"), deeds.go("procedures"), "Ctrl+1"),
    HouseAction("house.people", N_("Go to people and departments"), deeds.go("people"), "Ctrl+2"),
    HouseAction("house.sets", N_("Go to station sets"), deeds.go("sets"), "Ctrl+3"),
    HouseAction("house.templates", N_("Go to templates"), deeds.go("templates"), "Ctrl+4"),
    HouseAction("house.bands", N_("Go to thresholds"), deeds.go("thresholds"), "Ctrl+5"),
    HouseAction("house.name", N_("Go to the company"), deeds.go("company"), "Ctrl+6"),
    HouseAction("house.history", N_("Go to what changed"), deeds.go("history"), "Ctrl+7"),
    HouseAction("house.new", N_("Add one"), deeds.new, "Ctrl+N"),
    HouseAction("house.department", N_("Add a department"), deeds.department, "Ctrl+D"),
    HouseAction("house.change", N_("Change it"), deeds.change, "F2", about=True),
    HouseAction("house.withdraw", N_("Withdraw it"), deeds.withdraw, "Del", about=True),
    HouseAction("house.copy", N_("Copy as text"), deeds.copy, "Ctrl+Shift+C", about=True),
    HouseAction("house.paste", N_("Procedure from the clipboard"), deeds.paste, "Ctrl+Shift+V"),
    HouseAction("house.thresholds", N_("Change the thresholds"), deeds.thresholds),
    HouseAction("house.company", N_("Name the company"), deeds.company),
    HouseAction("house.logo", N_("Choose the logo"), deeds.choose_logo, "Ctrl+Shift+L"),
    HouseAction("house.no_logo", N_("Remove the logo"), deeds.drop_logo),
    HouseAction("house.undo", N_("Undo my last entry"), deeds.undo, "Ctrl+Z"),
    HouseAction("house.palette", N_("Find any action"), lambda view: view.open_palette(), "Ctrl+K"),
    HouseAction("house.help", N_("What this page is for"), help_deeds.help_house, "F1"),
    HouseAction("house.keys", N_("All keys, and other ones"), help_deeds.keys_house, "Ctrl+F1"),
    HouseAction("house.about", N_("About War Room, diagnostics"), help_deeds.about_house),
    HouseAction("house.back", N_("Back to where you were"), lambda view: view.leave(), "F8"),
    HouseAction("house.leave", N_("Leave the house"), lambda view: view.leave(), "Ctrl+W"),
)
BY_ID: Final = {action.id: action for action in ACTIONS}
