"""Passwords go to a real backend of `keyring`, and no bad day of it holds anybody up or costs a word."""

from __future__ import annotations

import sys
import threading
import types
from collections.abc import Iterator

import keyring
import pytest
from keyring.backends import chainer, fail, null

from tests.rings import Ring, ring
from warroom.errors import Unavailable
from warroom.services import keys

__all__ = ["ring"]

WHO = "ana@rooms.example.org:5432/warroom"
SECRET = "correct-horse"  # noqa: S105 - a test's own


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a keyring less time."""
    monkeypatch.setattr(keys, "SECONDS", 0.2)
    monkeypatch.setattr(keys, "LOOK_SECONDS", 0.2)


@pytest.fixture
def put_back() -> Iterator[None]:
    """Put the keyring back that was there."""
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_password_is_kept_found_and_forgotten(ring: Ring) -> None:
    assert keys.trouble() is None
    assert keys.find(WHO) is None
    keys.keep(WHO, SECRET)
    assert ring.passwords == {("War Room", WHO): SECRET}
    assert keys.find(WHO) == SECRET
    keys.hold(WHO, SECRET)
    keys.forget(WHO)
    assert (keys.find(WHO), keys.held(WHO)) == (None, None)
    keys.forget(WHO)


def test_memory_holds_a_password_without_any_keyring() -> None:
    keys.hold(WHO, SECRET)
    assert keys.held(WHO) == SECRET
    keys.let_go(WHO)
    assert keys.held(WHO) is None


def test_no_keyring_is_said(put_back: None) -> None:
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    found = keys.trouble()
    assert found is not None
    assert (found.cause, "each one is asked for again" in str(found)) == (keys.NONE, True)
    with pytest.raises(Unavailable, match="no keyring that is safe"):
        keys.find(WHO)
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call]
    assert keys.trouble() is not None


def test_a_keyring_that_is_a_file_of_text_is_never_used(put_back: None) -> None:
    module = types.ModuleType("keyrings.alt.file")
    plain = type("PlaintextKeyring", (Ring,), {"__module__": module.__name__})
    beside = type("MyFile", (Ring,), {"file_path": "/tmp/passwords.cfg"})  # noqa: S108 - never opened
    for kind in (plain, beside):
        made = kind()
        keyring.set_keyring(made)
        with pytest.raises(Unavailable, match="safe for passwords"):
            keys.keep(WHO, SECRET)
        assert made.passwords == {}


def test_of_several_keyrings_the_first_safe_one_is_used(ring: Ring, put_back: None) -> None:
    class Two(chainer.ChainerBackend):
        backends = (fail.Keyring(), ring)  # type: ignore[no-untyped-call]

    keyring.set_keyring(Two())  # type: ignore[no-untyped-call]
    keys.keep(WHO, SECRET)
    assert ring.passwords


def test_a_locked_keyring_is_said_to_be(ring: Ring) -> None:
    ring.locked = True
    with pytest.raises(Unavailable, match="is locked"):
        keys.find(WHO)


def test_a_refusal_never_quotes_the_password(ring: Ring) -> None:
    ring.refuses = True
    with pytest.raises(Unavailable, match="refused: OSError") as refused:
        keys.keep(WHO, SECRET)
    assert SECRET not in repr(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None


@pytest.mark.usefixtures("impatient")
def test_a_keyring_that_hangs_is_given_up_and_so_are_those_behind_it(ring: Ring) -> None:
    ring.answer.clear()
    for _time in range(2):
        with pytest.raises(Unavailable, match="does not answer"):
            keys.find(WHO)
    ring.answer.set()


def test_whoever_leaves_need_not_wait_for_it(ring: Ring) -> None:
    ring.answer.clear()
    stop = threading.Event()
    stop.set()
    with pytest.raises(Unavailable, match="does not answer"):
        keys.keep(WHO, SECRET, stop)
    ring.answer.set()


def test_the_library_is_loaded_by_the_first_who_asks() -> None:
    import subprocess

    code = "import sys, warroom.services.keys as keys; print('keyring' in sys.modules); keys.trouble(); print('keyring' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "True"]
