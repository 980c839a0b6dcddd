"""The keys of actions: those that the person chose, else those of the table; what may be chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from warroom import config
from warroom.errors import N_, Rejected
from warroom.i18n import _

EDITING: Final = frozenset(
    {"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Ins", "Shift+Ins", "Shift+Del"}
    | {f"{each}{key}" for each in ("Ctrl+", "Ctrl+Shift+") for key in ("Left", "Right", "Home", "End")}
    | {"Ctrl+Backspace", "Ctrl+Del"}
)
"""What edits text in the entry line and in every field."""
MOVING: Final = frozenset(
    {"Return", "Enter", "Esc", "Tab", "Backtab", "Space", "Up", "Down", "Left", "Right", "Home", "End"}
    | {"PgUp", "PgDown", "Backspace", "Menu"}
)
"""Keys that move in lists and forms, send them or leave them."""
TYPING: Final = re.compile(r"(Shift\+)?[^+\s]|(Shift\+)?\+")
LEVEL_THREE: Final = re.compile(r"Ctrl\+Alt\+(Shift\+)?.")
"""What types a character of its own on many keyboards, as Ctrl Alt E types the euro sign."""
NEEDED: Final = frozenset({"palette", "house.palette"})
"""Actions that keep a key: without it no other one could be found from the keyboard."""


class Keyed(Protocol):
    """An action of the desk or of the house."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def words(self) -> str:
        """Its words in the current language."""

    @property
    def standard(self) -> str:
        """The keys that the table gives it."""

    @property
    def keys(self) -> str:
        """The keys that it has now."""


class Keys(QObject):
    """Holds what the person chose; `changed` tells every window at once."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen: dict[str, str] = {}


KEYS: Final = Keys()


def keys_of(name: str, standard: str) -> str:
    """Give the keys of an action: the person's, else the table's."""
    return KEYS.chosen.get(name, standard)


def tables() -> tuple[Sequence[Keyed], ...]:
    """Give the tables of actions; within one of them each key does one thing."""
    from ui.actions import ACTIONS
    from ui.house.actions import ACTIONS as HOUSE

    return ACTIONS, HOUSE


def normal(keys: str) -> str:
    """Write keys as Qt does; nothing for what are none."""
    return QKeySequence(keys).toString()


def use(chosen: Mapping[str, str]) -> None:
    """Take what the settings hold; what would give one key to two actions is left out, with what is unknown."""
    taken: dict[str, str] = {}
    for table in tables():
        mine = {each.id: chosen[each.id] for each in table if each.id in chosen}
        mine = {name: keys for name, keys in mine.items() if not keys or _may(keys)}
        while twice := _twice(table, mine):
            mine = {name: keys for name, keys in mine.items() if keys not in twice}
        taken |= mine
    if taken != KEYS.chosen:
        KEYS.chosen = taken
        KEYS.changed.emit()


def _twice(table: Iterable[Keyed], chosen: Mapping[str, str]) -> set[str]:
    counted = Counter(chosen.get(each.id, each.standard) for each in table)
    return {keys for keys, times in counted.items() if keys and times > 1 and keys in chosen.values()}


def _may(keys: str) -> bool:
    try:
        check_keys(keys)
    except Rejected:
        return False
    return normal(keys) == keys


def check_keys(keys: str) -> None:
    """Refuse, with the reason, keys that are needed for writing and moving."""
    name = key_words(keys)
    if TYPING.fullmatch(keys) or LEVEL_THREE.fullmatch(keys):
        raise Rejected(N_("{keys} types a character. Add Ctrl or Alt, or take a key like F7."), keys=name)
    if keys in EDITING:
        raise Rejected(N_("{keys} edits text in the entry line. Take other keys."), keys=name)
    if keys.removeprefix("Shift+") in MOVING or keys in ("Ctrl+Return", "Ctrl+Enter"):
        raise Rejected(N_("{keys} moves in lists and forms, or sends them. Take other keys."), keys=name)


def change(action: Keyed, keys: str) -> None:
    """Give an action other keys, or none, at once in all windows, and remember it.

    Raises `Rejected` for keys that something else needs, naming it; `Unavailable` when the disk refuses.
    """
    if keys:
        check_keys(keys)
        _check_free(action, keys)
    elif action.id in NEEDED:
        raise Rejected(N_("Without keys for it nothing else could be found. Give it other keys."))
    chosen = {name: each for name, each in KEYS.chosen.items() if name != action.id}
    if keys != action.standard:
        chosen[action.id] = keys
    _keep(chosen)


def _check_free(action: Keyed, keys: str) -> None:
    table = next(each for each in tables() if any(one.id == action.id for one in each))
    other = next((each for each in table if each.keys == keys and each.id != action.id), None)
    if other is not None:
        raise Rejected(
            N_("{keys} is for “{action}”. Give that one other keys first."),
            keys=key_words(keys),
            action=other.words,
        )


def reset() -> None:
    """Give every action the keys of the table again, and remember it."""
    _keep({})


def _keep(chosen: dict[str, str]) -> None:
    config.remember(keys=chosen)
    KEYS.chosen = chosen
    KEYS.changed.emit()


def key_words(keys: str) -> str:
    """Write keys as hints and keyboards do: Ctrl Shift V."""
    return re.sub(r"\bDel$", _("Del"), re.sub(r"\+(?=.)", " ", keys))


def worded(text: str, table: int = 0, named: bool = True) -> str:
    """Name in a hint the keys that are in use, where it names those of the table (0 desk, 1 house).

    With `named` off keys like F2 stay: there it may be the name of a fix.
    """
    if not KEYS.chosen:
        return text
    actions = tables()[table]
    finder = next(key_words(each.keys) for each in actions if each.id in NEEDED)
    now = {
        key_words(each.standard): key_words(each.keys) or f"{finder} “{each.words}”"
        for each in actions
        if each.standard and each.keys != each.standard and (named or "+" in each.standard)
    }
    if not now:
        return text
    either = "|".join(re.escape(each) for each in sorted(now, key=len, reverse=True))
    return re.sub(rf"(?<!\w)({either})(?!\w)", lambda found: now[found[0]], text)
