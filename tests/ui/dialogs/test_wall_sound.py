"""Whether the wall rings is chosen with a tick, and heard before it is relied on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.players import SCRIPTS, alone, player
from tests.screens import click, nameless
from ui.dialogs.wall_sound import SoundBox, meaning
from warroom.services.wall.ringing import REASONS


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[SoundBox]:
    """Give the choice in a window."""
    made = SoundBox(on=False)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.sound.end()


@SCRIPTS
def test_each_press_plays_the_next_and_says_what_it_means(
    box: SoundBox, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = player(alone(tmp_path / "programs", monkeypatch))
    for reason in (*REASONS, REASONS[0]):
        with qtbot.waitSignal(box.grew):
            click(box.trial)
        assert box.said.text().startswith(meaning(reason))
        assert heard.read_text().splitlines()[-1].endswith(f"wall-{reason}.wav")
    assert not box.box.isChecked()


@SCRIPTS
def test_where_nothing_plays_it_is_said(
    box: SoundBox, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone(tmp_path / "programs", monkeypatch)
    with qtbot.waitSignal(box.grew):
        click(box.trial)
    assert "the system's beep is used" in box.said.text()


def test_the_tick_is_what_was_chosen_before(box: SoundBox, qtbot: QtBot) -> None:
    assert nameless(box) == []
    assert not box.box.isChecked()
    other = SoundBox(on=True)
    qtbot.addWidget(other)
    assert other.box.isChecked()
