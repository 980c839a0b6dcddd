"""The watch in tests/conftest.py fails a test that leaves a thread or a warning, or holds the window."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.gates.source import ROOT, put

SAMPLE = '''
"""A test of each kind of leftover, and of each way to answer for it."""
import logging, threading
import psycopg, pytest
from PySide6.QtCore import QTimer, qWarning
from warroom import config

STOP = threading.Event()

def test_bad_log():
    logging.getLogger("warroom.x").warning("mind this")

def test_good_log(logged):
    logging.getLogger("warroom.x").warning("mind this")
    assert [record.getMessage() for record in logged] == ["mind this"]

def test_bad_thread():
    threading.Thread(target=STOP.wait, name="forgotten", daemon=True).start()

def test_good_thread():
    STOP.set()
    threading.Thread(target=STOP.wait, name="ends by itself").start()

def test_bad_qt():
    qWarning("a careless window")

def test_good_qt(qt_messages):
    qWarning("a careless window")
    assert qt_messages == ["a careless window"]

def test_bad_freeze(qtbot):
    QTimer.singleShot(0, lambda: threading.Event().wait(0.5))
    qtbot.wait(20)

@pytest.mark.freezes
def test_good_freeze(qtbot):
    QTimer.singleShot(0, lambda: threading.Event().wait(0.5))
    qtbot.wait(20)

def test_bad_leftover_file():
    open(__file__)

def test_home(tmp_path):
    assert config.folders().data == tmp_path / "home" / "data"

SEEN = []

@pytest.mark.parametrize("turn", [1, 2])
def test_databases(turn, fresh_postgres, new_postgres):
    for address in (fresh_postgres, new_postgres()):
        assert address.startswith("postgresql+psycopg://") and address not in SEEN
        SEEN.append(address)
        with psycopg.connect(address.replace("+psycopg", "")) as server:
            server.execute("CREATE TABLE mine (x int)")
'''


def test_leftovers_fail_their_test_and_nothing_else_does(tmp_path: Path) -> None:
    put(tmp_path, {"tests/ui/test_sample.py": SAMPLE})
    for name in ("conftest.py", "freezing.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests")
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(
        settings.replace('pythonpath = ["."]', f'pythonpath = ["{ROOT.as_posix()}"]'), encoding="utf-8"
    )
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    failed = re.findall(r"^(?:FAILED|ERROR) \S+::(\w+) - ", ended.stdout, re.MULTILINE)
    assert set(failed) == {
        "test_bad_log",
        "test_bad_thread",
        "test_bad_qt",
        "test_bad_freeze",
        "test_bad_leftover_file",
    }, ended.stdout + ended.stderr
    for words in (
        "logged: mind this",
        "threads left behind: forgotten",
        "Qt said: a careless window",
        "did not answer",
    ):
        assert words in ended.stdout
