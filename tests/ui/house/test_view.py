"""The house on the screen, by keyboard: write, change, compare, withdraw, undo, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from tests.houses import PROCEDURE, SET, fill
from tests.screens import Screens, drafts_of, nameless, plain, press, shown, type_in
from ui.dialogs.form import FormDialog
from ui.house.view import HouseView
from warroom.domain.state import house
from warroom.services.house import open_house

pytestmark = pytest.mark.both

Open = Callable[[], HouseView]


@pytest.fixture
def view(screens: Screens) -> Iterator[HouseView]:
    """Show a house with a procedure and a set."""
    fill(screens.store, PROCEDURE, SET)
    bridge = screens.bridge(open_house(screens.store))
    made = HouseView(bridge, drafts_of("house"))
    made.resize(1480, 860)
    screens.show(made)
    made.page.setFocus()
    yield made
    for dialog in made.findChildren(FormDialog):
        dialog.reject()
    made.errands.wait()


def form(view: HouseView) -> FormDialog:
    (dialog,) = (each for each in view.findChildren(FormDialog) if each.isVisible())
    return dialog


def answer(screens: Screens, view: HouseView, **values: Any) -> None:
    dialog = form(view)
    for name, value in values.items():
        dialog.controls[name].set_value(value)
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Ctrl+Return")
    screens.settled(view.bridge)


def test_it_begins_with_the_first_procedure_in_full(view: HouseView) -> None:
    assert PROCEDURE.name in shown(view.inspector)
    assert "Tell callers what we know" in shown(view.inspector)
    assert nameless(view) == plain(view) == []


def test_a_procedure_is_written_by_keys_alone(screens: Screens, view: HouseView) -> None:
    press("Ctrl+N")
    type_in("Nobody can call us")
    form(view).controls["steps"].widget.setFocus()
    for text in ("Open the chat", "Tell the shops"):
        type_in(text)
        press("Return")
    with screens.qtbot.waitSignal(form(view).accepted):
        press("Ctrl+Return")
    screens.settled(view.bridge)
    made = {item.name: item.body for item in view.room.house.procedures.values()}["Nobody can call us"]
    assert [step.text for step in made.steps] == ["Open the chat", "Tell the shops"]
    assert "Nobody can call us" in shown(view.inspector)


def test_a_change_is_a_new_version_that_can_be_compared_and_undone(screens: Screens, view: HouseView) -> None:
    press("F2")
    answer(screens, view, steps=[{"text": "Call the bank"}], reason="The queue is gone")
    said = shown(view.inspector)
    for wanted in ("v2", "The queue is gone", "1  Call the bank", "1  Stop the retry queue"):
        assert wanted in said
    press("Ctrl+Z")
    screens.settled(view.bridge)
    (item,) = view.room.house.procedures.values()
    assert item.body.steps == PROCEDURE.steps


def test_withdrawn_with_a_reason(screens: Screens, view: HouseView) -> None:
    press("Del")
    answer(screens, view, reason="Replaced by the bank's own")
    assert house.live(view.room.house.procedures) == []
    assert "Ctrl N" in shown(view.page)


def test_what_is_wrong_is_said_at_its_field(view: HouseView) -> None:
    press("Ctrl+N")
    press("Ctrl+Return")
    assert "Write a few words here." in shown(form(view))


def test_a_pasted_list_is_looked_at_before_it_is_written(screens: Screens, view: HouseView) -> None:
    QGuiApplication.clipboard().setText("# From the wiki\n1. Stop it @BILLING 5 min\n2. Say so")
    press("Ctrl+Shift+V")
    assert "From the wiki" in shown(form(view))
    assert len(view.room.house.procedures) == 1
    answer(screens, view)
    assert "From the wiki" in shown(view.inspector)
    press("Ctrl+Shift+C")
    assert "1. Stop it @BILLING 5 min" in QGuiApplication.clipboard().text()


def test_an_empty_clipboard_is_said(view: HouseView) -> None:
    QGuiApplication.clipboard().setText("")
    press("Ctrl+Shift+V")
    assert "numbered list" in view.message.text


def test_every_page_is_reached_and_writes(screens: Screens, view: HouseView) -> None:
    press("Ctrl+2")
    press("Ctrl+D")
    answer(screens, view, name="Billing", sign="billing")
    press("Ctrl+N")
    answer(screens, view, name="Ana", department="Billing", contact="4711")
    assert "4711" in shown(view.inspector)
    press("Ctrl+3")
    assert "Billing fails" in shown(view.inspector)
    press("F2")
    answer(screens, view, stations="LEAD, Chief, lead\nCARE, Customer care", reason="Smaller")
    assert "CARE · Customer care" in shown(view.inspector)
    press("Ctrl+4")
    press("Ctrl+N")
    answer(screens, view, name="First words", text="We know of it")
    press("Ctrl+5")
    press("Ctrl+N")
    answer(screens, view, many="5", count=20_000)
    assert view.room.house.bands.many == 5
    press("Ctrl+6")
    press("Ctrl+N")
    answer(screens, view, name="Nordlys")
    assert "Nordlys" in shown(view)
    press("Ctrl+7")
    assert view.page.list.model.rowCount() == len(view.room.timeline.rows)
    press("Ctrl+N")
    assert "first" in view.message.text


def test_the_palette_offers_what_fits(screens: Screens, view: HouseView) -> None:
    press("Ctrl+K")
    type_in("templates")
    press("Return")
    screens.qtbot.waitUntil(lambda: view.current == "templates")


@pytest.mark.parametrize("keys", ["Esc", "Ctrl+W", "F8"])
def test_back(screens: Screens, view: HouseView, keys: str) -> None:
    with screens.qtbot.waitSignal(view.left):
        press(keys)


def test_what_others_write_shows_at_once(screens: Screens, view: HouseView) -> None:
    fill(screens.open_store(), house.ProcedureWritten(name="Another", steps=PROCEDURE.steps))
    screens.qtbot.waitUntil(lambda: view.page.list.model.rowCount() == 2)
