"""The fields stand in rows, each with its own line of trouble, and a file is chosen, not typed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.screens import Screens, focused, shown
from ui.dialogs.connection_area import ConnectionArea
from ui.dialogs.connection_fields import fields
from warroom.services.connections import Address


@pytest.fixture
def area(screens: Screens) -> ConnectionArea:
    """Give the fields of a new connection."""
    made = ConnectionArea(fields(Address(), "", known=False), lambda: None)
    screens.show(made)
    made.resize(640, 600)
    return made


def test_trouble_is_said_under_its_field_until_it_is_over(area: ConnectionArea) -> None:
    assert area.show_wrong("host", "There is none.")
    assert focused() is area.edit("host")
    assert area.edit("host").property("wrong") is True
    assert "There is none." in shown(area)
    area.clear()
    assert "There is none." not in shown(area)
    assert not area.show_wrong("elsewhere", "No.")


def test_what_a_protection_means_is_shown_or_nothing(area: ConnectionArea) -> None:
    area.show_meaning("Weak.", "caution")
    assert "Weak." in shown(area)
    area.show_meaning("", "muted")
    assert "Weak." not in shown(area)


def test_the_file_is_chosen(area: ConnectionArea) -> None:
    area.choose_file()
    (dialog,) = area.findChildren(QFileDialog)
    dialog.fileSelected.emit("/home/ana/ca.crt")
    assert area.edit("certificate").text() == "/home/ana/ca.crt"
    dialog.close()
