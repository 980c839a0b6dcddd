"""In a language whose words are 40 % longer nothing is cut, on any page and in any form."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests import pseudo
from tests.fitting import cut
from tests.forms import forms
from tests.rooms import busy_room
from tests.screens import Screens, drafts_of
from ui.dialogs.form import FormDialog
from ui.dialogs.settings import SettingsDialog
from ui.panels.page_table import PAGES
from ui.panels.start import StartPage
from warroom.config import Settings
from warroom.domain.rules.hypotheses import StateHypothesis
from warroom.i18n import _, ngettext

SIZES = ((1280, 720), (1920, 1080))


def test_it_is_longer_and_keeps_what_translators_keep() -> None:
    pseudo.speak()
    assert _("Timeline") == "[Ťîḿéļîñé~~~]"
    assert "{count}" in ngettext("{count} more", "{count} more", 2)
    assert "Ctrl H" in _("Write /hyp and what could explain it, or press Ctrl H.")
    assert "/hyp" in _("Write /hyp and what could explain it, or press Ctrl H.")
    assert len(pseudo.longer("Candidate fixes under way")) >= 1.35 * len("Candidate fixes under way")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_words_of_a_page_are_cut(width: int, height: int, screens: Screens) -> None:
    pseudo.speak()
    desk = screens.desk(busy_room(), width, height)
    found = []
    for stream in ("incident", desk.room.stream_of("F1"), desk.room.stream_of("H1")):
        desk.choose(stream)
        for kind in PAGES:
            desk.go(kind.name)
            desk.grab()
            QApplication.processEvents()
            found += [f"{kind.name}: {each}" for each in cut(desk)]
    assert not found, "\n".join(sorted(set(found)))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_words_of_the_start_page_are_cut(width: int, height: int, screens: Screens) -> None:
    pseudo.speak()
    busy_room().save(screens.store)
    page = StartPage(screens.store.place, "Ana", "")
    page.show_rooms(screens.store.heads())
    page.resize(width, height)
    screens.show(page)
    assert cut(page) == []


def test_no_words_of_a_form_are_cut(screens: Screens) -> None:
    pseudo.speak()
    room = busy_room()
    room.submit(StateHypothesis(statement="The release of 13:30 broke it"))
    desk = screens.desk(room, 1280, 720)
    found = []
    for name, form in forms(desk.room):
        dialog = FormDialog(form, desk.bridge, drafts_of(name), desk)
        dialog.show()
        dialog.grab()
        found += [f"{name}: {each}" for each in cut(dialog)]
        dialog.reject()
    assert not found, "\n".join(found)


def test_no_words_of_the_settings_are_cut(screens: Screens) -> None:
    window = screens.window()
    pseudo.speak()
    dialog = SettingsDialog(Settings(person="Ana"), window)
    dialog.show()
    assert cut(dialog) == []
    dialog.reject()
