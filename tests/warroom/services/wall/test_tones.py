"""The sounds of the wall, read back: how long, how loud, how high, and soft at both ends."""

from __future__ import annotations

import wave
from array import array
from math import cos, hypot, pi, sin
from pathlib import Path

import pytest

from warroom.errors import Unavailable
from warroom.services.wall import tones
from warroom.services.wall.ringing import REASONS, Reason

RATE = 44_100


def samples(file: Path) -> array[int]:
    with wave.open(str(file), "rb") as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE)
        found = array("h")
        found.frombytes(sound.readframes(sound.getnframes()))
    return found


def strength(part: array[int], hertz: float) -> float:
    """How much of a frequency is in a part: Goertzel's sum."""
    real = sum(each * cos(2 * pi * hertz * number / RATE) for number, each in enumerate(part))
    other = sum(each * sin(2 * pi * hertz * number / RATE) for number, each in enumerate(part))
    return hypot(real, other)


def highest(part: array[int]) -> float:
    """The frequency of which there is the most, of a scale of half tones from 200 Hz to 4 kHz."""
    scale = [523.25 * 2 ** (step / 12) for step in range(-16, 36)]
    return max(scale, key=lambda hertz: strength(part, hertz))


@pytest.mark.parametrize(
    ("reason", "heard"),
    [("worse", (523, 784)), ("better", (784, 523)), ("late", (659, 659))],
)
def test_each_reason_sounds_different(reason: Reason, heard: tuple[int, int], tmp_path: Path) -> None:
    found = samples(tones.file_of(reason, tmp_path))
    half = len(found) // 2
    assert (round(highest(found[:half])), round(highest(found[half:]))) == heard


@pytest.mark.parametrize("reason", REASONS)
def test_it_is_short_and_soft(reason: Reason, tmp_path: Path) -> None:
    found = samples(tones.file_of(reason, tmp_path))
    assert 0.4 < len(found) / RATE < 1
    assert 0.15 * 32_768 < max(map(abs, found)) < 0.35 * 32_768
    half = len(found) // 2
    for edge in (found[:20], found[half - 20 : half + 20], found[-20:]):
        assert max(map(abs, edge)) < 0.01 * 32_768


def test_the_file_is_made_once_and_mended(tmp_path: Path) -> None:
    file = tones.file_of("late", tmp_path)
    before = file.stat().st_mtime_ns
    assert tones.file_of("late", tmp_path).stat().st_mtime_ns == before
    file.write_bytes(b"half of it")
    assert len(samples(tones.file_of("late", tmp_path))) > 0
    assert [each.name for each in tmp_path.iterdir()] == ["wall-late.wav"]


def test_where_it_cannot_be_kept_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        tones.file_of("late", tmp_path / "nowhere")
