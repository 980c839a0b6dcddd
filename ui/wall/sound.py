"""The sound of the wall, played by the system's own player; where there is none, its beep."""

from __future__ import annotations

import shutil
import sys
import time
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from ui.errands import Errands
from warroom import config
from warroom.domain.room import Room
from warroom.services.wall import tones
from warroom.services.wall.ringing import Bell, Reason

LINUX: Final = (("pw-play",), ("paplay",), ("aplay", "-q"))
MAC: Final = (("afplay",),)
BEEP: Final = "beep"
MOST_MS: Final = 4000
"""How long a player may take for what sounds for less than a second."""


class WallSound(QObject):
    """Rings for what the wall's room has to ring for; nothing waits for it, nothing of it stays."""

    played = Signal(str)
    """By which program it was played, or `beep`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bell = Bell()
        self._errands = Errands(self)
        self._process: QProcess | None = None
        self._left: list[list[str]] = []
        self._file = Path()
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(MOST_MS)
        self._limit.timeout.connect(self._give_up)

    @property
    def busy(self) -> bool:
        """Whether something is playing."""
        return self._process is not None or self._errands.busy

    def hear(self, room: Room | None) -> None:
        """Ring for what changed in the room on the wall; None while none is open."""
        reason = self._bell.hear(room, time.monotonic())
        if reason is not None:
            self.ring(reason)

    def ring(self, reason: Reason) -> None:
        """Play the sound for a reason, unless one is playing."""
        if not self.busy:
            work = partial(tones.file_of, reason, config.folders().cache)
            self._errands.run(work, self._play, lambda _wrong: self._beep())

    def end(self) -> None:
        """Play nothing more."""
        self._errands.leave()
        self._left = []
        if self._process is not None:
            self._process.finished.disconnect(self._ended)
            self._process.errorOccurred.disconnect(self._failed)
            self._process.kill()
            self._process.waitForFinished(MOST_MS)
            self._process = None

    def _play(self, file: Path) -> None:
        if sys.platform == "win32":
            import winsound

            try:
                winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC)
            except RuntimeError:
                self._beep()
            else:
                self.played.emit("winsound")
            return
        self._file, self._left = file, players()
        self._try_next()

    def _try_next(self) -> None:
        if not self._left:
            self._beep()
            return
        program, *arguments = self._left.pop(0)
        process = self._process = QProcess(self)
        process.setProgram(program)
        process.setArguments([*arguments, str(self._file)])
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._failed)
        self._limit.start()
        process.start()

    @Slot(int, QProcess.ExitStatus)
    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        self._over(well=code == 0 and status is QProcess.ExitStatus.NormalExit)

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # the others end, too
            self._over(well=False)

    @Slot()
    def _give_up(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _over(self, well: bool) -> None:
        self._limit.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.deleteLater()
        if well:
            self.played.emit(Path(process.program()).name)
        else:
            self._try_next()

    def _beep(self) -> None:
        QApplication.beep()
        self.played.emit(BEEP)


def players() -> list[list[str]]:
    """List the players of this machine with their options, the best first."""
    wanted = MAC if sys.platform == "darwin" else LINUX
    return [[found, *options] for name, *options in wanted if (found := shutil.which(name))]
