"""A password that opens a server is in nothing that the program writes, shows or hands on."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from sqlalchemy import make_url

from tests.guarded import Guarded, guarded
from tests.rings import Ring, ring
from tests.screens import Screens, press, shown, type_in
from tests.servers import ask
from ui.crash import report_text
from ui.dialogs.connection import ConnectionDialog
from ui.dialogs.password import PasswordPrompt
from warroom import config
from warroom.config import Settings
from warroom.errors import WarRoomError
from warroom.services import keys
from warroom.services.connections import read_address
from warroom.services.database import Database
from warroom.services.diagnostics import database_place, diagnostics
from warroom.services.entrance import Typed, open_database
from warroom.store.address import with_password
from warroom.store.engine import open_engine, place_of, without_password
from warroom.store.store import Store

__all__ = ["guarded", "ring"]

CANARY: Final = "k4nari-%40-s3cret"
"""A password as an address carries it, with a sign that is written in another way there."""
PLAIN: Final = "k4nari-@-s3cret"
BIRD: Final = "k4nari"
"""What of it must never be seen, however it was written."""
ADDRESSES: Final = [
    f"postgresql+psycopg://anna:{CANARY}@127.0.0.1:1/rooms",
    f"postgresql://anna:{CANARY}@nowhere.invalid/rooms",
    f"postgresql:///rooms?host=127.0.0.1&port=1&user=anna&password={CANARY}",
    f"postgresql://anna:{CANARY}@127.0.0.1:1/rooms?sslpassword={CANARY}",
    f"postgresql://anna:{CANARY}@127.0.0.1:many/rooms",
    f"postgresq://anna:{CANARY}@127.0.0.1/rooms",
    f"anna:{CANARY}@127.0.0.1/rooms",
    f"oracle://anna:{CANARY}@127.0.0.1/rooms?password={CANARY}",
]


@pytest.mark.parametrize("url", ADDRESSES)
def test_no_refusal_carries_it(url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(WarRoomError) as refused:
        Store(url)
    told = "".join(traceback.format_exception(refused.value))
    assert BIRD not in told + repr(refused.value) + repr(refused.value.values) + caplog.text


@pytest.mark.parametrize("url", ADDRESSES)
def test_no_command_says_or_keeps_it(url: str, home: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "warroom", "--room", url, "rooms"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )
    assert ended.returncode == 2, ended.stderr
    assert BIRD not in ended.stdout + ended.stderr
    assert holding(home) == []


@pytest.mark.parametrize("url", ADDRESSES)
def test_no_address_that_is_kept_has_it(url: str) -> None:
    assert BIRD not in without_password(url)


def test_an_address_without_it_opens_the_same_database() -> None:
    kept = without_password(f"postgresql://anna:{CANARY}@rooms.example.org:5433/rooms?sslmode=require")
    assert kept == "postgresql://anna@rooms.example.org:5433/rooms?sslmode=require"
    assert without_password("sqlite:////home/anna@work/rooms.db") == "sqlite:////home/anna@work/rooms.db"


def test_the_place_of_a_server_is_its_address_alone() -> None:
    engine = open_engine(ADDRESSES[3])
    assert place_of(engine) == "postgresql://anna@127.0.0.1:1/rooms"
    assert BIRD not in repr(engine)
    engine.dispose()
    engine = open_engine(ADDRESSES[2])
    assert place_of(engine) == "postgresql://127.0.0.1/rooms"
    assert BIRD not in repr(engine)
    engine.dispose()


def test_nothing_that_an_open_store_shows_has_it(server_url: str) -> None:
    url = make_url(server_url).set(password=PLAIN).render_as_string(hide_password=False)
    with contextlib.closing(Store(url)) as store:
        shown = [store.place, store.kept_url, database_place(store), repr(store)]
        shown.append(diagnostics(store, ["Qt"], ["stall"], "no room", Settings(room_url=url)))
        assert BIRD not in "\n".join(shown)


@pytest.mark.server
def test_a_window_on_a_server_remembers_everything_but_it(screens: Screens, home: Path) -> None:
    url = make_url(screens.url).set(password=PLAIN).render_as_string(hide_password=False)
    window = screens.window(screens.open_store(url))
    window.declare("Card payments fail", "Anna Alvarez")
    screens.qtbot.waitUntil(lambda: window.bridge is not None and window.bridge.room is not None)
    assert make_url(config.load().room_url).username == "person-anna"
    screens.qtbot.waitUntil(lambda: any((home / "data" / "copies").glob("*.db")))
    assert holding(home) == []


@pytest.mark.server
def test_a_password_typed_into_windows_is_nowhere_but_in_the_keyring(
    screens: Screens, guarded: Guarded, ring: Ring, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    qtbot = screens.qtbot
    window = screens.window(Database(config.own_database()))
    ask(make_url(guarded.root), f"ALTER ROLE \"{guarded.person}\" PASSWORD '{PLAIN}'")
    press("Shift+F8")
    press("Ctrl+N")
    form = window.findChildren(ConnectionDialog)[-1]
    QGuiApplication.clipboard().setText(with_password(guarded.url, PLAIN))
    press("Ctrl+V")
    QGuiApplication.clipboard().clear()
    press("Ctrl+T")
    qtbot.waitUntil(lambda: "The connection works" in shown(form))
    assert form.controls["password"].widget.displayText() == "●" * len(PLAIN)  # type: ignore[attr-defined]
    assert BIRD not in shown(form.result_area) + repr(form)
    with qtbot.waitSignal(form.saved):
        press("Ctrl+Return")
    assert list(ring.passwords.values()) == [PLAIN]
    press("Ctrl+C")
    assert BIRD not in QGuiApplication.clipboard().text()
    keys.let_go(guarded.account)
    ring.passwords.clear()
    press("Return")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), PasswordPrompt))
    type_in(PLAIN)
    press("Return")
    qtbot.waitUntil(lambda: window.store.login == guarded.person)
    window.declare("Card payments fail", "Anna Alvarez")
    qtbot.waitUntil(lambda: window.bridge is not None and window.bridge.room is not None)
    guarded.proxy.cut()
    assert window.desk is not None
    window.desk.focus_line()
    type_in("Written while the server is away")
    press("Return")
    qtbot.waitUntil(lambda: any((home / "data").rglob("*outbox*")) or "away" in shown(window))
    guarded.proxy.mend()
    qtbot.waitUntil(lambda: window.bridge is not None and window.bridge.sending == 0, timeout=20_000)
    report = _report(window.store)
    shows = [shown(window), report, repr(window.store), repr(window.store.engine), caplog.text]
    shows += [
        " ".join(sys.argv),
        repr(dict(os.environ)),
        diagnostics(window.store, [], [], "", window.settings),
    ]
    assert BIRD not in "\n".join(shows)
    assert BIRD not in subprocess.run(["env"], capture_output=True, text=True, check=True).stdout
    qtbot.waitUntil(lambda: any((home / "data" / "copies").glob("*.db")))
    assert holding(home) == []


def _report(store: Database) -> str:
    """Give the report of a failure in the middle of the store's work."""
    try:
        with contextlib.closing(Store(f"{store.url}-no-such-database")):
            pass
    except WarRoomError as wrong:
        return report_text(type(wrong), wrong, wrong.__traceback__)
    return ""


def test_a_password_from_the_keyring_is_in_no_refusal(
    guarded: Guarded, ring: Ring, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ring.passwords["War Room", guarded.account] = PLAIN
    with pytest.raises(WarRoomError) as refused:
        open_database(guarded.url)
    told = "".join(traceback.format_exception(refused.value)) + caplog.text
    assert BIRD not in told + repr(refused.value.values) + repr(Typed(PLAIN)) + repr(
        read_address(ADDRESSES[0])[0]
    )
    assert holding(home) == []


def holding(folder: Path) -> list[Path]:
    """List the files in which it is found."""
    files = (each for each in folder.rglob("*") if each.is_file())
    return [each for each in files if BIRD.encode() in each.read_bytes()]
