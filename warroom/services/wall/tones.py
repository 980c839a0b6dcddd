"""What the wall sounds like: two short soft tones, rising, falling or level; no siren."""

from __future__ import annotations

import io
import math
import wave
from array import array
from pathlib import Path
from typing import Final

from warroom.config import write_whole
from warroom.services.wall.ringing import Reason

RATE: Final = 44_100
LOW, MIDDLE, HIGH = 523.25, 659.26, 783.99
"""C, E and G of the fifth octave, in hertz: in every small loudspeaker, and not shrill."""
TONES: Final[dict[Reason, tuple[float, float]]] = {
    "worse": (LOW, HIGH),
    "better": (HIGH, LOW),
    "late": (MIDDLE, MIDDLE),
}
TONE_SECONDS: Final = 0.32
RISE_SECONDS: Final = 0.015
"""A tone that starts at once would click."""
LEVEL: Final = 0.3
"""The loudest point, of what the format can hold."""


def sound(reason: Reason) -> bytes:
    """Make the sound for a reason, as a WAV file."""
    samples = array("h")
    for hertz in TONES[reason]:
        samples.extend(_tone(hertz))
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(samples.itemsize)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return made.getvalue()


def _tone(hertz: float) -> list[int]:
    """Let a tone swell and fade away, to silence at its end."""
    count = round(RATE * TONE_SECONDS)
    peak = LEVEL * 32_767
    made = []
    for number in range(count):
        at = number / RATE
        swell = min(1.0, at / RISE_SECONDS)
        fade = math.exp(-5 * at / TONE_SECONDS) * (1 - number / count)
        made.append(round(peak * swell * fade * math.sin(2 * math.pi * hertz * at)))
    return made


def file_of(reason: Reason, folder: Path) -> Path:
    """Give the file of a sound, made where it is missing or not whole; Unavailable when it cannot be."""
    file, wanted = folder / f"wall-{reason}.wav", sound(reason)
    if not file.exists() or file.read_bytes() != wanted:
        write_whole(file, wanted)
    return file
