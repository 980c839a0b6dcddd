"""What each action does in the house: opens its form, or writes at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ui.dialogs import house as forms
from ui.dialogs import timeline
from ui.dialogs.form import Form
from warroom.domain.room import Room
from warroom.domain.rules.logo import LIMIT
from warroom.domain.rules.undo import Undo
from warroom.domain.state import house
from warroom.domain.state.house import Item
from warroom.errors import N_, Rejected, Unavailable
from warroom.i18n import _
from warroom.services.house import set_company
from warroom.services.inspecting import sheet
from warroom.services.procedure_text import from_text, to_text

if TYPE_CHECKING:
    from ui.house.view import HouseView

NEW: Final[dict[str, Callable[[Room], Form]]] = {
    "procedures": forms.procedure,
    "people": forms.colleague,
    "sets": forms.station_set,
    "templates": forms.template,
    "thresholds": forms.thresholds,
    "company": forms.company,
}
"""The form that writes something new on a page."""
CHANGE: Final[dict[type, Callable[[Room, Item], Form]]] = {
    house.ProcedureWritten: forms.procedure,
    house.ColleagueWritten: forms.colleague,
    house.DepartmentWritten: forms.department,
    house.StationSetWritten: forms.station_set,
    house.TemplateWritten: forms.template,
    house.CompanyWritten: lambda room, _item: forms.company(room),
    house.ThresholdsWritten: lambda room, _item: forms.thresholds(room),
}


def go(page: str) -> Callable[[HouseView], None]:
    """Make the deed of going to a page."""

    def deed(view: HouseView) -> None:
        view.go(page)

    return deed


def new(view: HouseView) -> None:
    """Ask for something new of what the page in sight lists."""
    make = NEW.get(view.current)
    if make is None:
        raise Rejected(N_("Go to the page of what you want to add first."))
    view.ask(make(view.room))


def department(view: HouseView) -> None:
    """Ask for a department."""
    view.ask(forms.department(view.room))


def _chosen(view: HouseView) -> Item:
    item = view.room.house.item(view.selected)
    if item is None:
        raise Rejected(N_("Select something first."))
    return item


def change(view: HouseView) -> None:
    """Ask for the next version of what is selected; on the page of thresholds for these."""
    if view.room.house.item(view.selected) is None and view.current in ("thresholds", "company"):
        new(view)
        return
    item = _chosen(view)
    view.ask(CHANGE[type(item.body)](view.room, item))


def withdraw(view: HouseView) -> None:
    """Ask why what is selected is withdrawn."""
    item = _chosen(view)
    view.ask(timeline.withdrawal(item.id, item.name))


def undo(view: HouseView) -> None:
    """Take one's own newest writing back."""
    entry = view.bridge.undoable()
    if entry is None:
        raise Rejected(N_("There is nothing of yours to undo."))
    view.bridge.submit(Undo(entry=entry))


def copy(view: HouseView) -> None:
    """Put what is selected on the clipboard as text; a procedure so that it can be pasted elsewhere."""
    item = _chosen(view)
    if isinstance(item.body, house.ProcedureWritten):
        text = to_text(item.body)
    elif isinstance(item.body, house.TemplateWritten):
        text = item.body.text
    else:
        found = sheet(view.room, item.id)
        text = "\n".join([found.title, *(f"{fact.name}: {fact.value}" for fact in found.facts)])
    QGuiApplication.clipboard().setText(text)
    view.say(_("Copied."))


def paste(view: HouseView) -> None:
    """Show the procedure that the list on the clipboard makes, to look at before it is written."""
    begin = from_text(QGuiApplication.clipboard().text())
    if not begin.steps:
        raise Rejected(N_("There is no list on the clipboard. Copy a numbered list first."))
    view.go("procedures")
    view.ask(forms.procedure(view.room, begin=begin))


def thresholds(view: HouseView) -> None:
    """Ask for the thresholds."""
    view.ask(forms.thresholds(view.room))


def company(view: HouseView) -> None:
    """Ask for the company's name."""
    view.ask(forms.company(view.room))


def choose_logo(view: HouseView) -> None:
    """Ask for a picture and make it the logo."""
    dialog = QFileDialog(
        view, _("Choose the logo"), str(Path.home()), _("Pictures") + " (*.png *.jpg *.jpeg)"
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: take_logo(view, Path(chosen)))
    dialog.open()


def take_logo(view: HouseView, path: Path) -> None:
    """Make a picture the logo, beside the window; what it cannot be is said."""

    def work() -> None:
        _set(view, read_logo(path), path.name)

    view.errands.run(work, lambda _none: view.say(_("The logo is set.")), view.tell)


def read_logo(path: Path) -> bytes:
    """Read a picture, one byte beyond the limit at most."""
    try:
        with path.open("rb") as source:
            return source.read(LIMIT + 1)
    except OSError as wrong:
        raise Unavailable(
            N_("{place} cannot be read: {detail}"), place=path, detail=wrong.strerror or wrong
        ) from wrong


def drop_logo(view: HouseView) -> None:
    """Leave papers without a logo."""
    item = view.room.house.company.get(house.COMPANY)
    if item is None or not item.body.logo:
        raise Rejected(N_("There is no logo."))
    view.errands.run(lambda: _set(view, b"", ""), lambda _none: view.say(_("The logo is gone.")), view.tell)


def _set(view: HouseView, data: bytes, name: str) -> None:
    item = view.room.house.company.get(house.COMPANY)
    set_company(view.bridge.store, view.bridge.actor, item.body.name if item else "", data, name)
