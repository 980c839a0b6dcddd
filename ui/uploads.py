"""Files on their way into the room: one after another, beside the window, with progress and cancel."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event
from typing import Final, Literal

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, Signal, Slot
from PySide6.QtGui import QImage

from ui.bridge import Bridge, Refusal
from ui.errands import Errands
from warroom.domain.rules.attachments import STREAM, Attach, room_size
from warroom.errors import N_, Unavailable, WarRoomError
from warroom.services.attachments import Cancelled, Content, bring_in

State = Literal["waiting", "running", "sending", "failed"]


class Upload(msgspec.Struct, kw_only=True):
    """One file: what it is, what it is about (streams, and in words), how far it is, what went wrong."""

    number: int
    name: str
    source: Content | QImage | WarRoomError
    links: tuple[str, ...]
    about: str
    station: str
    state: State = "waiting"
    done: int = 0
    size: int = 0
    error: BaseException | None = None
    cancel: Event = msgspec.field(default_factory=Event)


class _Step(msgspec.Struct, frozen=True):
    """How far a file is, told by the thread that stores it."""

    number: int
    done: int
    size: int


class Uploads(QObject):
    """The queue of one room; it outlives the desk that shows it, as when the theme changes."""

    changed = Signal()
    attached = Signal(str)
    idle = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._errands = Errands(self)
        self._number = 0
        self._sent: dict[str, Upload] = {}
        self._leaving = False
        self.items: list[Upload] = []
        bridge.changed.connect(self._look)
        bridge.loaded.connect(self._look)
        bridge.refused.connect(self._refused)

    @staticmethod
    def of(bridge: Bridge) -> Uploads:
        """Give the queue of a room; it is made when it is first asked for."""
        found = bridge.findChild(Uploads)
        return found if isinstance(found, Uploads) else Uploads(bridge)

    @property
    def busy(self) -> bool:
        """Whether a file is on its way; one that failed is not."""
        return any(each.state != "failed" for each in self.items)

    def add(
        self,
        sources: Sequence[tuple[str, Content | QImage | WarRoomError]],
        links: tuple[str, ...],
        about: str,
    ) -> None:
        """Put files at the end of the queue; an error in place of one is shown as its failure."""
        for name, source in sources:
            self._number += 1
            made = Upload(
                number=self._number,
                name=name,
                source=source,
                links=links,
                about=about,
                station=self._bridge.station,
            )
            self.items.append(made)
            if isinstance(source, WarRoomError):
                made.state, made.error = "failed", source
        self._go_on()

    def cancel(self, number: int) -> None:
        """Call a file off, or dismiss what is said of one that failed; what is being logged goes on."""
        for each in [each for each in self.items if each.number == number]:
            if each.state == "running":
                each.cancel.set()
            elif each.state != "sending":
                self.items.remove(each)
        self._go_on()

    def cancel_all(self) -> None:
        """Call everything off."""
        for each in list(self.items):
            self.cancel(each.number)

    def finish(self) -> None:
        """Wait until every file is stored and handed to the writer, or has failed."""
        self._leaving = True
        self._go_on()
        while any(each.state in {"waiting", "running"} for each in self.items):
            self._errands.wait()
            QCoreApplication.sendPostedEvents(self._errands)

    def _go_on(self) -> None:
        # The next one begins when the room has the one before: the rules see it then.
        ends = ("running",) if self._leaving else ("running", "sending")
        running = any(each.state in ends for each in self.items)
        waiting = next((each for each in self.items if each.state == "waiting"), None)
        if waiting is not None and not running:
            self._start(waiting)
        self.changed.emit()
        if not self.busy:
            self.idle.emit()

    def _start(self, upload: Upload) -> None:
        upload.state = "running"
        bridge, taken = self._bridge, room_size(self._bridge.ready)

        def work() -> Attach:
            def tell(done: int, size: int) -> None:
                self._errands.report(self._step, _Step(upload.number, done, size))

            content = upload.source
            if isinstance(content, QImage):
                content = Content(upload.name, png(content))
            assert isinstance(content, Content)
            return bring_in(bridge.store, bridge.incident, content, taken, tell, upload.cancel)

        self._errands.run(
            work, lambda command: self._stored(upload, command), lambda wrong: self._failed(upload, wrong)
        )

    def _stored(self, upload: Upload, command: Attach) -> None:
        whole = msgspec.structs.replace(command, links=upload.links, station=upload.station)
        try:
            sent = self._bridge.submit(whole)
        except WarRoomError as wrong:
            self._failed(upload, wrong)
            return
        upload.state = "sending"
        self._sent[sent] = upload
        self._go_on()

    def _failed(self, upload: Upload, wrong: BaseException) -> None:
        if isinstance(wrong, Cancelled):
            self.items.remove(upload)
        else:
            upload.state, upload.error = "failed", wrong
        self._go_on()

    def _step(self, step: _Step) -> None:
        for each in self.items:
            if each.number == step.number:
                each.done, each.size = step.done, step.size
                self.changed.emit()

    @Slot()
    def _look(self) -> None:
        """Let go of the files that the room has by now."""
        arrived = [sent for sent in self._sent if f"{STREAM}:{sent}" in self._bridge.ready.attachments]
        for sent in arrived:
            upload = self._sent.pop(sent)
            self.items.remove(upload)
            self.attached.emit(upload.name)
        if arrived:
            self._go_on()

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        upload = self._sent.pop(refusal.command.id, None)
        if upload is not None:
            self._failed(upload, refusal.error)


PNG: Final = "PNG"


def png(image: QImage) -> bytes:
    """Write a picture as PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, PNG):  # type: ignore[call-overload]
        raise Unavailable(N_("The copied picture cannot be read. Save it as a file, then attach that."))
    return bytes(data.data())
