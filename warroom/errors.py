"""The four ways in which the program says no, and how their words travel."""

from __future__ import annotations

from typing import Final


def N_(text: str) -> str:  # noqa: N802 - the customary name of the gettext marker
    """Mark a text for translation that is translated only when it is shown."""
    return text


class WarRoomError(Exception):
    """A refusal whose English text is a translation key, with the values for its braces."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text: Final = text
        self.values: Final = values


class Rejected(WarRoomError):
    """Not allowed by the rules; `field` names the input it is about, where there is one."""

    def __init__(self, text: str, field: str = "", **values: object) -> None:
        super().__init__(text, **values)
        self.field: Final = field


class Conflict(WarRoomError):
    """Someone was faster: the stream is already at `version` or beyond."""

    def __init__(self, stream: str, version: int) -> None:
        super().__init__(N_("Somebody changed this a moment before you. Look at it again."))
        self.stream: Final = stream
        self.version: Final = version


class Unavailable(WarRoomError):
    """The surroundings fail: disk full, database away, file not writable; `cause` names which, where it matters."""

    def __init__(self, text: str, cause: str = "", **values: object) -> None:
        super().__init__(text, **values)
        self.cause: Final = cause


class Corrupt(WarRoomError):
    """A log or file does not say what its hashes say; `seq` is the first bad entry, 0 if unknown."""

    def __init__(self, text: str, seq: int = 0, **values: object) -> None:
        super().__init__(text, seq=seq, **values)
        self.seq: Final = seq
