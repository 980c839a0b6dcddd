"""Views of the timeline: queries with a name, some built in, others kept by a person on this machine."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

import msgspec

from warroom import config
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services.folding import folded
from warroom.services.query import Query, parse

LONGEST: Final = 60
"""Letters of a name."""
_log: Final = logging.getLogger(__name__)


class View(msgspec.Struct, frozen=True):
    """A named query, written so that it is read the same in every language."""

    name: str
    query: str
    built_in: bool = False

    @property
    def words(self) -> str:
        """The name as it is shown."""
        return _(self.name) if self.built_in else self.name

    def read(self) -> Query:
        """Give the query, in the language in use."""
        return parse(self.query).spoken()


BUILT_IN: Final = (
    View(N_("Key moments"), "key", built_in=True),
    View(N_("What customers were told"), "kind:communication", built_in=True),
    View(N_("My station"), "@me", built_in=True),
    View(N_("Decisions in force"), "in-force", built_in=True),
    View(N_("The last 30 minutes"), "since:-30m", built_in=True),
)


class _Kept(msgspec.Struct, frozen=True):
    """A view as it stands in the file."""

    name: str
    query: str


class Views:
    """The views of one person; every change is on disk when it returns."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or config.folders().config / "views.json"
        self._own = self._read()

    def _read(self) -> list[View]:
        try:
            kept = msgspec.json.decode(self._file.read_bytes(), type=list[_Kept])
        except FileNotFoundError:
            return []
        except msgspec.MsgspecError:
            _log.warning("views could not be read and were put aside as %s", config.set_aside(self._file))
            return []
        except OSError as wrong:
            raise config.unusable(self._file, wrong) from wrong
        return [View(each.name, each.query) for each in kept]

    def all(self) -> list[View]:
        """Give one's own views, then those that are built in."""
        return [*self._own, *BUILT_IN]

    def add(self, name: str, query: Query) -> View:
        """Keep a query under a name; raises `Rejected` for a name that does not do, or no query."""
        if not query.terms:
            raise Rejected(N_("Search or press a chip first; a view keeps what is shown then."), field="name")
        made = View(self._free(name), query.canonical)
        self._write([*self._own, made])
        return made

    def rename(self, view: View, name: str) -> View:
        """Give one's own view another name."""
        made = View(self._free(name, view), view.query)
        self._write([made if each == view else each for each in self._own])
        return made

    def delete(self, view: View) -> None:
        """Forget one's own view."""
        if view.built_in:
            raise Rejected(N_("This view is built in and stays."), field="name")
        self._write([each for each in self._own if each != view])

    def _free(self, name: str, but: View | None = None) -> str:
        if but is not None and but.built_in:
            raise Rejected(N_("This view is built in and stays."), field="name")
        clean = " ".join(name.split())
        if not clean or len(clean) > LONGEST:
            text = N_("A view needs a name of up to {longest} letters.")
            raise Rejected(text, field="name", longest=LONGEST)
        taken = {folded(each.words) for each in self.all() if each != but}
        if folded(clean) in taken:
            text = N_("There is a view “{name}” already. Choose another name.")
            raise Rejected(text, field="name", name=clean)
        return clean

    def _write(self, own: list[View]) -> None:
        kept = [_Kept(each.name, each.query) for each in own]
        config.write_whole(self._file, msgspec.json.format(msgspec.json.encode(kept), indent=2))
        self._own = own
