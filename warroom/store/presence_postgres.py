"""Presence on a server: said and asked on the bell's own connection, heard on a channel that does not ring it."""

from __future__ import annotations

import contextlib
from typing import Any, Final

from warroom.errors import Unavailable
from warroom.store.presence import Desk, Here, Present, short
from warroom.store.watch import Bell
from warroom.store.watch_postgres import PostgresBell

CHANNEL: Final = "warroom_presence"
"""The name under which `be_here()` tells that somebody came, went, or does something else."""
_KNOWN: Final = "SELECT to_regprocedure('public.be_here(text, text, text, text, text, boolean)') IS NOT NULL"
_TELL: Final = "SELECT * FROM public.be_here(%s, %s, %s, %s, %s, %s)"
_LOOK: Final = "SELECT * FROM public.who_is_here(%s)"
_LEAVE: Final = "SELECT public.leave_here(%s)"


def server_presence(bell: Bell, desk: Desk) -> ServerPresence | None:
    """Give a desk's presence on the server of a bell; None for a server that was not brought up to date."""
    assert isinstance(bell, PostgresBell)
    if bell.ask(_KNOWN, ()) != [(True,)]:
        return None
    bell.listen(CHANNEL)
    return ServerPresence(bell, desk)


class ServerPresence:
    """Who is here as the server knows it: the person is who logged in, the time is the server's."""

    def __init__(self, bell: PostgresBell, desk: Desk) -> None:
        self._bell = bell
        self._desk = desk

    def tell(self, here: Here) -> list[Present] | None:
        """Say what one does at the desk and give all who are here; None where the server refuses."""
        said = short(here)
        values = (self._desk.incident, self._desk.id, said.station, said.page, said.stream, said.typing)
        return _present(self._bell.ask(_TELL, values))

    def look(self) -> list[Present] | None:
        """Give all who are here; None where the server refuses."""
        return _present(self._bell.ask(_LOOK, (self._desk.incident,)))

    def stirred(self) -> bool:
        """Say whether the server told of somebody in this room."""
        return self._bell.was_told(self._desk.incident)

    def leave(self) -> None:
        """Take the desk away; a server that is gone forgets it by itself."""
        with contextlib.suppress(Unavailable):
            self._bell.ask(_LEAVE, (self._desk.id,))


def _present(rows: list[tuple[Any, ...]] | None) -> list[Present] | None:
    if rows is None:
        return None
    return [
        Present(
            desk=desk,
            person=person,
            station=station,
            page=page,
            stream=stream,
            typing=typing,
            since=since,
            age=age,
        )
        for desk, person, station, page, stream, typing, since, age in rows
    ]
