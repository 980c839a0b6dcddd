"""Images are shown small whatever they claim to be; hostile ones cost neither the program nor memory."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.files import attach, hollow_png, png
from tests.rooms import Bench
from tests.screens import Screens
from ui.thumbnails import BOX, KEPT, Thumbnails, decode
from warroom.errors import Rejected, WarRoomError


def written(kind: str, width: int = 60, height: int = 40) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_an_image_is_decoded(kind: str) -> None:
    image = decode(written(kind), f"image/{kind}")
    assert (image.width(), image.height()) == (60, 40)


@pytest.mark.parametrize(("width", "height"), [(4000, 3000), (9000, 20), (20, 9000)])
def test_a_large_image_is_made_small(width: int, height: int) -> None:
    image = decode(png(width, height), "image/png")
    assert 0 < image.width() <= BOX.width()
    assert 0 < image.height() <= BOX.height()


def test_svg_and_other_types_are_not_drawn() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    with pytest.raises(Rejected, match="No small picture of this type"):
        decode(svg, "image/svg+xml")
    with pytest.raises(Rejected, match="No small picture"):
        decode(svg, "image/png")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        png()[:40],
        png(400, 400)[:-60],
        hollow_png(30_000, 30_000),
        hollow_png(14_000, 14_000),
        hollow_png(2_000_000_000, 1),
        b"GIF89a" + b"\xff" * 200,
        bytes(range(256)) * 40,
    ],
    ids=range(9),
)
@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp"])
def test_a_hostile_image_is_a_sentence(data: bytes, kind: str, qt_messages: list[str]) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with suppress(Rejected):
        assert decode(data, f"image/{kind}").width() <= BOX.width()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000


@pytest.fixture
def bench() -> Bench:
    """Give a room with an image, a broken one and one whose pieces say something else."""
    made = Bench()
    attach(made, "chart.png", png(), media_type="image/png")
    attach(made, "broken.png", b"\x89PNG\r\n\x1a\n....", media_type="image/png")
    return made


@pytest.fixture
def thumbnails(screens: Screens, bench: Bench) -> Iterator[Thumbnails]:
    """Give the small pictures of the room."""
    bridge = screens.bridge(bench)
    made = Thumbnails(bridge, bridge)
    yield made
    made.finish()


def wanted(thumbnails: Thumbnails, bench: Bench, ref: str, qtbot: QtBot) -> QImage | WarRoomError | None:
    item = bench.room.attachments[bench.room.stream_of(ref)]
    if thumbnails.get(item) is None:
        with qtbot.waitSignal(thumbnails.ready):
            pass
    return thumbnails.get(item)


def test_a_picture_is_read_from_the_room_once(thumbnails: Thumbnails, bench: Bench, qtbot: QtBot) -> None:
    found = wanted(thumbnails, bench, "P1", qtbot)
    assert isinstance(found, QImage)
    assert thumbnails.get(bench.room.attachments[bench.room.stream_of("P1")]) is found


def test_one_that_cannot_be_shown_says_why(
    thumbnails: Thumbnails, bench: Bench, qtbot: QtBot, qt_messages: list[str]
) -> None:
    assert isinstance(wanted(thumbnails, bench, "P2", qtbot), WarRoomError)


def test_altered_pieces_are_said(
    thumbnails: Thumbnails, screens: Screens, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    with screens.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE chunk SET data = x'00'")
    assert "altered" in str(wanted(thumbnails, bench, "P1", qtbot))


def test_few_are_kept(screens: Screens, qtbot: QtBot) -> None:
    bench = Bench()
    streams = [attach(bench, f"{n}.png", png(20 + n), media_type="image/png") for n in range(KEPT + 3)]
    bridge = screens.bridge(bench)
    thumbnails = Thumbnails(bridge, bridge)
    for stream in streams:
        item = bench.room.attachments[stream]
        with qtbot.waitSignal(thumbnails.ready):
            assert thumbnails.get(item) is None
    assert thumbnails.get(bench.room.attachments[streams[-1]]) is not None
    assert thumbnails.get(bench.room.attachments[streams[0]]) is None
    thumbnails.finish()
