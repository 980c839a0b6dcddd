"""How the command line says no: one line, in the reader's language, and an exit code."""

from __future__ import annotations

from typing import Any, Final

from warroom.errors import Corrupt, WarRoomError
from warroom.i18n import _

GOOD: Final = 0
FOUND_WRONG: Final = 1
REFUSED: Final = 2
BUG: Final = 70
"""The customary code for an error inside a program."""
INTERRUPTED: Final = 130


def words(error: WarRoomError) -> str:
    """Say a refusal in the language in use."""
    text = _(error.text)
    return text.format(**error.values) if error.values else text


def code(error: WarRoomError) -> int:
    """Give the exit code of a refusal: data that are damaged were found wrong, all else was refused."""
    return FOUND_WRONG if isinstance(error, Corrupt) else REFUSED


def misuse(error: Any) -> str:
    """Say in the language in use what was wrong with the words of a call, and where to read on."""
    said = _misuse(error)
    context = getattr(error, "ctx", None)
    if context is None:
        return said
    path = [each.info_name or "" for each in _up_to_root(context)]
    return _("{problem} Read: {command}").format(problem=said, command=" ".join([*path[::-1], "--help"]))


def _misuse(error: Any) -> str:
    param = getattr(error, "param", None)
    name = ""
    if param is not None:
        option = param.param_type_name == "option"
        name = "/".join(param.opts) if option else str(param.metavar or param.name)
    match type(error).__name__:
        case "MissingParameter":
            return _("{name} is missing.").format(name=name)
        case "NoSuchOption":
            return _("There is no option {name}.").format(name=error.option_name)
        case "BadOptionUsage":
            return _("The option {name} needs a value, or takes none.").format(name=error.option_name)
        case "BadParameter":
            return _("{name} cannot be read.").format(name=name)
    return _("These words are not understood.")


def _up_to_root(context: Any) -> list[Any]:
    found = []
    while context is not None:
        found.append(context)
        context = context.parent
    return found
