"""Pictures of every page and every form, for looking at: `make shots` writes them into build/shots."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from tests import overfull
from ui.app import application
from ui.bridge import Bridge
from ui.desk.desk import Desk
from ui.dialogs import (
    asks,
    closeout,
    fixes,
    guards,
    house,
    hypotheses,
    incident,
    procedures,
    station_sets,
    stations,
    timeline,
)
from ui.dialogs.form import Form, FormDialog
from ui.dialogs.settings import SettingsDialog
from ui.house import pages as house_pages
from ui.house.view import HouseView
from ui.panels import page_table
from ui.panels.start import StartPage
from ui.pictures import Look, desk_picture, save_picture, wait_loaded
from warroom import i18n
from warroom.config import Settings
from warroom.domain.room import Room
from warroom.domain.state.incident import Declared
from warroom.services import demonstration
from warroom.services.database import Database
from warroom.services.drafts import Drafts
from warroom.services.house import open_house
from warroom.services.session import declare

PAGES: Final = tuple(kind.name for kind in page_table.PAGES)
SIZES: Final = ((1920, 1080, 1.0), (1280, 720, 1.0), (1920, 1080, 2.0))
THEMES: Final = ("dark", "light")
CONTRAST: Final = ("dark_contrast", "light_contrast")


def main(target: Path) -> None:
    """Write all pictures below a folder."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WARROOM_HOME"] = folder
        url = f"sqlite:///{(Path(folder) / 'shots.db').as_posix()}"
        store = Database(url)
        demo = demonstration.resume(store, "apollo13", "")
        whole = demonstration.install(store, "apollo13", complete=True)
        empty = declare(store, Declared(title="Customers cannot pay"), "")
        full = overfull.build(store)
        for language in i18n.available():
            for theme in THEMES:
                _pages(url, demo, target / "demo", language, theme)
                _start(store, target / "start", language, theme)
                _house(store, target / "house", language, theme)
            _forms(store, demo, target / "forms", language)
        _pages(url, whole, target / "complete", "en", "dark", sizes=SIZES[:1])
        _pages(url, empty, target / "empty", "en", "dark", sizes=SIZES[:2])
        for theme in CONTRAST:
            _pages(url, demo, target / "contrast", "en", theme, sizes=SIZES[:1])
        for theme in THEMES:
            _pages(url, full, target / "overfull", "es", theme, sizes=SIZES[:2])
        overfull.furnish(store)
        _house(store, target / "overfull", "es", "dark")
        store.close()


def _pages(
    url: str,
    room: str,
    target: Path,
    language: str,
    theme: str,
    sizes: tuple[tuple[int, int, float], ...] = SIZES,
) -> None:
    for width, height, scale in sizes:
        for page in PAGES:
            name = f"{page}-{width}x{height}@{scale:g}-{theme}-{language}.png"
            look = Look(width=width, height=height, page=page, scale=scale)
            desk_picture(url, room, target / name, look, theme, language)


def _start(store: Database, target: Path, language: str, theme: str) -> None:
    application(theme, language)
    for width, height, scale in SIZES[:2]:
        page = StartPage(store.place, "Ana", "")
        page.show_rooms(store.heads())
        path = target / f"start-{width}x{height}-{theme}-{language}.png"
        save_picture(page, path, QSize(width, height), scale)
        page.deleteLater()
    owner = QWidget()
    dialog = SettingsDialog(Settings(person="Ana", theme=theme, language=language), owner)
    save_picture(dialog, target / f"settings-{theme}-{language}.png", dialog.size(), 1.0)
    owner.deleteLater()


def _house(store: Database, target: Path, language: str, theme: str) -> None:
    application(theme, language)
    bridge = Bridge(store, open_house(store), "")
    wait_loaded(bridge)
    for width, height, scale in SIZES[:2]:
        view = HouseView(bridge, Drafts(target, "shots"))
        for kind in house_pages.PAGES:
            view.go(kind.name)
            path = target / f"house-{kind.name}-{width}x{height}-{theme}-{language}.png"
            save_picture(view, path, QSize(width, height), scale)
        view.deleteLater()
    for name, form in house_forms(bridge.ready):
        dialog = FormDialog(form, bridge, Drafts(target, name))
        save_picture(dialog, target / f"{name}-{theme}-{language}.png", dialog.size(), 1.0)
        dialog.deleteLater()
    QApplication.processEvents()
    bridge.stop()


def house_forms(room: Room) -> Iterator[tuple[str, Form]]:
    """Give every form of the house, about something that is in it."""
    yield "house-procedure", house.procedure(room, next(iter(room.house.procedures.values())))
    yield "house-set", house.station_set(room, next(iter(room.house.station_sets.values())))
    yield "house-template", house.template(room, next(iter(room.house.templates.values())))
    yield "house-person", house.colleague(room)
    yield "house-department", house.department(room)
    yield "house-thresholds", house.thresholds(room)
    yield "house-company", house.company(room)
    yield "open-set", station_sets.open_set(room)


def _forms(store: Database, room: str, target: Path, language: str) -> None:
    application("dark", language)
    bridge = Bridge(store, room, "")
    wait_loaded(bridge)
    desk = Desk(bridge, Drafts(target, "shots"), "Ana")
    for name, form in forms(bridge.ready):
        dialog = FormDialog(form, bridge, Drafts(target, name))
        save_picture(dialog, target / f"{name}-{language}.png", dialog.size(), 1.0)
        dialog.deleteLater()
    desk.deleteLater()
    QApplication.processEvents()
    bridge.stop()


def forms(room: Room) -> Iterator[tuple[str, Form]]:
    """Give every form of the desk, about something that is in the room."""
    hypothesis = next(stream for stream, each in room.hypotheses.items() if each.alive)
    item = next(stream for stream, each in room.evidence.items() if each.withdrawn is None)
    fix = next(iter(room.fixes))
    seat = next(key for key, each in room.stations.by_key.items() if each.seat)
    yield "entry", timeline.new_entry(room)
    yield "correction", timeline.correction(room, room.timeline.rows[-1])
    yield "marks", timeline.marks(room, room.timeline.rows[-1])
    yield "withdrawal", timeline.withdrawal(hypothesis, "H2")
    yield "hypothesis", hypotheses.new_hypothesis(room, seat)
    yield "hypothesis-change", hypotheses.change_hypothesis(room, hypothesis)
    yield "rule-out", hypotheses.set_status(room, hypothesis, "ruled_out")
    yield "evidence", hypotheses.new_evidence(room)
    yield "evidence-change", hypotheses.change_evidence(room, item)
    yield "rate", hypotheses.rate(room, item, seat)
    yield "fix", fixes.new_fix(room, seat)
    yield "fix-move", fixes.move_fix(room, fix)
    yield "fix-fate", fixes.fate(room, fix)
    asked = next((stream for stream, each in room.asks.items() if each.open), "")
    yield "ask", asks.new_ask(room, to=seat)
    if asked:
        yield "ask-answer", asks.answer_ask(room, asked)
        yield "ask-drop", asks.drop_ask(room, asked)
        yield "ask-change", asks.change_ask(room, asked)
    yield "incident", incident.change_incident(room)
    yield "phase", incident.enter_phase(room)
    yield "station", stations.open_station(room)
    yield "take", stations.take_station(room, "somebody", "Ana")
    yield "hand-over", stations.hand_over(room, seat)
    yield "check-in", stations.check_in(seat)
    yield "report", stations.report(room, seat)
    yield "take-over", stations.take_over(room, seat, "somebody")
    yield (
        "place",
        stations.place(
            room, next(key for key, each in room.stations.by_key.items() if each.duty == "department")
        ),
    )
    yield "guard", guards.set_guard(room)
    for guard in list(room.guards.values())[:1]:
        yield "guard-lift", guards.lift_guard(room, guard.id)
        yield "guard-restore", guards.restore_guard(room, guard.id)
    runs = [run for run in room.procedures.values() if run.running]
    for run in runs[:1]:
        yield "step", procedures.set_step(room, f"{run.id}#1")
        yield "procedure-stop", procedures.stop_run(run)
    yield "factor", closeout.factor(room)
    yield "learning", closeout.learning(room)
    yield "change", closeout.agree_change(room)
    yield "thanks", closeout.thank(room)
    yield "close", closeout.close_room(room)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/shots"))
